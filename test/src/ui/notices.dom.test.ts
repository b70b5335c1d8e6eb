import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Aim } from '../../../src/ui/aim.svelte';
import Announcer from '../../../src/ui/Announcer.svelte';
import { announce } from '../../../src/ui/announcer.svelte';
import { copyText } from '../../../src/ui/copy-text';
import { download } from '../../../src/ui/download';
import ProgressBar from '../../../src/ui/ProgressBar.svelte';
import SortButton from '../../../src/ui/table/SortButton.svelte';
import TableActions from '../../../src/ui/table/TableActions.svelte';
import { theme } from '../../../src/ui/theme.svelte';
import { toasts } from '../../../src/ui/toasts.svelte';
import { settled } from '../../support/settled';

function setClipboard(value: unknown): void {
  Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
}

beforeEach(() => {
  toasts.clear();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  setClipboard(undefined);
  document.body.innerHTML = '';
});

describe('toasts', () => {
  it('of good news leave by themselves, warnings stay', () => {
    vi.useFakeTimers();
    toasts.show({ text: 'saved', tone: 'good' });
    toasts.show({ text: 'not saved', tone: 'warn' });
    vi.advanceTimersByTime(6000);
    expect(toasts.list.map(({ text }) => text)).toEqual(['not saved']);
  });

  it('with the same text replace one another, and are four at most', () => {
    for (const text of ['a', 'b', 'a', 'c', 'd', 'e']) toasts.show({ text, tone: 'bad' });
    expect(toasts.list.map(({ text }) => text)).toEqual(['a', 'c', 'd', 'e']);
  });

  it('are dismissed one by one', () => {
    const id = toasts.show({ text: 'a', tone: 'bad' });
    toasts.show({ text: 'b', tone: 'bad' });
    toasts.dismiss(id);
    expect(toasts.list.map(({ text }) => text)).toEqual(['b']);
  });
});

describe('what is announced', () => {
  it('stands in a polite live region, anew where it is the same text again', async () => {
    render(Announcer);
    announce('cart moved');
    await settled();
    const region = document.querySelector('[aria-live="polite"]')!;
    expect(region.textContent).toContain('cart moved');
    const element = region.firstElementChild;
    announce('cart moved');
    await settled();
    expect(region.textContent).toContain('cart moved');
    expect(region.firstElementChild).not.toBe(element);
  });
});

describe('the theme', () => {
  it('follows the system unless one is chosen, and is kept', () => {
    theme.set('dark');
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(localStorage.getItem('sluice.theme')).toBe('dark');
    theme.set('system');
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });
});

describe('aiming at an element', () => {
  it('counts after a while, and at once from one to the next', () => {
    vi.useFakeTimers();
    document.body.innerHTML = '<button title="a"><i></i></button><button title="b"></button>';
    const [first, second] = [...document.querySelectorAll('button')];
    const aim = new Aim('[title]', 500);
    aim.point(first.querySelector('i'));
    vi.advanceTimersByTime(499);
    expect(aim.open).toBe(false);
    vi.advanceTimersByTime(1);
    expect([aim.open, aim.at]).toEqual([true, first]);
    aim.point(second);
    vi.advanceTimersByTime(0);
    expect(aim.at).toBe(second);
    aim.drop();
    expect(aim.open).toBe(false);
  });
});

describe('copying', () => {
  it('uses the clipboard where the page may', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    setClipboard({ writeText });
    expect(await copyText('a\tb')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('a\tb');
  });

  it('selects the text elsewhere, and gives the focus back', async () => {
    setClipboard(undefined);
    const copied = vi.fn(() => true);
    Object.assign(document, { execCommand: copied });
    document.body.innerHTML = '<button></button>';
    const button = document.querySelector('button')!;
    button.focus();
    expect(await copyText('text')).toBe(true);
    expect(document.activeElement).toBe(button);
    expect(document.querySelector('textarea')).toBeNull();
  });
});

describe('a file to save', () => {
  it('is handed to the browser by its name, and let go a minute later', () => {
    vi.useFakeTimers();
    const revoked = vi.fn();
    Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: revoked });
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      expect([this.download, this.href]).toEqual(['a.csv', 'blob:1']);
    });
    download(new Blob(['x']), 'a.csv');
    expect(clicked).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(revoked).toHaveBeenCalledWith('blob:1');
  });
});

describe('the actions of a table', () => {
  it('copy its cells as text between tabs, and report that', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    setClipboard({ writeText });
    const cells = () => [['stage', 'users'], ['cart', 3]]; // prettier-ignore
    render(TableActions, { cells, name: 'shop.csv', word: 'funnel' });
    await fireEvent.click(screen.getByRole('button', { name: /Copy/ }));
    await settled();
    expect(writeText).toHaveBeenCalledWith(expect.stringContaining('cart\t3'));
    expect(toasts.list[0].tone).toBe('good');
  });
});

describe('a bar of progress', () => {
  it('says how far it is, or that nobody knows', () => {
    const { unmount } = render(ProgressBar, { label: 'Reading', share: 0.254 });
    expect(screen.getByRole('progressbar', { name: 'Reading' }).getAttribute('aria-valuenow')).toBe('25');
    unmount();
    render(ProgressBar, { label: 'Reading', share: null });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull();
  });
});

describe('the head of a sorted column', () => {
  it('is a button with an arrow of its direction', async () => {
    const onclick = vi.fn();
    const { rerender } = render(SortButton, { name: 'Users', means: 'Users in all', direction: 'none', onclick });
    expect(document.querySelector('svg')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Users' }));
    expect(onclick).toHaveBeenCalled();
    await rerender({ direction: 'descending' });
    expect(document.querySelector('svg')).toBeTruthy();
  });
});

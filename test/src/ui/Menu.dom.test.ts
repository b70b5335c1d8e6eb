import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MenuEntry } from '../../../src/ui/Menu.svelte';
import MenuAtButton from '../../support/ui/MenuAtButton.svelte';
import { settled } from '../../support/settled';
import { stubResizeObserver } from '../../support/stub-resize-observer';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(entries: MenuEntry[]) {
  render(MenuAtButton, { entries });
  await fireEvent.click(screen.getByRole('button', { name: 'More' }));
  await expect.poll(menu).toBeTruthy();
  await settled();
}

// Hidden: jsdom lays nothing out, so that the menu finds no room for itself.
const all = () => screen.getAllByRole('menuitem', { hidden: true });
const names = () => all().map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
const entry = (name: string) => all()[names().indexOf(name)];
const menu = () => document.querySelector('[role="menu"]');

describe('a menu', () => {
  it('costs nothing but its button until it is opened', () => {
    render(MenuAtButton, { entries: [{ label: 'Rename', onselect: vi.fn() }] });
    const button = screen.getByRole('button', { name: 'More' });
    expect(button.getAttribute('aria-haspopup')).toBe('menu');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(menu()).toBeNull();
  });

  it('lists its entries in their order, with the keys that do the same', async () => {
    await open([
      { label: 'Rename', keys: 'F2', onselect: vi.fn() },
      'separator',
      { label: '删除 🗑', onselect: vi.fn() },
    ]);
    expect(names()).toEqual(['Rename F2', '删除 🗑']);
    expect(screen.getAllByRole('separator', { hidden: true })).toHaveLength(1);
  });

  it('does what is chosen once, and closes', async () => {
    const onselect = vi.fn();
    await open([{ label: 'Rename', onselect }]);
    await fireEvent.click(entry('Rename'));
    expect(onselect).toHaveBeenCalledTimes(1);
    await expect.poll(menu).toBeNull();
  });

  it('does not do what is disabled', async () => {
    const onselect = vi.fn();
    await open([{ label: 'Move left', disabled: true, onselect }]);
    expect(entry('Move left').getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(entry('Move left'));
    expect(onselect).not.toHaveBeenCalled();
  });

  it('marks the chosen one of a choice, for eyes and for screen readers', async () => {
    await open([
      { label: 'Light', checked: true, onselect: vi.fn() },
      { label: 'Dark', checked: false, onselect: vi.fn() },
    ]);
    expect(names()).toEqual(['Light ✓', 'Dark']);
    expect(all().map((each) => each.querySelectorAll('svg').length)).toEqual([1, 0]);
  });

  it('is opened by the down arrow too, and closed by Escape without doing anything', async () => {
    const onselect = vi.fn();
    render(MenuAtButton, { entries: [{ label: 'Rename', onselect }] });
    await fireEvent.keyDown(screen.getByRole('button', { name: 'More' }), { key: 'ArrowDown' });
    await expect.poll(menu).toBeTruthy();
    await fireEvent.keyDown(menu()!, { key: 'Escape' });
    await expect.poll(menu).toBeNull();
    expect(onselect).not.toHaveBeenCalled();
  });
});

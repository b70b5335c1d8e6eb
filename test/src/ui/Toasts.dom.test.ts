import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Toasts from '../../../src/ui/Toasts.svelte';
import { toasts } from '../../../src/ui/toasts.svelte';

// Asked for as soon as the module is there.
vi.hoisted(() => {
  const query = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  window.matchMedia = () => query as unknown as MediaQueryList;
});

beforeEach(() => {
  // Nothing fades in or out, for which jsdom has no animations.
  Element.prototype.animate = () => ({ cancel: vi.fn(), finished: Promise.resolve() }) as unknown as Animation;
  toasts.clear();
  render(Toasts, { label: 'Notices', dismiss: 'Dismiss', details: 'Details' });
});

afterEach(cleanup);

// Other files of the thread go on without.
afterAll(() => {
  Reflect.deleteProperty(window, 'matchMedia');
  Reflect.deleteProperty(Element.prototype, 'animate');
});

async function show(content: Parameters<typeof toasts.show>[0]) {
  toasts.show(content);
  await tick();
}

describe('the notices in the corner', () => {
  it('are a named region that screen readers follow politely, also while it is empty', () => {
    expect(screen.getByRole('region', { name: 'Notices' }).getAttribute('aria-live')).toBe('polite');
  });

  it('interrupt only where something failed', async () => {
    await show({ text: 'Copied', tone: 'good' });
    await show({ text: '没有读取', tone: 'bad' });
    expect(screen.getByRole('status').textContent).toContain('Copied');
    expect(screen.getByRole('alert').textContent).toContain('没有读取');
  });

  it('give advice under the text, and fold the details away', async () => {
    await show({ text: 'Not read', advice: 'Choose the file again.', detail: 'Error: "x"\nat line 2', tone: 'bad' });
    expect(screen.getByText('Choose the file again.')).toBeTruthy();
    const details = screen.getByText('Details').closest('details')!;
    expect(details.open).toBe(false);
    expect(details.querySelector('pre')!.textContent).toBe('Error: "x"\nat line 2');
  });

  it('show text as it is, never as markup', async () => {
    await show({ text: '<b onclick="x()">cart</b> & co', tone: 'warn' });
    expect(screen.getByText('<b onclick="x()">cart</b> & co')).toBeTruthy();
  });

  it('do their action once, and are gone', async () => {
    const run = vi.fn();
    await show({ text: 'Stage removed', tone: 'warn', action: { label: 'Undo', run } });
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(run).toHaveBeenCalledTimes(1);
    expect(toasts.list).toEqual([]);
  });

  it('are dismissed one by one by their button', async () => {
    await show({ text: 'first', tone: 'warn' });
    await show({ text: 'second', tone: 'warn' });
    await fireEvent.click(screen.getAllByRole('button', { name: 'Dismiss' })[0]);
    expect(toasts.list.map(({ text }) => text)).toEqual(['second']);
  });
});

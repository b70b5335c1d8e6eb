import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet, type ComponentProps } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Dialog from '../../../src/ui/Dialog.svelte';
import { settled } from '../../support/settled';
import { stubResizeObserver } from '../../support/stub-resize-observer';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const html = (text: string) => createRawSnippet(() => ({ render: () => text }));

async function show(given: Partial<ComponentProps<typeof Dialog>> = {}) {
  const onclose = vi.fn();
  const children = html('<p>What is read</p>');
  render(Dialog, { open: true, title: 'Privacy', close: 'Close', onclose, children, ...given });
  await settled();
  return onclose;
}

describe('a dialog', () => {
  it('is nothing at all while it is closed', async () => {
    await show({ open: false });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByText('What is read')).toBeNull();
  });

  it('has its title as name, and the sentence under it as description', async () => {
    await show({ description: '数据不离开本机。' });
    const dialog = screen.getByRole('dialog', { name: 'Privacy' });
    expect(document.getElementById(dialog.getAttribute('aria-describedby')!)?.textContent).toBe('数据不离开本机。');
  });

  it('takes the focus itself, so that its title is read before its buttons', async () => {
    await show();
    expect(document.activeElement).toBe(screen.getByRole('dialog'));
  });

  it('is closed by its button', async () => {
    const onclose = await show();
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onclose).toHaveBeenCalledTimes(1);
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  });

  it('is closed by Escape', async () => {
    const onclose = await show();
    await fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    await expect.poll(() => onclose.mock.calls.length).toBe(1);
  });

  it('has a foot where it is given one', async () => {
    await show({ footer: html('<button>Save</button>') });
    expect(screen.getByRole('button', { name: 'Save' })).toBeTruthy();
  });
});

import { describe, expect, it, vi } from 'vitest';
import { closedTrigger } from '../../../src/ui/closed-trigger';

type KeyHandler = (event: { key: string; preventDefault: () => void }) => void;

function pressed(opens: 'menu' | 'dialog', key: string) {
  const [open, preventDefault] = [vi.fn(), vi.fn()];
  (closedTrigger(opens, open).onkeydown as KeyHandler)({ key, preventDefault });
  return { opened: open.mock.calls.length, prevented: preventDefault.mock.calls.length };
}

describe('the button of something that was never opened', () => {
  it('announces what it opens, and that it is closed', () => {
    expect(closedTrigger('dialog', vi.fn())).toMatchObject({ 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
    expect(closedTrigger('menu', vi.fn())).toMatchObject({ 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
  });

  it('opens by a click', () => {
    const open = vi.fn();
    (closedTrigger('menu', open).onclick as () => void)();
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('opens a menu by the down arrow, which then does not scroll the page', () => {
    expect(pressed('menu', 'ArrowDown')).toEqual({ opened: 1, prevented: 1 });
  });

  it('leaves every other key to the browser, and the down arrow where a dialog opens', () => {
    for (const key of ['ArrowUp', 'Tab', 'a', 'Enter'])
      expect(pressed('menu', key)).toEqual({ opened: 0, prevented: 0 });
    expect(pressed('dialog', 'ArrowDown')).toEqual({ opened: 0, prevented: 0 });
  });
});

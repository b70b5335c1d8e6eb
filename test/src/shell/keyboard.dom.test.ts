import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pressKey, type PageKeys } from '../../../src/shell/keyboard';

const none: KeyboardEventInit = {};
const ctrl: KeyboardEventInit = { ctrlKey: true };
const command: KeyboardEventInit = { metaKey: true };

/** The command that a key runs when it is pressed on an element; null for none. */
function commandOf(key: string, held: KeyboardEventInit = none, on: Element = document.body) {
  const run: string[] = [];
  const keys = Object.fromEntries(
    ['undo', 'redo', 'save', 'open', 'help'].map((name) => [name, () => run.push(name)]),
  ) as unknown as PageKeys;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  on.addEventListener('keydown', (pressed) => pressKey(pressed as KeyboardEvent, keys), { once: true });
  on.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(run.length > 0);
  return run.at(0) ?? null;
}

beforeEach(() => {
  document.body.innerHTML = '<input><textarea></textarea><select></select><div contenteditable="true"></div>';
});

describe('a key of the page', () => {
  it.each([
    ['z', ctrl, 'undo'],
    ['Z', { ...ctrl, shiftKey: true }, 'redo'],
    ['y', ctrl, 'redo'],
    ['z', command, 'undo'],
    ['s', ctrl, 'save'],
    ['o', command, 'open'],
    ['?', none, 'help'],
    ['z', none, null],
    ['s', { ...ctrl, shiftKey: true }, null],
    ['z', { ...ctrl, altKey: true }, null],
    ['?', ctrl, null],
    ['constructor', none, null],
  ])('%s with %j runs %s', (key, held, expected) => {
    expect(commandOf(key, held)).toBe(expected);
  });

  it('is a field’s own while one types in it, but for opening and saving', () => {
    for (const field of document.querySelectorAll('input, textarea, select')) {
      expect([commandOf('z', ctrl, field), commandOf('?', none, field)]).toEqual([null, null]);
      expect([commandOf('s', ctrl, field), commandOf('o', ctrl, field)]).toEqual(['save', 'open']);
    }
  });

  it('runs nothing where an element has handled it already', () => {
    const keys = { undo: vi.fn() } as unknown as PageKeys;
    const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true });
    event.preventDefault();
    pressKey(event, keys);
    expect(keys.undo).not.toHaveBeenCalled();
  });
});

import { describe, expect, it } from 'vitest';
import { stageKey } from '../../../../src/funnel/builder/stage-keys';

describe('a key on a stage', () => {
  it.each([
    ['an arrow moves the focus', 'ArrowRight', false, { does: 'focus', by: 1 }],
    ['an arrow with Alt moves the stage', 'ArrowLeft', true, { does: 'move', by: -1 }],
    ['F2 renames it', 'F2', false, { does: 'rename' }],
    ['Delete removes it', 'Delete', false, { does: 'remove' }],
    ['Backspace removes it', 'Backspace', false, { does: 'remove' }],
    ['a letter means nothing', 'a', false, null],
  ])('%s', (...[, key, altKey, does]) => expect(stageKey({ key, altKey })).toEqual(does));

  it('means nothing where it is one of the button’s own, or of the page', () => {
    for (const key of ['Enter', ' ', 'Tab', 'Escape', 'ArrowUp', 'ArrowDown', 'Home', 'constructor'])
      expect(stageKey({ key, altKey: false })).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { stageKey } from '../../../../src/funnel/builder/stage-keys';

it.each([
  ['an arrow moves the focus', 'ArrowRight', false, { does: 'focus', by: 1 }],
  ['an arrow with Alt moves the stage', 'ArrowLeft', true, { does: 'move', by: -1 }],
  ['F2 renames it', 'F2', false, { does: 'rename' }],
  ['Delete removes it', 'Delete', false, { does: 'remove' }],
  ['Backspace removes it', 'Backspace', false, { does: 'remove' }],
  ['a letter means nothing', 'a', false, null],
])('%s', (...[, key, altKey, does]) => expect(stageKey({ key, altKey })).toEqual(does));

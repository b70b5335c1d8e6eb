import { expect, it } from 'vitest';
import { entryMeaning } from '../../../../src/funnel/rules/entry-meaning';

it('says where a run may start, by the order of the stages', () => {
  expect(entryMeaning({ entry: 'any', order: 'ordered' })).toBe('Every event of the first stage may start a run.');
  expect(entryMeaning({ entry: 'any', order: 'any' })).toBe('Every event of any stage may start a run.');
  expect(entryMeaning({ entry: 'first', order: 'strict' })).toBe(
    'Only the first event of the first stage of each may start a run.',
  );
  expect(entryMeaning({ entry: 'first', order: 'any' })).toBe(
    'Only the first event of any stage of each may start a run.',
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupId } from '../../../src/chart/group-id';
import type { GroupKey } from '../../../src/core/spec/funnel';
import { oddText } from '../../support/odd-text';

const keys: fc.Arbitrary<GroupKey> = fc.oneof(
  fc.constant<GroupKey>({ kind: 'all' }),
  fc.array(oddText, { minLength: 1, maxLength: 2 }).map((values): GroupKey => ({ kind: 'values', values })),
  oddText.map((id): GroupKey => ({ kind: 'segment', id })),
);

describe('the id of a group', () => {
  it('tells pairs of values apart, wherever one ends and the next begins', () => {
    expect(groupId({ kind: 'values', values: ['a,b', 'c'] })).not.toBe(
      groupId({ kind: 'values', values: ['a', 'b,c'] }),
    );
    expect(groupId({ kind: 'values', values: ['"'] })).not.toBe(groupId({ kind: 'values', values: ['\\"'] }));
  });

  it('tells a value that is called "all" or "segment x" from what is', () => {
    expect(groupId({ kind: 'values', values: ['all'] })).not.toBe(groupId({ kind: 'all' }));
    expect(groupId({ kind: 'values', values: ['segment x'] })).not.toBe(groupId({ kind: 'segment', id: 'x' }));
  });

  it('is that of the rest, however many groups are in it', () => {
    expect(groupId({ kind: 'other', groups: 3 })).toBe(groupId({ kind: 'other', groups: 9 }));
  });

  it('is the same for the same group alone', () => {
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        expect(groupId(structuredClone(a))).toBe(groupId(a));
        expect(groupId(a) === groupId(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});

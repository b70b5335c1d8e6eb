import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSet } from '../../../workers/store/row-set';

describe('a set of rows', () => {
  it('has the rows that were added, and no others', () => {
    const set = RowSet.of(100, Uint32Array.of(0, 31, 32, 99));
    expect(Array.from({ length: 100 }, (_, row) => row).filter((row) => set.has(row))).toEqual([0, 31, 32, 99]);
    expect(set.size).toBe(4);
  });

  it('counts a row once', () => {
    const set = new RowSet(10);
    expect([set.add(3), set.add(3), set.size]).toEqual([true, false, 1]);
  });

  it('may be empty, of an empty source', () => {
    expect(new RowSet(0).hasAny(0, 0)).toBe(false);
  });

  it('knows whether any row of a range is in it', () => {
    const rows = fc.uniqueArray(fc.nat(199), { maxLength: 4 });
    fc.assert(
      fc.property(rows, fc.nat(200), fc.nat(200), (members, from, to) => {
        const set = RowSet.of(200, Uint32Array.from(members));
        expect(set.hasAny(from, to)).toBe(members.some((row) => row >= from && row < to));
      }),
    );
  });
});

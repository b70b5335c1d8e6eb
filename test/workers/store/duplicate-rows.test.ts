import { describe, expect, it } from 'vitest';
import { duplicateCandidates, repeatedRows, withoutRows } from '../../../workers/store/duplicate-rows';
import { RowSet } from '../../../workers/store/row-set';
import type { SortedEvents } from '../../../workers/store/sort-events';

/** Sorted events of as many actors as there are lists. */
function sorted(...actors: [time: number, event: number, row: number][][]): SortedEvents {
  const events = actors.flat();
  let end = 0;
  return {
    eventNames: ['a', 'b', 'c'],
    actorStart: Uint32Array.from([0, ...actors.map(({ length }) => (end += length))]),
    time: Float64Array.from(events, ([time]) => time),
    event: Uint8Array.from(events, ([, event]) => event),
    row: Uint32Array.from(events, ([, , row]) => row),
    actorEvents: new Uint32Array(actors.length),
  };
}

const members = (set: RowSet | null, rows: number) =>
  Array.from({ length: rows }, (_, row) => row).filter((row) => set?.has(row));

describe('rows that may be duplicates', () => {
  it('are those whose events share user, time and name', () => {
    const events = sorted([[1, 0, 0], [1, 1, 1], [1, 1, 5], [2, 1, 2]], [[1, 1, 3], [1, 2, 4]]); // prettier-ignore
    expect(members(duplicateCandidates(events, 6), 6)).toEqual([1, 5]);
  });

  it('are none in most files', () => {
    expect(duplicateCandidates(sorted([[1, 0, 0], [2, 0, 1]], [[1, 0, 2]]), 3)).toBeNull(); // prettier-ignore
  });
});

describe('repeated rows', () => {
  const hashes = (...pairs: [high: number, low: number][]) => ({
    high: Uint32Array.from(pairs, ([high]) => high),
    low: Uint32Array.from(pairs, ([, low]) => low),
  });
  const all = (rows: number) =>
    RowSet.of(
      rows,
      Uint32Array.from({ length: rows }, (_, row) => row),
    );

  it('are those whose whole hash is that of an earlier one', () => {
    const events = sorted([[1, 0, 0], [1, 0, 1], [1, 0, 2], [1, 0, 3]]); // prettier-ignore
    expect(members(repeatedRows(events, all(4), hashes([7, 1], [7, 2], [7, 1], [8, 1])), 4)).toEqual([2]);
  });

  it('are never rows that were no candidates, whose hashes are all 0', () => {
    const events = sorted([[1, 0, 0], [1, 1, 1], [1, 2, 2], [1, 2, 3]]); // prettier-ignore
    const candidates = RowSet.of(4, Uint32Array.of(2, 3));
    expect(members(repeatedRows(events, candidates, hashes([0, 0], [0, 0], [9, 9], [9, 9])), 4)).toEqual([3]);
  });

  it('are not of another user or time', () => {
    const events = sorted([[1, 0, 0], [2, 0, 1]], [[1, 0, 2]]); // prettier-ignore
    expect(repeatedRows(events, all(3), hashes([1, 1], [1, 1], [1, 1])).size).toBe(0);
  });

  it('are not the same row, which made several events at one time', () => {
    const events = sorted([[1, 0, 0], [1, 0, 0], [1, 0, 1]]); // prettier-ignore
    expect(members(repeatedRows(events, all(2), hashes([1, 1], [1, 1])), 2)).toEqual([1]);
  });

  it('are left out with their events', () => {
    const kept = withoutRows(sorted([[1, 0, 0], [1, 0, 1], [2, 1, 2]], [[3, 2, 3]]), RowSet.of(4, Uint32Array.of(1))); // prettier-ignore
    expect([...kept.actorStart]).toEqual([0, 2, 3]);
    expect([...kept.time, ...kept.event, ...kept.row]).toEqual([1, 2, 3, 0, 1, 2, 0, 2, 3]);
  });
});

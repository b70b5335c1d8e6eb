import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventRows } from '../../../workers/store/event-rows';

/** The rows of all events, taken in parts of so many. */
function taken(rows: readonly number[], partEvents = 3): number[] {
  const eventRows = new EventRows();
  // In two batches, the second of which has room for more.
  const half = rows.length >> 1;
  eventRows.push(Uint32Array.from(rows), half);
  eventRows.push(Uint32Array.from([...rows.slice(half), 99]), rows.length - half);
  expect(eventRows.length).toBe(rows.length);
  const next = eventRows.take();
  const all: number[] = [];
  while (all.length < rows.length) {
    const part = new Uint32Array(Math.min(partEvents, rows.length - all.length));
    next(part);
    all.push(...part);
  }
  return all;
}

describe('the rows of events', () => {
  it.each([
    ['where each row is an event', [0, 1, 2, 3, 4]],
    ['where the first rows are none', [3, 4, 5]],
    ['where some rows are none', [0, 2, 3, 7, 8, 9]],
    ['where a row is several events', [0, 0, 1, 1, 1, 2]],
    ['where several columns of the same rows are events', [0, 1, 2, 0, 2, 0, 1, 2]],
    ['where there are none', []],
  ])('come back in order %s', (_title, rows) => {
    expect(taken(rows)).toEqual(rows);
  });

  it('come back whatever they are, in parts of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 9 }), (rows, part) => {
        expect(taken(rows, part)).toEqual(rows);
      }),
    );
  });

  it.each([
    ['each from a later row than the one before', [[0, 1, 4], [5]], true],
    ['two from one row', [[0, 1, 1]], false],
    [
      'those of another column of the same rows',
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
      false,
    ],
    ['none', [[]], true],
  ])('are ascending or not: %s', (_, batches, ascending) => {
    const eventRows = new EventRows();
    for (const rows of batches) eventRows.push(Uint32Array.from(rows), rows.length);
    expect(eventRows.ascending).toBe(ascending);
  });
});

import { describe, expect, it } from 'vitest';
import type { Exclusion } from '../../../../src/core/spec/funnel';
import { literal, sql } from '../../../../src/core/sql/build';
import {
  excludedColumns,
  exclusionHits,
  exclusionSpans,
  mayShareEvent,
  notExcludedAt,
} from '../../../../src/sql-export/funnel-sql/exclusions-sql';
import { specOf } from '../../../support/funnel/spec-of';

const excluding = (event: string, [from, to]: [number, number], effect: Exclusion['effect']): Exclusion => ({
  events: [event],
  filters: [],
  from,
  to,
  effect,
});
const spans = exclusionSpans([
  excluding('refund', [0, 2], 'drop'),
  excluding('error', [0, 2], 'stop'),
  excluding('return', [0, 2], 'drop'),
  excluding('b', [1, 2], 'stop'),
]);

describe('exclusions in SQL', () => {
  it('of the same range and effect share a column', () => {
    expect(spans.map(({ exclusions }) => exclusions.map(({ events }) => events[0]))).toEqual([
      ['refund', 'return'],
      ['error'],
      ['b'],
    ]);
    expect(excludedColumns(spans, ({ events }) => sql`event = ${literal(events[0])}`)).toHaveLength(3);
  });

  it('are hit where they are in force and have the effect asked for', () => {
    const hits = (drop: boolean | null, after?: number) => exclusionHits(spans, drop, after).length;
    expect([hits(null), hits(true), hits(false)]).toEqual([3, 1, 2]);
    expect([hits(null, 0), hits(null, 1), hits(null, 2)]).toEqual([2, 3, 0]);
  });

  it('win over a step inside of their range, where an event could be both', () => {
    const at = (order: 'ordered' | 'any') =>
      [0, 1, 2].map((k) => notExcludedAt({ spec: specOf(['a', 'b', 'b'], { order }), spans }, k).length);
    expect(at('ordered')).toEqual([0, 0, 1]);
    expect(at('any')).toEqual([0, 1, 1]);
  });

  it('could be any event where one of the two is all events', () => {
    expect(mayShareEvent({ events: ['*'] }, { events: ['a'] })).toBe(true);
    expect(mayShareEvent({ events: ['a', '客'] }, { events: ['客'] })).toBe(true);
    expect(mayShareEvent({ events: ['a'] }, { events: [] })).toBe(false);
  });
});

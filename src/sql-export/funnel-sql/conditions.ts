import type { ActorCondition, FunnelSpec, Segment } from '../../core/spec/funnel';
import { nth, sql } from '../../core/sql/build';
import type { Expression } from '../../core/sql/nodes';
import { boundsOf, type Bounds } from './bounds';

/** A condition on actors. Column `c`n is 1 on the events it counts, `times`n is their number per actor; n is from 1. */
export interface CountedCondition {
  n: number;
  condition: ActorCondition;
  /** Of the events it counts. */
  bounds: Bounds;
  /** Index of the segment it belongs to; null where all actors must fulfil it. */
  segment: number | null;
}

/** All conditions on actors: the filter's, then those of the segments. */
export function conditionsOf(spec: FunnelSpec, timeZone: string): CountedCondition[] {
  const found: Pick<CountedCondition, 'condition' | 'segment'>[] = [
    ...spec.filter.actors.map((condition) => ({ condition, segment: null })),
    ...segmentsOf(spec).flatMap(({ conditions }, segment) => conditions.map((condition) => ({ condition, segment }))),
  ];
  return found.map((each, i) => ({ ...each, n: i + 1, bounds: boundsOf(each.condition.dates, timeZone) }));
}

/** The segments that are compared: none while there is a breakdown. */
export function segmentsOf({ segments, breakdown }: FunnelSpec): Segment[] {
  return breakdown === null ? segments : [];
}

/** Whether the condition holds for the actor of a row. */
export function holds({ n, condition: { did, times } }: CountedCondition): Expression {
  const count = nth('times', n - 1);
  return did ? sql`${count} >= ${times}` : sql`${count} < ${times}`;
}

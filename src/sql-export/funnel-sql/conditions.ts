import type { ActorCondition, FunnelSpec, Segment } from '../../core/spec/funnel';
import { boundsOf, type Bounds } from './bounds';

/** A condition on actors. Its column `c`n is 1 on the events it counts, `times`n is their number per actor. */
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
  const asked: Pick<CountedCondition, 'condition' | 'segment'>[] = [
    ...spec.filter.actors.map((condition) => ({ condition, segment: null })),
    ...segmentsOf(spec).flatMap(({ conditions }, segment) => conditions.map((condition) => ({ condition, segment }))),
  ];
  return asked.map((each, i) => ({ ...each, n: i + 1, bounds: boundsOf(each.condition.dates, timeZone) }));
}

/** Those compared: none while there is a breakdown. */
export function segmentsOf({ segments, breakdown }: FunnelSpec): Segment[] {
  return breakdown === null ? segments : [];
}

/** Whether it holds for a row's actor. */
export function holds({ n, condition: { did, times } }: CountedCondition): string {
  return `times${n} ${did ? '>=' : '<'} ${times}`;
}

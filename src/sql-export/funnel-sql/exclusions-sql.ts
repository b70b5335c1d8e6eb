import type { Exclusion, FunnelSpec, Step } from '../../core/spec/funnel';
import { any, as, flag, nth, sql } from '../../core/sql/build';
import type { Expression } from '../../core/sql/nodes';
import { nextTime } from './windows';

/**
 * What the SQL of every kind of funnel shares about exclusions. Their columns: `x`n is 1 where an event is excluded by
 * span n, and `y`n counts such events at one actor's time, 0 where that time is tied with a step's. How an exclusion ends
 * a run stands with each kind: `entries-sql` (in order), `levels-sql` (strict, or with limits from step to step) and
 * `any-order-sql`.
 */

/** Exclusions of the same range and effect, in force from step `from` until step `to`. */
export interface ExclusionSpan {
  from: number;
  to: number;
  drop: boolean;
  exclusions: Exclusion[];
}

export function exclusionSpans(exclusions: readonly Exclusion[]): ExclusionSpan[] {
  const spans: ExclusionSpan[] = [];
  for (const exclusion of exclusions) {
    const { from, to } = exclusion;
    const drop = exclusion.effect === 'drop';
    const span = spans.find((each) => each.from === from && each.to === to && each.drop === drop);
    if (span) span.exclusions.push(exclusion);
    else spans.push({ from, to, drop, exclusions: [exclusion] });
  }
  return spans;
}

/** `x`n of an event; `matches` says whether it is of an exclusion. */
export function excludedColumns(
  spans: readonly ExclusionSpan[],
  matches: (exclusion: Exclusion) => Expression,
): Expression[] {
  return spans.map(({ exclusions }, x) => as(flag(any(exclusions.map(matches))), nth('x', x)));
}

/** That an event which could do step k is not excluded there: an exclusion wins over a step. */
export function notExcludedAt({ spec, spans }: { spec: FunnelSpec; spans: ExclusionSpan[] }, k: number): Expression[] {
  return spans.flatMap(({ from, to, exclusions }, x) => {
    const isInside = spec.order === 'any' || (from < k && k <= to);
    const shares = isInside && exclusions.some((exclusion) => mayShareEvent(spec.steps[k], exclusion));
    return shares ? [sql`${nth('x', x)} = 0`] : [];
  });
}

/** Whether an event could match both by its name. */
export function mayShareEvent(a: Pick<Step, 'events'>, b: Pick<Step, 'events'>): boolean {
  return a.events.includes('*') || b.events.includes('*') || a.events.some((name) => b.events.includes(name));
}

/** `y`n of a time: the `hits`n there, none where the time is `tied` with a step's. */
export function untiedColumns(spans: readonly ExclusionSpan[], tied: Expression): Expression[] {
  return spans.map((_, x) => as(sql`CASE WHEN ${tied} THEN 0 ELSE ${nth('hits', x)} END`, nth('y', x)));
}

const isHit = (x: number) => sql`${nth('y', x)} > 0`;

/** `next`n: the time of the next event that span n excludes, from this one on. */
export function nextExclusionColumns(spans: readonly ExclusionSpan[]): Expression[] {
  return spans.map((_, x) => as(nextTime(isHit(x)), nth('next', x)));
}

/** The exclusions with one effect, or with any (null), that are hit on a row; of those in force after step k alone. */
export function exclusionHits(
  spans: readonly ExclusionSpan[],
  drop: boolean | null,
  after: number | null = null,
): Expression[] {
  return spans.flatMap((span, x) => {
    const isInForce = after === null || (span.from <= after && after < span.to);
    return isInForce && (drop === null || span.drop === drop) ? [isHit(x)] : [];
  });
}

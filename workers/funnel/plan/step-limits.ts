import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { inMicroseconds } from '../../../src/core/time/units';

/** Longest time from the entry, in µs: the window, unless it runs from the previous step. Infinity for none. */
export function entryWindow({ window, windowFrom, order }: FunnelSpec): number {
  return windowFrom === 'entry' || order === 'any' ? inMicroseconds(window) : Infinity;
}

/**
 * By step, the longest time from the step before in the run, in µs: the step's own limit, or the window where it runs
 * from the previous step, whichever is shorter. Infinity for none. With order `any` there is no previous step, so
 * neither applies.
 */
export function stepLimits({ steps, window, windowFrom, order }: FunnelSpec): Float64Array {
  const fromPrevious = windowFrom === 'previous' ? inMicroseconds(window) : Infinity;
  return Float64Array.from(steps, ({ within }, k) =>
    k === 0 || order === 'any' ? Infinity : Math.min(inMicroseconds(within), fromPrevious),
  );
}

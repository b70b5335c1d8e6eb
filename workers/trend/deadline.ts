import type { Plan } from '../funnel/plan/plan';

/** The longest a run may take, in µs, from its entry to step `to`; Infinity where nothing limits it. */
export function longestTo(plan: Plan, to: number): number {
  let limits = 0;
  for (let step = 1; step <= to; step++) limits += plan.limits[step];
  return to === 0 ? 0 : Math.min(plan.window, limits);
}

/** The last time, in µs, at which a run that entered at `entry` may reach a step that is at most `longest` away. */
export function deadline({ range }: Plan, entry: number, longest: number): number {
  return range.whole ? Math.min(entry + longest, range.end - 1) : entry + longest;
}

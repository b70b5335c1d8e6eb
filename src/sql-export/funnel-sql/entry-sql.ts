import { inBounds } from './bounds';
import { all, any } from './parts';
import type { SqlQuestion } from './question';

/** The time of a row where a run may start there, else NULL: step 1, in any order any step. */
export function entryTime(question: SqlQuestion): string {
  const { spec, held, ofWhole } = question;
  const steps = spec.order === 'any' ? spec.steps.map((_, k) => `m${k + 1} > 0`) : ['m1 > 0'];
  const does = any(steps);
  const entry = `CASE WHEN ${all([does, ...inBounds(question)])} THEN t END`;
  if (spec.entry === 'any') return entry;
  const first = `min(${entry}) OVER (PARTITION BY ${held.length > 0 ? ofWhole.join(', ') : 'actor'})`;
  // What happened at the same moment with another value held is no entry.
  return `CASE WHEN ${all([does, `t = ${first}`])} THEN t END`;
}

import { inBounds } from './bounds';
import { all, any } from './parts';
import type { Question } from './question';

/** The time of a row where a run may start there, else NULL: step 1, in any order any step. */
export function entryTime(question: Question): string {
  const { spec } = question;
  const steps = spec.order === 'any' ? spec.steps.map((_, k) => `m${k + 1} > 0`) : ['m1 > 0'];
  const entry = `CASE WHEN ${all([any(steps), ...inBounds(question)])} THEN t END`;
  return spec.entry === 'any'
    ? entry
    : `CASE WHEN t = min(${entry}) OVER (PARTITION BY ${question.held.length > 0 ? question.carried.join(', ') : 'actor'}) THEN t END`;
}

import { alias, all, any, nth, over, sql, when } from '../../core/sql/build';
import type { Expression } from '../../core/sql/nodes';
import { inBounds } from './bounds';
import type { SqlQuestion } from './question';

/** The time of a row where a run may start there, else NULL: by step 1, in any order by any step. */
export function entryTime(question: SqlQuestion): Expression {
  const { spec, held, ofWhole } = question;
  const t = alias('t');
  const first = spec.order === 'any' ? spec.steps.map((_, k) => k) : [0];
  const does = any(first.map((k) => sql`${nth('m', k)} > 0`));
  const entry = when(all([does, ...inBounds(question)]), t);
  if (spec.entry === 'any') return entry;
  const firstEntry = over(sql`min(${entry})`, { partitionBy: held.length > 0 ? ofWhole : [alias('actor')] });
  // What happened at the same moment with another value held is no entry.
  return when(sql`${does} AND t = ${firstEntry}`, t);
}

import { alias, frames, over, sql, when } from '../../core/sql/build';
import type { Expression, WindowFrame } from '../../core/sql/nodes';

/** An aggregate over an actor's moments in the order of time, within a frame of rows; `within` splits actors further. */
export function overMoments(call: Expression, frame: WindowFrame, within: readonly Expression[] = []): Expression {
  return over(call, { partitionBy: [alias('actor'), ...within], orderBy: [alias('t')], frame });
}

/** The time of the first later moment of the actor at which a condition holds. */
export function nextTime(condition: Expression): Expression {
  return overMoments(sql`min(${when(condition, alias('t'))})`, frames.after);
}

/** Earlier than any time; used where NULL would propagate. */
export const longAgo = sql`${-9000000000000000000n}`;

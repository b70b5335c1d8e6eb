import { all, as, caseWhen, flag, listOf, nth, reference, select, sql } from '../../core/sql/build';
import type { Branch, Cte } from '../../core/sql/nodes';
import { inBounds } from './bounds';
import type { SqlQuestion } from './question';
import type { Rows } from './source-sql';

/** Microseconds from the year 1 to 1970: times before 1970 must not be negative. */
const yearOneMicroseconds = 62135596800000000n;
/** A factor greater than the number of steps. */
const maxFunnelPlaces = 32;
/** No limit: greater than any difference of two such times. */
const endlessWindow = 4000000000000000000n;

/** Whether ClickHouse's `windowFunnel` counts exactly what the question asks. */
export function isWindowFunnel({ spec, steps, spans, limited, shared, valuesBy }: SqlQuestion): boolean {
  const plain = valuesBy !== 'run' && spec.order === 'ordered' && spec.count === 'actors' && spec.entry === 'any';
  return plain && spans.length === 0 && !limited && !shared.includes(true) && !steps.some((step) => step.optional);
}

/**
 * The step's index is put behind the time as its last digits, so that every version takes events of equal time in the
 * order of the steps; as no event matches two steps, none is used twice.
 */
export function windowFunnelCtes(question: SqlQuestion, { ctes, from, where, steps, keys }: Rows): Cte[] {
  const { window, actorColumns } = question;
  const step = caseWhen(
    steps.map((mark, k): Branch => [sql`${mark} = 1`, sql`${k}`]),
    sql`0`,
  );
  const time = sql`toUInt64((t + ${yearOneMicroseconds}) * ${maxFunnelPlaces} + ${step})`;
  const places = BigInt(maxFunnelPlaces);
  const longest = window === null ? endlessWindow : BigInt(window) * places + places - 1n;
  const conditions = steps.map((mark, k) => all([sql`${mark} = 1`, ...(k === 0 ? inBounds(question) : [])]));
  const subject = [...keys, ...actorColumns];
  const depths = select({
    columns: [...subject, sql`windowFunnel(${longest})(${time}, ${listOf(conditions)}) AS depth`],
    from,
    where,
    groupBy: subject,
  });
  const done = steps.map((_, k) => as(flag(sql`depth >= ${k + 1}`), nth('d', k)));
  return [
    ...ctes,
    { name: 'funnel_depths', query: depths },
    { name: 'funnel_runs', query: select({ columns: [...actorColumns, ...done], from: reference('funnel_depths') }) },
  ];
}

import { inBounds } from './bounds';
import { all, flag, select, type SqlCte } from './parts';
import type { SqlQuestion } from './question';
import type { Rows } from './source-sql';

/** Microseconds from the year 1 to 1970: times before 1970 must not be negative. */
const sinceYearOne = '62135596800000000';
/** A factor greater than the number of steps. */
const maxFunnelPlaces = 32;

/** Whether ClickHouse's `windowFunnel` counts exactly what the question asks. */
export function isWindowFunnel({ spec, steps, spans, limited, shared, valuesBy }: SqlQuestion): boolean {
  const plain = valuesBy !== 'run' && spec.order === 'ordered' && spec.count === 'actors' && spec.entry === 'any';
  return plain && spans.length === 0 && !limited && !shared.includes(true) && !steps.some((step) => step.optional);
}

/**
 * The step's place stands in the time's last digits, so that events of equal time are taken in the order of the steps,
 * whatever the version; as no event matches two steps, none is used twice.
 */
export function windowFunnelParts(question: SqlQuestion, { parts, from, where, steps, keys }: Rows): SqlCte[] {
  const { window, carried } = question;
  const place = steps.map((mark, k) => `WHEN ${mark} = 1 THEN ${k}`).join(' ');
  const time = `toUInt64((t + ${sinceYearOne}) * ${maxFunnelPlaces} + CASE ${place} ELSE 0 END)`;
  const longest =
    window === null ? far : String(BigInt(window) * BigInt(maxFunnelPlaces) + BigInt(maxFunnelPlaces - 1));
  const conditions = steps.map((mark, k) => all([`${mark} = 1`, ...(k === 0 ? inBounds(question) : [])]));
  const depth = `windowFunnel(${longest})(${time}, ${conditions.join(', ')}) AS depth`;
  const depths = select({
    columns: [...keys, ...carried, depth],
    from,
    where,
    groupBy: [...keys, ...carried].join(', '),
  });
  const done = steps.map((_, k) => `${flag(`depth >= ${k + 1}`)} AS d${k + 1}`);
  return [
    ...parts,
    { name: 'funnel_depths', sql: depths },
    { name: 'funnel_runs', sql: select({ columns: [...carried, ...done], from: 'funnel_depths' }) },
  ];
}

/** No limit: greater than any difference of two such times. */
const far = '4000000000000000000';

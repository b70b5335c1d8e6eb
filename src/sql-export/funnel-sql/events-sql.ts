import { valueOfActor } from './attribution-sql';
import type { SqlDialect } from './dialects';
import { sessionName } from './moments-sql';
import { select, type SqlCte } from './parts';
import type { SqlQuestion } from './question';
import type { Rows } from './source-sql';

/**
 * The rows with what a breakdown or constant values need: `g`n and `v`n, and an `actor` for each combination of the
 * values that split actors. What picks events and actors has been settled for the whole ones before.
 */
export function splitRows(question: SqlQuestion, rows: Rows, dialect: SqlDialect): Rows {
  const { groups, held, conditions, valuesBy } = question;
  if (groups.length === 0 && held.length === 0) return rows;
  const edges = groups.flatMap((group) => group.edges ?? []);
  const steps = rows.steps.map((_, k) => `k${k + 1}`);
  const spans = rows.spans.map((_, x) => `z${x + 1}`);
  const owners = select({
    columns: [
      `${rows.keys.length === 1 ? rows.keys[0] : sessionName(dialect)} AS whole`,
      't',
      ...rows.steps.map((mark, k) => `${mark} AS ${steps[k]}`),
      ...rows.spans.map((mark, x) => `${mark} AS ${spans[x]}`),
      ...groups.map(({ value }, i) => `${value} AS g${i + 1}`),
      ...held.map((_, i) => `h${i + 1}`),
      ...conditions.flatMap(({ n, segment }) => (segment === null ? [] : [`times${n}`])),
    ],
    from: [rows.from, ...edges.map(({ name }) => name)].join(' CROSS JOIN '),
    // What lacks a value that is to stay the same is in no run.
    where: [...rows.where, ...held.map((_, i) => `h${i + 1} <> ''`)],
  });
  const values = valuesBy === 'actor' ? valueOfActor(question, steps) : [];
  const columns = ['*', `${actorOf(question, dialect)} AS actor`, ...values];
  if (valuesBy === 'value') columns.push(...groups.map((_, i) => `g${i + 1} AS v${i + 1}`));
  const parts: SqlCte[] = [
    ...rows.parts,
    ...edges,
    { name: 'funnel_owners', sql: owners },
    { name: 'funnel_events', sql: select({ columns, from: 'funnel_owners' }) },
  ];
  return { parts, from: 'funnel_events', where: [], keys: ['actor'], steps, spans };
}

/** Each part but the last with its length before it, so that no two actors have one name. */
function actorOf({ held, groups, valuesBy }: SqlQuestion, { asText }: SqlDialect): string {
  const split = [
    ...(valuesBy === 'value' ? groups.map((_, i) => `g${i + 1}`) : []),
    ...held.map((_, i) => `h${i + 1}`),
  ];
  if (split.length === 0) return 'whole';
  const texts = ['whole', ...split].map(asText);
  const measured = texts.slice(0, -1).map((text) => `${asText(`length(${text})`)}, ' ', ${text}, ' '`);
  return `concat(${[...measured, texts.at(-1)!].join(', ')})`;
}

/** Of the parts of a whole actor the best. */
export function wholeRunsPart({ carried, steps }: SqlQuestion, from: string): SqlCte {
  const others = carried.filter((column) => column !== 'whole');
  const sql = select({
    columns: [...others, ...steps.map((_, k) => `max(d${k + 1}) AS d${k + 1}`)],
    from,
    groupBy: carried.join(', '),
  });
  return { name: 'funnel_runs', sql };
}

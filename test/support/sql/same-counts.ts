import fc from 'fast-check';
import { expect } from 'vitest';
import type { Filter, FunnelSpec, GroupKey } from '../../../src/core/spec/funnel';
import type { DialectName } from '../../../src/core/sql/dialect';
import { dialects } from '../../../src/core/sql/dialects/dialects';
import type { With } from '../../../src/core/sql/nodes';
import { funnelQuery, funnelSql } from '../../../src/sql-export/funnel-sql/funnel-sql';
import type { SqlTable } from '../../../src/sql-export/funnel-sql/names';
import type { NoteCode } from '../../../src/sql-export/funnel-sql/notes';
import type { WritingOptions } from '../../../src/sql-export/writing-options';
import { eventRows } from '../funnel/arbitrary-funnel';
import { specOf } from '../funnel/spec-of';
import { storeOf, type EventRow } from '../funnel/store-of';
import { answerTo } from '../funnel/answer-to';

/** An engine that answers SQL over the one table of the tests. */
export interface Referee {
  dialect: DialectName;
  /** Replaces the table's rows. */
  fill(rows: readonly EventRow[]): void | Promise<void>;
  /** The values of the statement's rows. */
  ask(sql: string): Values[] | Promise<Values[]>;
  /** What it can't run, if anything. */
  refuses?(query: With): boolean;
  /** The query as it can run it, where that is not the text itself. */
  write?(query: With): string;
}

/** Some that tell the group, if there are any; then a step's number and name, and its actors. */
export type Values = readonly unknown[];

/** The values that tell a group, if there are any, and the actors by step. */
type Group = [values: string[], actors: number[]];

/** Rows of an answer by the group they are of. */
function groupsOf(rows: readonly Values[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const [step, , actors] = row.slice(-3);
    if (step === 1) groups.push([row.slice(0, -3).map(String), []]);
    const [values, counts] = groups.at(-1)!;
    expect([...values, step]).toEqual([...row.slice(0, -3).map(String), counts.push(Number(actors))]);
  }
  return groups;
}

/** Times are whole microseconds; every name needs its quotes. */
const table: SqlTable = {
  name: 'log',
  user: 'user id',
  event: '事件 "名"',
  time: 'at',
  timeUnit: 'microsecond',
  columns: new Map([['p', "p's"]]),
};

/** Values that tell the comparisons apart: as text, as numbers, in either case. */
const texts = ['', 'one', 'Two', 'two', '10', '9', '9.50', '订单', "o'ne", 'a\\b', 'ä', '～', '🙂'];
const numbers = [0, -1.5, 9, 9.5, 10, 1000];

function filtersOn(property: string, values: readonly string[]): fc.Arbitrary<Filter> {
  const value = fc.constantFrom(...values, 'o', '1', '订');
  return fc.oneof(
    fc.record({ property: fc.constant(property), op: fc.constantFrom('equal', 'not_equal', 'contains'), value }),
    fc.record({ property: fc.constant(property), op: fc.constantFrom('less', 'greater'), value }),
    fc.record({ property: fc.constant(property), op: fc.constant('between'), from: value, to: value }),
    fc.record({ property: fc.constant(property), op: fc.constant('in'), values: fc.array(value, { maxLength: 3 }) }),
    fc.record({ property: fc.constant(property), op: fc.constantFrom('empty', 'not_empty') }),
  );
}

const propertyRows = fc.array(
  fc
    .record({ user: fc.nat(30), p: fc.constantFrom(...texts), q: fc.constantFrom(null, ...numbers) })
    .map(({ user, p, q }): EventRow => ({
      user: `u${user}`,
      event: 'a',
      time: Date.UTC(2024, 0, 1, 23, 59, 56) * 1000,
      props: { ...(p !== '' && { p }), ...(q !== null && { q }) },
    })),
  { minLength: 1, maxLength: 20 },
);

/** Holds random filters on a text (p) and a number (q) to the kernel's meaning of them. */
export async function sameFilters(referee: Referee, numRuns: number): Promise<void> {
  const filter = fc.oneof(filtersOn('p', texts), filtersOn('q', ['', ...numbers.map(String), '9.0']));
  const same = async (rows: EventRow[], filters: Filter[]) => {
    // A column without a single text would be one of numbers to the page.
    const all = [...rows, { ...rows[0], user: 'v', event: 'b', props: { p: 'text', q: 1 } }];
    const spec = specOf([{ events: ['a'], filters }]);
    const options = { dialect: referee.dialect, timeZone: 'UTC', numbers: new Set(['q']) };
    const answer = answerTo('funnel', { store: storeOf(all, ['p', 'q']), timeZone: 'UTC' }, { spec });
    fc.pre(answer.ok);
    await referee.fill(all);
    const [[, , actors]] = await referee.ask(written(referee, spec, options));
    expect(Number(actors)).toBe(answer.value.groups[0].steps[0].actors);
  };
  const filters = fc.array(filter, { minLength: 1, maxLength: 2 });
  await fc.assert(fc.asyncProperty(propertyRows, filters, same), { numRuns });
}

function written(referee: Referee, spec: FunnelSpec, options: WritingOptions): string {
  return referee.write ? referee.write(funnelQuery(spec, table, options).query) : funnelSql(spec, table, options).sql;
}

/** What the page counts, but not for the groups that are put together; null where the spec makes no sense. */
function kernelGroups(rows: readonly EventRow[], spec: FunnelSpec, timeZone: string): Group[] | null {
  const answer = answerTo('funnel', { store: storeOf(rows, ['p', 'q']), timeZone }, { spec });
  if (!answer.ok) return null;
  const { groups } = answer.value;
  return groups.flatMap(({ key, steps }): Group[] => {
    const values = writtenKey(key, spec);
    return values === null ? [] : [[values, steps.map(({ actors }) => actors)]];
  });
}

/** What tells a group in the text's answer; null for those that are not in it. */
function writtenKey(key: GroupKey, { breakdown, segments }: FunnelSpec): string[] | null {
  if (key.kind === 'values') return key.values;
  if (key.kind === 'segment') return [segments.find(({ id }) => id === key.id)!.label];
  if (key.kind === 'other' || breakdown !== null) return null;
  return segments.length > 0 ? ['all'] : [];
}

/** The rows as SQL values: user, event, time, p, q. */
export function sqlValues(rows: readonly EventRow[], dialect: DialectName): string {
  const text = dialects[dialect].quoteText;
  return rows
    .map(({ user, event, time, props }) => {
      const p = props?.p === undefined ? 'NULL' : text(String(props.p));
      return `(${text(user)}, ${text(event)}, ${time}, ${p}, ${props?.q ?? 'NULL'})`;
    })
    .join(', ');
}

/** The same events in the same order, no two at one time. */
function withoutTies(rows: readonly EventRow[]): EventRow[] {
  return rows.map((row, i) => ({ ...row, time: row.time + i * 10_000 }));
}

/** Where these are noted the text may count otherwise, whatever the data; elsewhere only ties may differ. */
const mayDiffer: readonly NoteCode[] = [
  'totals_as_actors',
  'shared_any_order',
  'optional_ways',
  'group_values',
  'clock_changes',
];

const sorted = (groups: Group[]) => groups.map((group) => JSON.stringify(group)).sort();

/** Clocks that go before, with and behind the days of UTC. */
const zones = fc.constantFrom('UTC', 'UTC', 'Asia/Shanghai', 'America/Sao_Paulo');

const numberedRows = fc
  .tuple(eventRows, fc.array(fc.constantFrom(null, 0, 2, -7, 9.5, 12.25, 100), { minLength: 16, maxLength: 16 }))
  .map(([rows, numbers]) =>
    rows.map((row, i): EventRow => ({
      ...row,
      props: { ...row.props, ...(numbers[i] !== null && { q: numbers[i] }) },
    })),
  );

interface Runs {
  numRuns: number;
  /** Instead of any. */
  rows?: fc.Arbitrary<EventRow[]>;
  /** Before all others. */
  examples?: [events: EventRow[], spec: FunnelSpec, timeZone: string][];
}

/** Holds random funnels over random events to the kernel's counts, group by group. */
export async function sameCounts(
  referee: Referee,
  specs: fc.Arbitrary<FunnelSpec>,
  { rows: events = numberedRows, ...runs }: Runs,
): Promise<void> {
  const same = async (events: EventRow[], spec: FunnelSpec, timeZone: string) => {
    const times = events.map(({ time }) => time);
    const span = { first: Math.min(0, ...times), last: Math.max(0, ...times) };
    const { dialect } = referee;
    const options = { dialect, timeZone, span, numbers: new Set(['q']) };
    const { inexact } = funnelSql(spec, table, options);
    const refuses = referee.refuses?.(funnelQuery(spec, table, options).query) ?? false;
    fc.pre(!inexact.some((code) => mayDiffer.includes(code)) && !refuses);
    const rows = inexact.length === 0 ? events : withoutTies(events);
    const expected = kernelGroups(rows, spec, timeZone);
    fc.pre(expected !== null);
    await referee.fill(rows);
    const found = groupsOf(await referee.ask(written(referee, spec, options)));
    if (spec.breakdown === null) expect(found).toEqual(expected);
    else expect(sorted(found)).toEqual(sorted(expected));
  };
  await fc.assert(fc.asyncProperty(events, specs, zones, same), runs);
}

/** Holds the sums over the groups of broken-down funnels to what the kernel counts of all. */
export async function sameSums(referee: Referee, specs: fc.Arbitrary<FunnelSpec>, numRuns: number): Promise<void> {
  const same = async (rows: EventRow[], spec: FunnelSpec) => {
    const { dialect } = referee;
    const { sql, inexact } = funnelSql(spec, table, { dialect, timeZone: 'UTC', numbers: new Set(['q']) });
    fc.pre(inexact.every((code) => code === 'group_values'));
    const expected = kernelGroups(rows, { ...spec, breakdown: null }, 'UTC');
    fc.pre(expected !== null);
    await referee.fill(rows);
    const found = groupsOf(await referee.ask(sql));
    const sums = spec.steps.map((_, k) => found.reduce((sum, [, actors]) => sum + actors[k], 0));
    expect(sums).toEqual(expected[0][1]);
  };
  await fc.assert(fc.asyncProperty(numberedRows, specs, same), { numRuns });
}

import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { DatasetSummary } from '../../../../src/core/spec/dataset';
import type { ActorCondition, BreakdownBy, Filter, FunnelSpec } from '../../../../src/core/spec/funnel';
import type { Outcome } from '../../../../src/core/outcome';
import { funnelSql } from '../../../../src/sql-export/funnel-sql/funnel-sql';
import { localTable, writingOptions } from '../../../../src/sql-export/second-opinion/local-table';
import { secondOpinionOn } from '../../../../src/sql-export/second-opinion/second-opinion';
import { DatasetEngine } from '../../../../workers/engine';
import { specOf } from '../../../support/funnel/spec-of';
import { readingOf } from '../../../support/read/load-text';
import { oddFileText, oddText, prototypeNames } from '../../../support/odd-text';
import { NodeDatabase } from '../../../support/sql/node-database';

const LOG = [
  'user,event,time,from "where",price',
  'ann,look,2026-01-01 08:00:00.5,mail,3',
  'ann,buy,2026-01-02 08:00:00,,7.5',
  '客户,look,2026-01-01,mail,',
  '客户,buy,2025-03-01,search,2',
  "o'neil,look,2026-01-01,search,1",
  "o'neil,buy,2026-01-01,search,1",
].join('\n');

let engine: DatasetEngine;
let dataset: DatasetSummary;

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

beforeAll(async () => {
  engine = new DatasetEngine(await NodeDatabase.open());
  dataset = valueOf(
    await engine.load([{ file: new File([LOG], 'log.csv'), reading: readingOf(LOG) }], () => undefined),
  );
});

function spec(filters: Filter[]): FunnelSpec {
  const funnel = specOf(['look', 'buy']);
  return { ...funnel, steps: funnel.steps.map((step, k) => (k === 0 ? { ...step, filters } : step)) };
}

function brokenDown(by: BreakdownBy): FunnelSpec['breakdown'] {
  return { by: [by], attribution: { at: 'first' }, shown: null };
}

it.each<[string, Filter[], number[]]>([
  ['of events', [], [3, 2]],
  ['with a filter on a text', [{ property: 'from "where"', op: 'equal', value: 'mail' }], [2, 1]],
  ['with a filter on a number', [{ property: 'price', op: 'equal', value: '3.0' }], [1, 1]],
])('DuckDB counts a funnel %s of the open file as the kernel does', async (_, filters, expected) => {
  const funnel = spec(filters);
  const options = { dialect: 'duckdb', timeZone: dataset.timeZone, numbers: new Set(['price']) } as const;
  const { sql, properties } = funnelSql(funnel, localTable(dataset), options);
  const answer = valueOf(await engine.ask(dataset.id, 'query', { sql, properties }));
  const counted = valueOf(await engine.ask(dataset.id, 'funnel', { spec: funnel }));
  expect(secondOpinionOn(answer, counted)).toEqual({
    same: true,
    groups: 1,
    group: [],
    duckdb: expected,
    kernel: expected,
  });
});

const mail: ActorCondition = {
  did: true,
  events: ['*'],
  filters: [{ property: 'from "where"', op: 'equal', value: 'mail' }],
  times: 1,
  dates: { from: '2026-01-01', to: null },
};

it.each<[string, Partial<FunnelSpec>, number]>([
  ['segments', { segments: [{ id: 'm', label: 'mail', conditions: [mail], cell: null }] }, 2],
  ['groups by a text', { breakdown: brokenDown({ kind: 'property', property: 'from "where"', bins: null }) }, 2],
  [
    'bins of a number',
    { breakdown: brokenDown({ kind: 'property', property: 'price', bins: { by: 'width', count: 3 } }) },
    2,
  ],
  ['numbers as they are', { breakdown: brokenDown({ kind: 'property', property: 'price', bins: null }) }, 3],
  ['weeks', { breakdown: brokenDown({ kind: 'calendar', property: null, unit: 'week' }) }, 1],
  ['runs that hold a text constant', { holdConstant: ['from "where"'] }, 1],
])('DuckDB counts %s of the open file as the kernel does', async (_, switches, groups) => {
  const funnel = specOf(['look', 'buy'], switches);
  const options = writingOptions(dataset, ['price']);
  const { sql, inexact, properties } = funnelSql(funnel, localTable(dataset), options);
  const answer = valueOf(await engine.ask(dataset.id, 'query', { sql, properties }));
  const counted = valueOf(await engine.ask(dataset.id, 'funnel', { spec: funnel }));
  expect(inexact).toEqual([]);
  expect(secondOpinionOn(answer, counted)).toMatchObject({ same: true, groups });
});

/** What DuckDB and the kernel count of a file of one property, filtered or broken down by it. */
async function opinionOn(property: string, values: readonly string[], switches: Partial<FunnelSpec>) {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = values.flatMap((value, n) =>
    ['look', 'buy'].map((event) => `u${n},${event},2026-01-01 00:00:00,${quoted(value)}`),
  );
  const log = ['u,e,t,p', ...rows].join('\n');
  const reading = readingOf(log);
  const columns = reading.columns.with(3, { name: property, role: 'property' });
  const source = { file: new File([log], 'odd.csv'), reading: { ...reading, columns } };
  const odd = valueOf(await engine.load([source], () => undefined));
  const funnel = specOf(['look', 'buy'], switches);
  const { sql, properties } = funnelSql(funnel, localTable(odd), writingOptions(odd, []));
  const answer = valueOf(await engine.ask(odd.id, 'query', { sql, properties }));
  const counted = valueOf(await engine.ask(odd.id, 'funnel', { spec: funnel }));
  await engine.close(odd.id);
  return secondOpinionOn(answer, counted);
}

it('DuckDB counts odd texts as the kernel does, letter by letter', async () => {
  const names = fc.oneof(oddFileText, fc.constantFrom(...prototypeNames)).filter((name) => name.trim() !== '');
  await fc.assert(
    fc.asyncProperty(
      names,
      fc.array(oddFileText, { minLength: 1, maxLength: 6 }),
      oddText,
      async (property, values, wanted) => {
        const broken = await opinionOn(property, values, {
          breakdown: brokenDown({ kind: 'property', property, bins: null }),
        });
        expect(broken).toMatchObject({ same: true });
        const filter: Filter = { property, op: 'in', values: [wanted, values[0]] };
        const filtered = await opinionOn(property, values, { filter: { events: [filter], actors: [] } });
        expect(filtered).toMatchObject({ same: true });
      },
    ),
    { numRuns: 25, examples: [['\0', ['x', '\ufeffx', 'a\0b', 'a'], '\ud83d']] },
  );
}, 120_000);

it('answers only on data that is open', async () => {
  const outcome = await engine.ask('gone', 'query', { sql: 'SELECT 1', properties: [] });
  expect(!outcome.ok && outcome.failure.kind).toBe('no_dataset');
  const unknown = await engine.ask(dataset.id, 'query', { sql: 'SELECT 1', properties: ['nothing'] });
  expect(!unknown.ok && unknown.failure.kind).toBe('unknown_property');
});

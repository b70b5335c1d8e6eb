import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { dialects } from '../../../../src/core/sql/dialects/dialects';
import { printSql } from '../../../../src/core/sql/print';
import { nodesOf } from '../../../../src/core/sql/walk';
import { funnelQuery, funnelSql } from '../../../../src/sql-export/funnel-sql/funnel-sql';
import { timeUnits, type SqlTable } from '../../../../src/sql-export/funnel-sql/names';
import { funnelSpecs } from '../../../support/funnel/arbitrary-funnel';
import { dated, kinds, parted, switched, tied } from '../../../support/sql/arbitrary-switches';
import { clickHouse18, currentEngines, type InstalledEngine, type SqlEngine } from '../../../support/sql/engines';
import { hostileSpecs, hostileTable, hostileText, hostileZone } from '../../../support/sql/hostile';
import { nested } from '../../../support/sql/nested';

/** Every kind of funnel that can be asked for, those too that an engine counts differently from the page. */
const every = {
  ...Object.fromEntries(Object.entries(kinds).map(([kind, allowed]) => [kind, funnelSpecs(allowed)])),
  ...switched,
  'groups by values of tied events': tied,
  'groups by times that a property holds': dated,
  'groups by values that are not those of the runs': parted,
};

/** Whether a breakdown goes by a step that there is. */
function isValid({ steps, breakdown }: FunnelSpec): boolean {
  return breakdown?.attribution.at !== 'step' || breakdown.attribution.step < steps.length;
}

const table: SqlTable = { name: 'log', user: 'user id', event: 'event', time: 'at', timeUnit: 'timestamp' };

const types = {
  duckdb: { text: 'VARCHAR', number: 'DOUBLE', whole: 'BIGINT', timestamp: 'TIMESTAMP', end: '' },
  postgresql: { text: 'TEXT', number: 'DOUBLE PRECISION', whole: 'BIGINT', timestamp: 'TIMESTAMP', end: '' },
  clickhouse: {
    text: 'Nullable(String)',
    number: 'Nullable(Float64)',
    whole: 'Int64',
    timestamp: "DateTime64(6, 'UTC')",
    end: ' ENGINE = Memory',
  },
};

/** An empty table of the names given; the time's column comes in each unit. */
async function createTables(engine: SqlEngine, dialect: keyof typeof types): Promise<void> {
  const { text, number, whole, timestamp, end } = types[dialect];
  const { quoteName } = dialects[dialect];
  for (const unit of timeUnits) {
    const time = unit === 'timestamp' ? timestamp : whole;
    const columns = [
      `${quoteName('user id')} ${text}`,
      `event ${text}`,
      `${quoteName('at')} ${time}`,
      `p ${text}`,
      `q ${number}`,
    ];
    await engine.ask(`CREATE TABLE log_${unit} (${columns.join(', ')})${end}`);
  }
  const names = [hostileTable.user, hostileTable.event, ...hostileTable.columns!.values(), hostileText];
  const columns = [`${quoteName(hostileTable.time)} ${whole}`, ...names.map((name) => `${quoteName(name)} ${text}`)];
  await engine.ask(`CREATE TABLE ${quoteName(hostileText)} (${columns.join(', ')})${end}`);
  await engine.ask(`CREATE TABLE victim (n ${whole})${end}`);
}

function laws({ dialect, open }: InstalledEngine): void {
  const known = dialect as keyof typeof types;
  let engine: SqlEngine;

  beforeAll(async () => {
    engine = await open();
    await createTables(engine, known);
  });

  afterAll(() => engine.stop());

  it.each(Object.entries(every))('%s', async (_, specs) => {
    const written = fc.record({
      spec: specs.filter(isValid),
      timeUnit: fc.constantFrom(...timeUnits),
      timeZone: fc.constantFrom('UTC', 'America/Sao_Paulo'),
      numbers: fc.option(fc.constant(new Set(['q'])), { nil: undefined }),
    });
    for (const { spec, timeUnit, timeZone, numbers } of fc.sample(written, { seed: 7, numRuns: 8 })) {
      const named = { ...table, name: `log_${timeUnit}`, timeUnit };
      const options = { dialect, timeZone, ...(numbers && { numbers }) };
      const rows = await engine.ask(funnelSql(spec, named, options).sql);
      const groups = spec.breakdown === null ? 1 + spec.segments.length : 0;
      expect(rows).toHaveLength(groups * spec.steps.length);
    }
  });

  it('funnels of hostile names and texts, which stay names and texts', async () => {
    for (const spec of hostileSpecs) {
      const { sql } = funnelSql(spec, hostileTable, { dialect, timeZone: 'UTC' });
      expect(await engine.ask(sql)).toHaveLength(spec.breakdown === null ? 4 : 0);
    }
    expect((await engine.ask('SELECT count(*) FROM victim')).map(([n]) => Number(n))).toEqual([0]);
  });

  it('a hostile time zone, which is a zone that it does not know', async () => {
    if (dialect === 'duckdb') return;
    const { sql } = funnelSql(hostileSpecs[1], hostileTable, { dialect, timeZone: hostileZone });
    const answer = await engine.ask(sql).catch((thrown: unknown) => String(thrown));
    if (typeof answer === 'string') expect(answer).toMatch(/zone/i);
    expect((await engine.ask('SELECT count(*) FROM victim')).map(([n]) => Number(n))).toEqual([0]);
  });
}

describe.each(currentEngines)('$name binds and runs the text of', laws);

describe.each(clickHouse18)('$name binds and runs, in nested queries, the text of', ({ open }) => {
  let engine: SqlEngine;

  beforeAll(async () => {
    engine = await open();
  });

  afterAll(() => engine.stop());

  it('funnels of hostile names and texts', async () => {
    const { quoteName } = dialects.clickhouse;
    const columns = [hostileTable.user, hostileTable.event, ...hostileTable.columns!.values(), hostileText];
    const typed = columns.map((column) => `${quoteName(column)} Nullable(String)`);
    await engine.ask(
      `CREATE TABLE ${quoteName(hostileText)} (${quoteName(hostileTable.time)} Int64, ${typed.join(', ')}) ENGINE = Memory`,
    );
    const plain = { ...hostileSpecs[0], exclusions: [], filter: { events: [], actors: [] }, segments: [] };
    const steps = plain.steps.map((step, k) => ({ ...step, events: [`${hostileText} ${k}`] }));
    const { query } = funnelQuery({ ...plain, steps, holdConstant: [] }, hostileTable, {
      dialect: 'clickhouse',
      timeZone: hostileZone,
    });
    expect([...nodesOf(query)].some(({ kind }) => kind === 'window')).toBe(false);
    // It takes times of 32 bits.
    const sql = printSql(nested(query), dialects.clickhouse)
      .replaceAll('toUInt64((t + 62135596800000000) *', 'toUInt32(t *')
      .replaceAll('windowFunnel(4000000000000000000)', 'windowFunnel(3000000000)');
    expect(await engine.ask(sql)).toHaveLength(2);
  });
});

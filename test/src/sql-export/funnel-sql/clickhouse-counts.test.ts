import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { clickhouse } from '../../../../src/core/sql/dialects/clickhouse';
import type { SqlNode } from '../../../../src/core/sql/nodes';
import { printSql } from '../../../../src/core/sql/print';
import { nodesOf } from '../../../../src/core/sql/walk';
import { funnelSpecs } from '../../../support/funnel/arbitrary-funnel';
import { clickHouseProgram, startClickHouse, type ClickHouse } from '../../../support/sql/clickhouse-server';
import { kinds, switched } from '../../../support/sql/arbitrary-switches';
import { nested } from '../../../support/sql/nested';
import { sameCounts, sameFilters, sqlValues, type Values, type Referee } from '../../../support/sql/same-counts';

let server: ClickHouse;

beforeAll(async () => {
  if (clickHouseProgram === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'clickhouse-'));
  server = await startClickHouse({ program: clickHouseProgram, folder, threads: 2 });
});

afterAll(() => clickHouseProgram && server.stop());

/** Old versions take times of 32 bits only, window included: enough for the few seconds of these events. */
function narrow(sql: string): string {
  return sql
    .replaceAll('toUInt64((t + 62135596800000000) *', 'toUInt32((t - 1704153590000000) *')
    .replaceAll('windowFunnel(4000000000000000000)', 'windowFunnel(3000000000)');
}

/** Windows, times of a finer unit than seconds, and bins, whose edges are joined to the events. */
function isRecent(node: SqlNode): boolean {
  const isEdges = node.kind === 'reference' && node.cte.startsWith('funnel_edges');
  return node.kind === 'window' || node.kind === 'calendar' || isEdges;
}

/** Old versions have neither WITH lists nor window functions: they are asked what can be said without. */
const clickHouse: Referee = {
  dialect: 'clickhouse',
  async fill(rows) {
    await server.ask('DROP TABLE IF EXISTS log');
    const columns = '`user id` String, `事件 "名"` String, `at` Int64, `p\'s` Nullable(String), q Nullable(Float64)';
    await server.ask(`CREATE TABLE log (${columns}) ENGINE = Memory`);
    if (rows.length > 0) await server.ask(`INSERT INTO log VALUES ${sqlValues(rows, 'clickhouse')}`);
  },
  async ask(sql) {
    const answer = await server.ask(`${sql} FORMAT JSONCompact`);
    return (JSON.parse(answer) as { data: Values[] }).data;
  },
  write: (query) => narrow(printSql(nested(query), clickhouse)),
  refuses: (query) => [...nodesOf(query)].some(isRecent),
};

const title = 'the ClickHouse text counts what the kernel counts';

if (clickHouseProgram === undefined) it.skip(`${title} (no ClickHouse server is installed here)`);
else
  describe(title, () => {
    for (const name of ['plain ordered funnels', 'ordered funnels of single events']) {
      it(`in ${name}`, () =>
        sameCounts(clickHouse, funnelSpecs(kinds[name]), { numRuns: Number(process.env.RUNS ?? 60) }));
    }
    for (const name of [
      'groups of each value in funnels of single events',
      'funnels of single events that hold values constant',
    ] as const) {
      it(`in ${name}`, () => sameCounts(clickHouse, switched[name], { numRuns: Number(process.env.RUNS ?? 60) }));
    }
    it('in filters of every kind', () => sameFilters(clickHouse, Number(process.env.RUNS ?? 150)));
  });

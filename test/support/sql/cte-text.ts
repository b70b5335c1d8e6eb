import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { dialects } from '../../../src/core/sql/dialects/dialects';
import type { With } from '../../../src/core/sql/nodes';
import { printSql } from '../../../src/core/sql/print';
import { funnelQuery } from '../../../src/sql-export/funnel-sql/funnel-sql';
import type { SqlTable } from '../../../src/sql-export/funnel-sql/names';
import type { WritingOptions } from '../../../src/sql-export/writing-options';

export const shopTable: SqlTable = {
  name: 'shop.events',
  user: 'user_id',
  event: 'name',
  time: 'at',
  timeUnit: 'timestamp',
};

type Given = Partial<WritingOptions> & { table?: SqlTable };

function queryOf(spec: FunnelSpec, { table = shopTable, ...options }: Given): With {
  return funnelQuery(spec, table, { dialect: 'duckdb', timeZone: 'UTC', ...options }).query;
}

/** The names of a funnel's WITH list, without what they all begin with. */
export function cteNames(spec: FunnelSpec, given: Given = {}): string[] {
  return queryOf(spec, given).ctes.map(({ name }) => name.replace(/^funnel_/, ''));
}

/** One query of a funnel's WITH list, by that short name. */
export function cteText(spec: FunnelSpec, name: string, given: Given = {}): string {
  const found = queryOf(spec, given).ctes.find((cte) => cte.name === `funnel_${name}`);
  if (!found) throw new Error(`${name} is none of ${cteNames(spec, given).join(', ')}`);
  return printSql(found.query, dialects[given.dialect ?? 'duckdb']);
}

/** The query behind the WITH list, which gives the result. */
export function resultText(spec: FunnelSpec, given: Given = {}): string {
  return printSql(queryOf(spec, given).query, dialects[given.dialect ?? 'duckdb']);
}

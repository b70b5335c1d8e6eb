import type { FunnelSpec } from '../../core/spec/funnel';
import { dialects } from '../../core/sql/dialects/dialects';
import type { Cte } from '../../core/sql/nodes';
import { printSql } from '../../core/sql/print';
import { propertiesRead } from '../../core/sql/walk';
import type { WritingOptions } from '../writing-options';
import { anyOrderCtes } from './any-order-sql';
import { valueOfRunCte } from './attribution-sql';
import { bestRunCte, entryCtes } from './entries-sql';
import { splitRows, wholeRunsCte } from './events-sql';
import { levelCtes } from './levels-sql';
import { momentCtes } from './moments-sql';
import type { SqlTable } from './names';
import { commentsOf, notesOf, type FunnelQuery, type NoteCode } from './notes';
import { questionOf, type SqlQuestion } from './question';
import { resultSql, rowsAre } from './result-sql';
import type { Source } from './source';
import { sourceRows, type Rows } from './source-sql';
import { totalsCtes } from './totals-sql';
import { isWindowFunnel, windowFunnelCtes } from './window-funnel-sql';

export interface FunnelSql {
  /**
   * One statement that gives one row per step: `step` (from 1), `name`, `actors`. With segments one for each of them
   * and step, those of all actors first; `segment` is its name. With a breakdown one for each of its groups and step,
   * its values in columns before.
   */
  sql: string;
  /** Ways in which it may count differently from the page; also noted in the SQL. */
  inexact: NoteCode[];
  /** The properties whose columns it reads. */
  properties: string[];
}

/** Writes a funnel as SQL for a database. The rules are those of the kernels. */
export function funnelSql(spec: FunnelSpec, table: SqlTable, options: WritingOptions): FunnelSql {
  const written = funnelQuery(spec, table, options);
  const { query, question } = written;
  const inexact = notesOf(written, options);
  const text = [
    `-- ${rowsAre(question)} Times are microseconds since 1970 UTC.`,
    ...commentsOf(inexact),
    `${printSql(query, dialects[options.dialect])};`,
  ];
  return { sql: `${text.join('\n')}\n`, inexact, properties: propertiesRead(query) };
}

/** The same as a tree. */
export function funnelQuery(spec: FunnelSpec, table: SqlTable, options: WritingOptions): FunnelQuery {
  const { dialect, timeZone, numbers, span = { first: 0, last: 0 } } = options;
  const isNumber = (property: string) => numbers?.has(property) ?? null;
  const source: Source = { table, dialect, zone: { timeZone, span }, isNumber };
  const question = questionOf(spec, source);
  return { query: { kind: 'with', ctes: runCtes(question, source), query: resultSql(question) }, question };
}

/** The queries up to `funnel_runs`: one row per counted run, `d`k 1 where it did step k. */
function runCtes(question: SqlQuestion, source: Source): Cte[] {
  const ctes = countedCtes(question, splitRows(question, sourceRows(question, source)));
  const before = [...ctes.slice(0, -1), { ...ctes.at(-1)!, name: 'funnel_counted' }];
  if (question.valuesBy === 'run') return [...before, valueOfRunCte(question, 'funnel_counted')];
  const inParts = question.held.length > 0 && !followsEntries(question);
  return inParts ? [...before, wholeRunsCte(question, 'funnel_counted')] : ctes;
}

function countedCtes(question: SqlQuestion, rows: Rows): Cte[] {
  if (question.dialect === 'clickhouse' && isWindowFunnel(question)) return windowFunnelCtes(question, rows);
  const moments = momentCtes(question, rows);
  const from = moments.at(-1)!.name;
  if (question.spec.order === 'any') return [...moments, ...anyOrderCtes(question, from)];
  if (!followsEntries(question)) return [...moments, ...levelCtes(question, from)];
  const last = question.spec.count === 'totals' ? totalsCtes(question) : [bestRunCte(question)];
  return [...moments, ...entryCtes(question, from), ...last];
}

/** Whether every run is followed for itself, and not all of an actor together. */
function followsEntries({ spec, steps, spans, limited, valuesBy }: SqlQuestion): boolean {
  const needed =
    spec.count === 'totals' || steps.some((step) => step.optional) || spans.length > 0 || valuesBy === 'run';
  return spec.order === 'ordered' && !limited && needed;
}

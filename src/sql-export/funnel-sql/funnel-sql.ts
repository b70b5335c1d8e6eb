import type { FunnelSpec } from '../../core/spec/funnel';
import { anyOrderParts } from './any-order-sql';
import { valueOfRunPart } from './attribution-sql';
import { dialectOf, type SqlDialect } from './dialects';
import { bestRunPart, entryParts } from './entries-sql';
import { levelParts } from './levels-sql';
import { momentParts } from './moments-sql';
import type { DialectName, WarehouseTable } from './names';
import { commentsOf, notesOf, type NoteCode } from './notes';
import { withParts, type SqlCte } from './parts';
import { splitRows, wholeRunsPart } from './events-sql';
import { questionOf, type SqlQuestion } from './question';
import { resultSql, rowsAre } from './result-sql';
import type { Source } from './filter-sql';
import { sourceRows, type Rows } from './source-sql';
import type { WritingOptions } from '../writing-options';
import { totalsParts } from './totals-sql';
import { isWindowFunnel, windowFunnelParts } from './window-funnel-sql';

export interface FunnelSql {
  /**
   * One statement that gives one row per step: `step` (from 1), `name`, `actors`. With segments one for each of them
   * and step, those of all actors first; `segment` is its name. With a breakdown one for each of its groups and step,
   * its values in columns before.
   */
  sql: string;
  /** Ways in which it may count differently from the page; also noted in the SQL. */
  inexact: NoteCode[];
}

/**
 * Writes a funnel as a warehouse is asked for it. The rules are those of the kernels; every name and text is quoted.
 */
export function funnelSql(spec: FunnelSpec, table: WarehouseTable, options: WritingOptions): FunnelSql {
  const dialect = dialectOf(options.dialect);
  const source: Source = {
    table,
    dialect,
    column: (property) => `source.${dialect.identifier(table.columns?.get(property) ?? property)}`,
    isNumber: (property) => options.numbers?.has(property) ?? null,
  };
  const zone = { timeZone: options.timeZone, span: options.span ?? { first: 0, last: 0 } };
  const question = questionOf(spec, { source, dialect: options.dialect, zone });
  const parts = runParts(question, source, options.dialect);
  const inexact = notesOf(question, options);
  const recursive = parts.some(({ name, sql }) => sql.includes(`FROM ${name} `));
  const text = [
    `-- ${rowsAre(question)} Times are microseconds since 1970 UTC.`,
    ...commentsOf(inexact),
    `${withParts(parts, resultSql(question, dialect), recursive)};`,
  ];
  return { sql: `${text.join('\n')}\n`, inexact };
}

/** The queries up to `funnel_runs`: one row per counted run, `d`k 1 where it did step k. */
function runParts(question: SqlQuestion, source: Source, name: DialectName): SqlCte[] {
  const { dialect } = source;
  const parts = countedParts(question, splitRows(question, sourceRows(question, source), dialect), { dialect, name });
  const last = parts.at(-1)!;
  const before = [...parts.slice(0, -1), { ...last, name: 'funnel_counted' }];
  if (question.valuesBy === 'run') return [...before, valueOfRunPart(question, 'funnel_counted')];
  const inParts = question.held.length > 0 && !followsEntries(question);
  return inParts ? [...before, wholeRunsPart(question, 'funnel_counted')] : parts;
}

function countedParts(
  question: SqlQuestion,
  rows: Rows,
  { dialect, name }: { dialect: SqlDialect; name: DialectName },
): SqlCte[] {
  if (name === 'clickhouse' && isWindowFunnel(question)) return windowFunnelParts(question, rows);
  const moments = momentParts(question, rows, dialect);
  const from = moments.at(-1)!.name;
  if (question.spec.order === 'any') return [...moments, ...anyOrderParts(question, from)];
  if (!followsEntries(question)) return [...moments, ...levelParts(question, from)];
  const last = question.spec.count === 'totals' ? totalsParts(question, name) : [bestRunPart(question)];
  return [...moments, ...entryParts(question, from), ...last];
}

/** Whether every run is followed for itself, and not all of an actor together. */
function followsEntries({ spec, steps, spans, limited, valuesBy }: SqlQuestion): boolean {
  const asked =
    spec.count === 'totals' || steps.some((step) => step.optional) || spans.length > 0 || valuesBy === 'run';
  return spec.order === 'ordered' && !limited && asked;
}

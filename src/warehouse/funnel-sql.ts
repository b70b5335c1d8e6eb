import type { FunnelSpec } from '../contract/funnel';
import { anyOrderParts } from './any-order-sql';
import { dialectOf, type Dialect } from './dialects';
import { bestRunPart, entryParts } from './entries-sql';
import { levelParts } from './levels-sql';
import { momentParts } from './moments-sql';
import type { DialectName, WarehouseTable } from './names';
import { commentsOf, countsActorsInstead, notesOf, type NoteCode } from './notes';
import { withParts, type Part } from './parts';
import { questionOf, type Question } from './question';
import { resultSql, rowsAre } from './result-sql';
import { rowsOf, type Source } from './source-sql';
import { totalsParts } from './totals-sql';
import { isWindowFunnel, windowFunnelParts } from './window-funnel-sql';

export interface FunnelSql {
  /**
   * One statement that gives one row per step: `step` (from 1), `name`, `actors`. With segments one for each of them
   * and step, those of all actors first; `segment` is its name.
   */
  sql: string;
  /** What it does not count exactly as the page does; the text says so too. */
  inexact: NoteCode[];
}

export interface WritingOptions {
  dialect: DialectName;
  /** IANA name of the zone whose midnights bound the date range. */
  timeZone: string;
  /** Properties whose columns hold numbers; absent where that is not known. */
  numbers?: ReadonlySet<string>;
}

/** Writes a funnel as a warehouse is asked for it. The rules are those of the kernels; every name and text is quoted. */
export function funnelSql(spec: FunnelSpec, table: WarehouseTable, options: WritingOptions): FunnelSql {
  const dialect = dialectOf(options.dialect);
  const question = questionOf(spec, options.timeZone, dialect);
  const parts = runParts(question, { table, options, dialect });
  const inexact = notesOf(question, options.numbers !== undefined);
  const recursive = parts.some(({ name, sql }) => sql.includes(`FROM ${name} `));
  const text = [
    `-- ${rowsAre(question)} Times are microseconds since 1970 UTC.`,
    ...commentsOf(inexact),
    `${withParts(parts, resultSql(question, dialect), recursive)};`,
  ];
  return { sql: `${text.join('\n')}\n`, inexact };
}

interface Writing {
  table: WarehouseTable;
  options: WritingOptions;
  dialect: Dialect;
}

/** The queries up to `funnel_runs`: one row per counted run, `d`k 1 where it did step k. */
function runParts(question: Question, { table, options, dialect }: Writing): Part[] {
  const { spec, steps, spans, limited } = question;
  const source: Source = {
    table,
    dialect,
    column: (property) => `source.${dialect.identifier(table.columns?.[property] ?? property)}`,
    isNumber: (property) => options.numbers?.has(property) ?? null,
  };
  const rows = rowsOf(question, source);
  if (options.dialect === 'clickhouse' && isWindowFunnel(question)) return windowFunnelParts(question, rows);
  const moments = momentParts(question, rows, dialect);
  const from = moments.at(-1)!.name;
  if (spec.order === 'any') return [...moments, ...anyOrderParts(question, from)];
  const totals = spec.count === 'totals' && !countsActorsInstead(question);
  const optional = steps.some((step) => step.optional);
  const byEntry = spec.order === 'ordered' && !limited && (totals || optional || spans.length > 0);
  if (!byEntry) return [...moments, ...levelParts(question, from)];
  const last = totals ? totalsParts(question, options.dialect) : [bestRunPart(question)];
  return [...moments, ...entryParts(question, from), ...last];
}

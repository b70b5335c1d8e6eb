import { m } from '../text/paraglide/messages';
import type { ChartStep } from './funnel-figures';

/** The table as rows of plain cells for spreadsheets: counts as they are, shares 0 … 1, times in seconds; '' for none. */
export function tableCells(steps: ChartStep[]): (string | number)[][] {
  const head = [
    m.funnel_column_stage(),
    m.funnel_column_actors(),
    m.funnel_column_previous(),
    m.funnel_column_first(),
    m.funnel_column_lost(),
    m.funnel_column_median_seconds(),
  ];
  const rows = steps.map((step) => [
    step.name,
    step.actors,
    step.fromPrevious ?? '',
    step.fromFirst ?? '',
    step.previous === null ? '' : step.lost,
    step.times?.median ?? '',
  ]);
  return [head, ...rows];
}

/** RFC 4180: CRLF between records, quotes where a field needs them. */
export function csvText(rows: (string | number)[][]): string {
  return rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(',')).join('\r\n') + '\r\n';
}

/** For the clipboard: spreadsheets part it at tabs and lines, so a name may hold neither. */
export function tabbedText(rows: (string | number)[][]): string {
  return rows.map((row) => row.map((cell) => harmless(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers are ours and stay. */
function harmless(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

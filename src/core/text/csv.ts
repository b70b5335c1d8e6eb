/** Content of a table cell; null is an empty cell. */
export type CsvCell = string | number | null;

/** A CSV file; the byte order mark at its beginning makes spreadsheets read it as UTF-8. */
export function csvFile(records: readonly BlobPart[]): Blob {
  return new Blob(['\uFEFF', ...records], { type: 'text/csv;charset=utf-8' });
}

/** A record of RFC 4180 with CRLF at its end, safe to open in a spreadsheet. */
export function csvRecord(cells: readonly CsvCell[]): string {
  return cells.map((cell) => quotedWhere(needsQuotes, guarded(textOf(cell)))).join(',') + '\r\n';
}

/** Rows for the clipboard. Spreadsheets split it at tabs and line ends, so no cell keeps either. */
export function tabbedText(rows: readonly (readonly CsvCell[])[]): string {
  const cellText = (cell: CsvCell) => quotedWhere(/^"/, guarded(textOf(cell).replace(/[\t\r\n]+/g, ' ')));
  return rows.map((row) => row.map(cellText).join('\t')).join('\n');
}

/** Also `;` and tabs, the separators of other spreadsheets, and spaces that readers may trim. */
const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

/** https://owasp.org/www-community/attacks/CSV_Injection; also after quotes and invisible characters. */
const startsFormula = /^["\s\p{C}]*[=+\-@＝＋－＠]/u;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Puts an apostrophe before text that a spreadsheet would take for a formula. A spreadsheet that splits at `;` or tabs
 * does not recognize quotes in the middle of a line and starts cells inside of a field. Plain numbers are left
 * unchanged.
 */
function guarded(text: string): string {
  if (number.test(text)) return text;
  const safe = text.replace(/[^;\t\r\n]+/g, (part) => (startsFormula.test(part) ? `'${part}` : part));
  return /^[\t\r\n]/.test(safe) ? `'${safe}` : safe;
}

function textOf(cell: CsvCell): string {
  return cell === null ? '' : String(cell);
}

function quotedWhere(needed: RegExp, text: string): string {
  return needed.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type Cell = string | number;

/** RFC 4180: CRLF between records, quotes where a field needs them. */
export function csvText(rows: Cell[][]): string {
  return rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(',')).join('\r\n') + '\r\n';
}

/** For the clipboard: spreadsheets part it at tabs and lines, so a name may hold neither. */
export function tabbedText(rows: Cell[][]): string {
  return rows.map((row) => row.map((cell) => harmless(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers are ours and stay. */
function harmless(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

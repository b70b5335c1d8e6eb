/** A record of RFC 4180: quotes where a field needs them, CRLF at the end. Numbers are ours and stay as they are. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => (typeof cell === 'string' ? quoted(harmless(cell)) : (cell ?? ''))).join(',') + '\r\n';
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

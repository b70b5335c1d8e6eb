/** Files people drop that are no delimited text, by their first bytes. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['PAR1', 'Parquet'],
  ['%PDF', 'PDF'],
  ['\xd0\xcf\x11\xe0', 'XLS'],
  ['SQLite format 3', 'SQLite'],
  ['ARROW1', 'Arrow'],
  ['ORC', 'ORC'],
  ['Obj\x01', 'Avro'],
  ['7z\xbc\xaf', '7z'],
  ['Rar!', 'RAR'],
  ['BZh', 'bzip2'],
  ['\xfd7zXZ', 'xz'],
  ['\x28\xb5\x2f\xfd', 'Zstandard'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['{\\rtf', 'RTF'],
];

/** Name of the format where the file is known not to be delimited text; null where it may be. */
export function foreignFormat(head: Uint8Array): string | null {
  const start = latin(head.subarray(0, 4096));
  if (start.startsWith('PK\x03\x04')) return zipFormat(latin(head.subarray(0, 65_536)));
  if (start.startsWith('ustar', 257)) return 'tar';
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes));
  return signature ? signature[1] : markupFormat(start.replace('\xef\xbb\xbf', '').trimStart());
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function zipFormat(start: string): string {
  if (start.includes('xl/') || start.includes('[Content_Types].xml')) return 'XLSX';
  return start.includes('opendocument.spreadsheet') ? 'ODS' : 'ZIP';
}

function markupFormat(start: string): string | null {
  if (/^(\{\s*("|\})|\[\s*[{["\]])/.test(start)) return 'JSON';
  if (/^<\?xml/i.test(start)) return 'XML';
  return /^<(!doctype html|html)/i.test(start) ? 'HTML' : null;
}

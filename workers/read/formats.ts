import { failure, success, type Outcome } from '../../src/core/outcome';
import { CsvSource } from './csv/csv-source';
import { readHead } from './file-parts';
import type { RowSource } from './row-source';

/** A format of files. */
interface Format {
  /** What people call it. */
  name: string;
  /** Whether a file with this beginning is of the format. */
  recognizes: (start: FileStart) => boolean;
  /** Null where it is only recognised, and refused by its name. */
  open: ((file: File) => RowSource) | null;
}

/** The first bytes of a file, unpacked where it is gzip, each as a character of the same number. */
interface FileStart {
  text: string;
  /** The same from the first character on that is neither a blank nor a byte order mark. */
  trimmed: string;
}

const zip = 'PK\x03\x04';
const isZip = ({ text }: FileStart) => text.startsWith(zip);

/** A format that nothing can be read from yet. */
function foreign(name: string, recognizes: Format['recognizes']): Format {
  return { name, recognizes, open: null };
}

/** A foreign format by the bytes that its files begin with. */
function foreignBytes(name: string, bytes: string): Format {
  return foreign(name, ({ text }) => text.startsWith(bytes));
}

/** A file is of the first of these formats that recognises it. */
const formats: readonly Format[] = [
  foreign('XLSX', (start) => isZip(start) && /xl\/|\[Content_Types\]\.xml/.test(start.text)),
  foreign('ODS', (start) => isZip(start) && start.text.includes('opendocument.spreadsheet')),
  foreignBytes('ZIP', zip),
  foreign('tar', ({ text }) => text.startsWith('ustar', 257)),
  foreignBytes('Parquet', 'PAR1'),
  foreignBytes('PDF', '%PDF'),
  foreignBytes('XLS', '\xd0\xcf\x11\xe0'),
  foreignBytes('SQLite', 'SQLite format 3'),
  foreignBytes('Arrow', 'ARROW1'),
  foreignBytes('ORC', 'ORC'),
  foreignBytes('Avro', 'Obj\x01'),
  foreignBytes('7z', '7z\xbc\xaf'),
  foreignBytes('RAR', 'Rar!'),
  foreignBytes('bzip2', 'BZh'),
  foreignBytes('xz', '\xfd7zXZ'),
  foreignBytes('Zstandard', '\x28\xb5\x2f\xfd'),
  foreignBytes('PNG', '\x89PNG'),
  foreignBytes('JPEG', '\xff\xd8\xff'),
  foreignBytes('GIF', 'GIF8'),
  foreignBytes('RTF', '{\\rtf'),
  foreign('JSON', ({ trimmed }) => /^(\{\s*("|\})|\[\s*[{["\]])/.test(trimmed)),
  foreign('XML', ({ trimmed }) => /^<\?xml/i.test(trimmed)),
  foreign('HTML', ({ trimmed }) => /^<(!doctype html|html)/i.test(trimmed)),
  // Any other file may be delimited text, which looks for itself whether it is text at all.
  { name: 'CSV', recognizes: () => true, open: (file) => new CsvSource(file) },
];

/** The bytes of a file by which its format is recognised. */
const startBytes = 65_536;
/** As many as a function certainly takes as arguments. */
const blockBytes = 4096;

/**
 * The source of a file's rows. Fails with unsupported_file, where `value` names the format; rejects as `RowSource.rows`
 * does.
 */
export async function openSource(file: File): Promise<Outcome<RowSource>> {
  const { head } = await readHead(file, startBytes);
  let text = '';
  for (let at = 0; at < Math.min(head.length, startBytes); at += blockBytes)
    text += String.fromCharCode(...head.subarray(at, at + blockBytes));
  const start = { text, trimmed: text.slice(0, blockBytes).replace('\xef\xbb\xbf', '').trimStart() };
  const { name, open } = formats.find(({ recognizes }) => recognizes(start))!;
  return open === null ? failure('unsupported_file', { file: file.name, value: name }) : success(open(file));
}

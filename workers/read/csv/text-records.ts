import { utf8Decoder } from '../../../src/core/text/utf8';
import type { Dialect } from '../../../src/core/spec/dataset';
import { maxColumns } from '../../../src/core/spec/limits';
import { RecordScanner } from './record-scanner';

/** One record of a delimited text. An empty field is null, quoted or not. */
export interface TextRecord {
  /** 1-based line of the text on which the record begins. */
  line: number;
  /** At most `maxColumns` + 1 of them. */
  fields: (string | null)[];
}

export interface TextRecords {
  /** The well-formed ones, of any number of fields. */
  records: TextRecord[];
  /** Fields that were quoted as they should be. */
  quoted: number;
  /** Records with text after a closing quote, or with a quote that never closes. */
  malformed: number;
}

export interface TextRecordsOptions {
  /** Most records to give. */
  limit?: number;
  /** Whether the bytes end where the file ends: else the last record may be cut, and is left out. */
  complete: boolean;
}

/** The records of a small part of a file as texts, found by the scanner that reads the whole of it. `bytes` are UTF-8. */
export function textRecords(
  bytes: Uint8Array,
  dialect: Pick<Dialect, 'delimiter' | 'quote' | 'skip'>,
  { limit = Infinity, complete }: TextRecordsOptions,
): TextRecords {
  // With room for more fields than any record may have, each one is taken in, whatever its width.
  const scanner = new RecordScanner({ ...dialect, encoding: 'utf-8', header: false }, maxColumns + 1);
  scanner.append(bytes, complete);
  const records: TextRecord[] = [];
  let malformed = 0;
  while (records.length < limit && scanner.next() !== 'more') {
    if (scanner.problem === 'bad_quote') malformed++;
    else records.push({ line: scanner.line, fields: fieldTexts(scanner) });
  }
  return { records, quoted: scanner.quoted, malformed };
}

/** The record is decoded as a whole: decoding each field takes several times as long. */
function fieldTexts(scanner: RecordScanner): (string | null)[] {
  const { bytes, from, to } = scanner;
  const record = utf8Decoder.decode(bytes.subarray(from, to));
  // If each byte became one character, byte offsets equal character offsets.
  const plain = record.length === to - from;
  return Array.from({ length: Math.min(scanner.fields, maxColumns + 1) }, (_, field) => {
    scanner.unquote(field);
    const start = scanner.starts[field];
    const end = scanner.ends[field];
    if (start === end) return null;
    return plain && start >= from && end <= to ? record.slice(start - from, end - from) : scanner.text(field);
  });
}

import type { Dialect, Reading } from '../../../src/core/spec/dataset';
import { failure, success, type Outcome } from '../../../src/core/outcome';
import { guessEncoding, utf8Of } from '../guess-encoding';
import { chunksOf, isDirect } from '../decode-chunks';
import { readFileParts, type FileParts } from '../file-parts';
import type { RowBatch, RowsOptions, RowSource, Table, TextRow } from '../row-source';
import { profiledRows } from '../shapes/column-profile';
import { CsvBatch } from './csv-batch';
import { guessLayout } from './dialect';
import { columnNames, looksLikeHeader } from '../header';
import { isLineEnd } from './line-bytes';
import { RecordScanner, type FilePosition } from './record-scanner';
import { textRecords } from './text-records';

const headBytes = 1 << 20;
/** Read instead where the head holds too few records to judge by, because they are long. */
const largeHeadBytes = 8 << 20;
const minHeadRecords = 20;

/** A position in the file where a record begins, and the number of that record. */
interface Milestone extends FilePosition {
  row: number;
}

type TextReading = Pick<Reading, 'columns'> & { dialect: Dialect };

/** Delimited text: a row is a record of the file. */
export class CsvSource implements RowSource {
  readonly #file: File;
  /** One per chunk of the file, once it has been read to its end; empty where it can only be read in order. */
  #milestones: readonly Milestone[] = [];

  constructor(file: File) {
    this.#file = file;
  }

  async inspect({ dialect: wanted = null }: Partial<Reading>): Promise<Outcome<Table>> {
    const parts = await readFileParts(this.#file, headBytes);
    const table = tableOf(parts, wanted);
    const short = table.ok && !parts.complete && table.value.rows.length < minHeadRecords;
    const found = short ? tableOf(await readFileParts(this.#file, largeHeadBytes), wanted) : table;
    return found.ok ? found : failure(found.failure.kind, { file: this.#file.name });
  }

  /** The reading must have a dialect. */
  async *rows({ dialect, columns }: Reading, options: RowsOptions): AsyncGenerator<RowBatch, void, undefined> {
    const batch = new CsvBatch(options);
    const text = { dialect: dialect!, columns };
    if (options.only && this.#milestones.length > 0) yield* this.#stretches(text, options, batch);
    else yield* this.#whole(text, options, batch);
  }

  async *#whole({ dialect, columns }: TextReading, { signal }: RowsOptions, batch: CsvBatch): AsyncGenerator<RowBatch> {
    const { encoding } = dialect;
    const milestones: Milestone[] = [{ offset: 0, line: 1, row: 0 }];
    const scanner = new RecordScanner(dialect, columns.length);
    let header = dialect.header;
    for await (const { bytes, final, read } of chunksOf(this.#file, { encoding, signal })) {
      scanner.append(bytes, final);
      batch.bytesRead = read;
      if (header && scanner.next() !== 'more') header = false;
      if (header) continue;
      for (const rows of filled(batch, scanner)) {
        yield rows;
        signal.throwIfAborted();
      }
      milestones.push({ ...scanner.rest, row: batch.nextRow });
    }
    this.#milestones = (await isDirect(this.#file, encoding)) ? milestones : [];
  }

  /** Reads the parts of the file alone in which wanted rows lie. */
  async *#stretches(
    { dialect, columns }: TextReading,
    { signal, only }: RowsOptions,
    batch: CsvBatch,
  ): AsyncGenerator<RowBatch> {
    for (const [i, end] of this.#milestones.entries()) {
      const start = this.#milestones[i - 1] as Milestone | undefined;
      if (start === undefined || !only!.hasAny(start.row, end.row)) continue;
      const scanner = new RecordScanner(dialect, columns.length, start);
      scanner.append(new Uint8Array(await this.#file.slice(start.offset, end.offset).arrayBuffer()), true);
      signal.throwIfAborted();
      if (start.offset === 0 && dialect.header) scanner.next();
      batch.nextRow = start.row;
      batch.bytesRead = end.offset;
      for (const rows of filled(batch, scanner)) {
        yield rows;
        signal.throwIfAborted();
      }
    }
  }
}

/** The batch, filled again and again as long as the scanner has records. */
function* filled(batch: CsvBatch, scanner: RecordScanner): Generator<RowBatch> {
  for (let more = true; more;) {
    more = batch.fill(scanner);
    if (batch.rows > 0) yield batch;
  }
}

function tableOf(parts: FileParts, wanted: Dialect | null): Outcome<Table> {
  if (parts.head.length === 0) return failure('empty_file');
  const encoding = wanted?.encoding ?? guessEncoding([parts.head, ...parts.samples]);
  if (!encoding) return failure('not_text');
  const text = utf8Of(parts.head, encoding);
  if (new TextDecoder().decode(text).trim() === '') return failure('empty_file');
  const { complete } = parts;
  const { columns, skip, ...marks } = guessLayout(text, complete, wanted);
  const limit = 2 * profiledRows(columns);
  const all = textRecords(text, { ...marks, skip }, { limit, complete }).records.map(({ fields }) => fields);
  const first = all.at(0) ?? [];
  const header = wanted?.header ?? looksLikeHeader(first, all.slice(1));
  const ofWidth = (row: TextRow) => row.length === columns;
  const rows = (header ? all.slice(1) : all).filter(ofWidth);
  const later = parts.samples
    .map((sample) => fromNextLine(utf8Of(sample, encoding)))
    .flatMap((sample) => textRecords(sample, marks, { limit, complete: false }).records.map(({ fields }) => fields));
  return success({
    // Without a header, a short first record is rather a bad row than a title.
    dialect: { encoding, ...marks, header, ...(skip > 0 && { skip }) },
    names: columnNames(header ? first : null, columns, rows),
    rows,
    later: later.filter(ofWidth),
  });
}

/** A sample may begin inside a record. */
function fromNextLine(text: Uint8Array): Uint8Array {
  return text.subarray(text.findIndex(isLineEnd) + 1);
}

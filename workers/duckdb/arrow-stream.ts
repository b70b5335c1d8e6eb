import {
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  TimestampMicrosecond,
  Utf8,
  type Data,
} from 'apache-arrow';

/** Some rows of a column. */
export type ColumnPart =
  /** The text of row r is `texts[codes[r]]`; the code −1 is NULL. */
  | { name: string; kind: 'text'; codes: Int32Array; texts: readonly string[] }
  /** NaN is NULL. */
  | { name: string; kind: 'number'; numbers: Float64Array }
  /** Whole µs since 1970 UTC. */
  | { name: string; kind: 'time'; microseconds: Float64Array };

/** Rows as DuckDB takes them in at once: a stream of Arrow's messages with one batch. The columns are of equal length. */
export function arrowStream(columns: readonly ColumnPart[]): Uint8Array {
  const children = columns.map(columnData);
  const fields = columns.map(({ name }, c) => new Field(name, children[c].type, true));
  const type = new Struct(fields);
  const rows = makeData({ type, length: children[0].length, nullCount: 0, children });
  return tableToIPC(new Table([new RecordBatch(new Schema(fields), rows)]), 'stream');
}

function columnData(column: ColumnPart): Data {
  switch (column.kind) {
    case 'text':
      return textData(column.codes, column.texts);
    case 'number':
      return makeData({
        type: new Float64(),
        data: column.numbers,
        ...valid(column.numbers, (it) => !Number.isNaN(it)),
      });
    case 'time':
      return makeData({ type: new TimestampMicrosecond(), data: wholeNumbers(column.microseconds) });
  }
}

function textData(codes: Int32Array, texts: readonly string[]): Data {
  const dictionary = makeVector(utf8Data(texts));
  const type = new Dictionary(new Utf8(), new Int32());
  return makeData({ type, data: codes, dictionary, ...valid(codes, (code) => code >= 0) });
}

function utf8Data(texts: readonly string[]): Data<Utf8> {
  const encoder = new TextEncoder();
  // No character takes more than three bytes for each of its units.
  const bytes = new Uint8Array(3 * texts.reduce((units, text) => units + text.length, 0));
  const valueOffsets = new Int32Array(texts.length + 1);
  let at = 0;
  for (const [i, text] of texts.entries()) {
    at += encoder.encodeInto(text, bytes.subarray(at)).written;
    valueOffsets[i + 1] = at;
  }
  return makeData({ type: new Utf8(), length: texts.length, nullCount: 0, valueOffsets, data: bytes.subarray(0, at) });
}

/** Bit r of the map is 0 where row r is NULL. */
function valid(
  values: Int32Array | Float64Array,
  isValid: (value: number) => boolean,
): { length: number; nullCount: number; nullBitmap: Uint8Array } {
  const nullBitmap = new Uint8Array((values.length + 7) >> 3);
  let nullCount = 0;
  for (let i = 0; i < values.length; i++) {
    if (isValid(values[i])) nullBitmap[i >> 3] |= 1 << (i & 7);
    else nullCount++;
  }
  return { length: values.length, nullCount, nullBitmap };
}

/** As 64-bit integers, by their halves: making a bigint of each takes ten times as long. */
function wholeNumbers(values: Float64Array): BigInt64Array {
  const halves = new Int32Array(2 * values.length);
  for (let i = 0; i < values.length; i++) {
    // Converting to 32 bits takes the number modulo 2^32, below zero too.
    halves[2 * i] = values[i];
    halves[2 * i + 1] = Math.floor(values[i] / 2 ** 32);
  }
  return new BigInt64Array(halves.buffer);
}

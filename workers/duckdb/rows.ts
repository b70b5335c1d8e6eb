import { utf8Decoder } from '../../src/core/text/utf8';
import { DataType, type RecordBatch, type Utf8, type Vector } from 'apache-arrow';

/**
 * The values of a batch by rows, texts letter by letter. Arrow's whole numbers of 64 bits become numbers where those
 * hold them, else text.
 */
export function arrowRows(batch: RecordBatch): unknown[][] {
  const values = batch.schema.fields.map((_, c) => columnValues(batch.getChildAt(c)!));
  return Array.from({ length: batch.numRows }, (_, row) => values.map((value) => value(row)));
}

function columnValues(column: Vector): (row: number) => unknown {
  if (!DataType.isUtf8(column.type)) return (row) => cellValue(column.get(row));
  // A batch has each column in one piece.
  const [{ values, valueOffsets }] = (column as Vector<Utf8>).data;
  return (row) =>
    column.isValid(row) ? utf8Decoder.decode(values.subarray(valueOffsets[row], valueOffsets[row + 1])) : null;
}

function cellValue(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

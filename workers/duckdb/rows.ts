import type { RecordBatch } from 'apache-arrow';

/** The values of a batch by rows. Arrow's whole numbers of 64 bits become numbers where those hold them, else text. */
export function rowsOf(batch: RecordBatch): unknown[][] {
  const columns = batch.schema.fields.map((_, c) => batch.getChildAt(c)!);
  return Array.from({ length: batch.numRows }, (_, row) => columns.map((column) => plain(column.get(row))));
}

function plain(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

import type { TextBatch } from '../store/text-batch';
import type { ReadSource } from './row-source';

/** A column of the source and what its cells go into, batch by batch, with the numbers of their rows. */
export interface WantedColumn {
  column: number;
  into: { add(batch: TextBatch, row: Uint32Array): void };
}

/** Reads the source once more for the cells of some columns, in the rows that events were made from. */
export async function readProperties(
  { source, reading, used }: ReadSource,
  wanted: readonly WantedColumn[],
  signal: AbortSignal,
): Promise<void> {
  const columns = wanted.map(({ column }) => column);
  for await (const batch of source.rows(reading, { columns, signal, only: used })) {
    for (let i = 0; i < wanted.length; i++) wanted[i].into.add(batch.columns[i], batch.row);
  }
}

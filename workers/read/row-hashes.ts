import { allocate } from '../store/allocate';
import type { RowHashes } from '../store/duplicate-rows';
import type { RowSet } from '../store/row-set';
import type { ReadSource, RowBatch } from './row-source';

/** Hashes of the wanted rows of a source; those of other rows are 0. `onProgress` is called with the bytes read so far. */
export async function rowHashes(
  { source, reading, rows }: ReadSource,
  wanted: RowSet,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (bytes: number) => void },
): Promise<RowHashes> {
  const hashes = { high: allocate(Uint32Array, rows), low: allocate(Uint32Array, rows) };
  const columns = reading.columns.map((_, column) => column);
  for await (const batch of source.rows(reading, { columns, signal, only: wanted })) {
    for (let i = 0; i < batch.rows; i++) hashRow(batch, i, hashes);
    onProgress(batch.bytesRead);
  }
  return hashes;
}

/** All cells, each followed by a number no byte has, so that "ab,c" and "a,bc" differ. */
function hashRow({ columns, row }: RowBatch, i: number, { high, low }: RowHashes): void {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (const { bytes, starts, ends } of columns) {
    const end = ends[i];
    for (let at = starts[i]; at <= end; at++) {
      const byte = at < end ? bytes[at] : 256;
      first = Math.imul(first ^ byte, 0x85ebca6b);
      first ^= first >>> 15;
      second = Math.imul((second << 5) ^ (second >>> 27) ^ byte, 0xc2b2ae35);
      second ^= second >>> 13;
    }
  }
  high[row[i]] = first;
  low[row[i]] = second;
}

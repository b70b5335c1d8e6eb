/** Rows per batch: few enough to stay in the processor's cache, enough to hide the waits on memory. */
export const batchRows = 1024;

/** The texts of one column in some rows: row r is bytes[starts[r] … ends[r]), r < rows. */
export interface TextBatch {
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  rows: number;
}

/** An empty batch with room for so many rows. */
export function newTextBatch(capacityRows = batchRows): TextBatch {
  const [starts, ends] = [new Int32Array(capacityRows), new Int32Array(capacityRows)];
  return { bytes: new Uint8Array(0), starts, ends, rows: 0 };
}

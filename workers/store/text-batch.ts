/** Rows per batch: few enough to stay in the processor's cache, enough to hide the waits on memory. */
export const batchRows = 1024;

/** The texts of one column in some rows: row r is bytes[starts[r] … ends[r]), r < rows. */
export interface TextBatch {
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  rows: number;
}

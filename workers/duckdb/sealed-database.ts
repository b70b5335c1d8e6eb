import type { RecordBatch, Utf8 } from 'apache-arrow';
import { DuckDbThread } from './duckdb-thread';
import type { Statement } from './statement';

type Texts = Record<string, Utf8>;

/** The texts of one column in one slice of an answer, as UTF-8: text r is bytes[offsets[r] … offsets[r + 1]). */
export interface TextSlice {
  bytes: Uint8Array;
  offsets: Int32Array;
  /** Bit r is 0 where text r is NULL; null where none is. */
  valid: Uint8Array | null;
  rows: number;
}

/**
 * DuckDB, started when first asked, sealed from the network, and started anew after a crash, with all its files. Tables
 * do not outlive a crash: what is made with SQL must be made from the files again.
 */
export class SealedDatabase {
  readonly #wasm: Blob;
  readonly #files = new Map<string, Blob>();
  #thread: Promise<DuckDbThread> | null = null;

  /** `wasm`: DuckDB's unpacked module, kept for the next start. */
  constructor(wasm: Blob) {
    this.#wasm = wasm;
  }

  /** Makes a file readable as `in/<name>`. Use each name once: DuckDB remembers what it has read of a name. */
  async register(name: string, file: Blob): Promise<void> {
    const thread = await this.#running();
    await thread.register(name, file);
    this.#files.set(name, file);
  }

  async drop(name: string): Promise<void> {
    this.#files.delete(name);
    await (await this.#running()).drop(name);
  }

  /** All rows of an answer, which must be small: it is made whole in DuckDB's memory first. */
  async rows(statement: Statement): Promise<unknown[][]> {
    const thread = await this.#running();
    const table = await thread.during(thread.connection.query(statement.text));
    return table.toArray().map((row: { toArray(): unknown[] }) => [...row.toArray()]);
  }

  /** The answer in slices of some 2,048 rows while DuckDB is still at work; all its columns must be VARCHAR. */
  async *slices(statement: Statement, signal: AbortSignal): AsyncGenerator<TextSlice[], void, undefined> {
    const thread = await this.#running();
    const reader = await thread.during(thread.connection.send<Texts>(statement.text, true));
    const answer = reader[Symbol.asyncIterator]();
    try {
      for (;;) {
        signal.throwIfAborted();
        // Arrow's types leave open what comes after the last slice.
        const next = (await thread.during(answer.next())) as IteratorResult<RecordBatch<Texts>, undefined>;
        if (next.done === true) return;
        yield textsOf(next.value);
      }
    } finally {
      if (signal.aborted) await thread.during(thread.connection.cancelSent());
    }
  }

  /** Gives all of DuckDB's memory back; the next question starts it again. */
  async end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    (await thread)?.end('ended');
  }

  async #running(): Promise<DuckDbThread> {
    this.#thread ??= this.#start();
    return this.#thread;
  }

  async #start(): Promise<DuckDbThread> {
    try {
      const thread = await DuckDbThread.start(this.#wasm);
      for (const [name, file] of this.#files) await thread.register(name, file);
      thread.died.catch(() => (this.#thread = null));
      return thread;
    } catch (thrown) {
      this.#thread = null;
      throw thrown;
    }
  }
}

function textsOf(batch: RecordBatch<Texts>): TextSlice[] {
  return batch.schema.names.map((_, column) => {
    const { values, valueOffsets, nullBitmap, nullCount, length } = batch.getChildAt<Utf8>(column)!.data[0];
    return { bytes: values, offsets: valueOffsets, valid: nullCount === 0 ? null : nullBitmap, rows: length };
  });
}

import { AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { DuckDbModule } from '../../src/core/engine';
import type { Answer } from './database';
import { arrowRows } from './rows';
import { SEALING } from './seal';
import { unpack } from './unpack';

/** Compiling 34 MB takes seconds on a slow machine; a module that cannot be compiled hangs without an error. */
const startTimeoutMs = 180_000;

/** Some joins of millions of rows cannot be stopped for seconds: then the thread is given up, with its tables. */
const cancelTimeoutMs = 500;

/** What a trap inside WebAssembly says. From then on every answer of that thread is worthless. */
const TRAP =
  /memory access out of bounds|table index is out of bounds|function signature mismatch|unreachable|null function/i;

/**
 * `left_out`: there is no DuckDB in this page. `blocked`: the page's policy does not allow WebAssembly. `not_started`,
 * `crashed`: the thread is gone, and the next question starts another. `refused`: the statement is at fault.
 */
export class DatabaseError extends Error {
  constructor(
    readonly reason: 'left_out' | 'blocked' | 'not_started' | 'crashed' | 'refused',
    detail: string,
  ) {
    super(detail);
  }
}

/** One run of DuckDB in a worker of its own, sealed. After it died it stays dead: see `SealedDatabase`. */
export class DuckDbThread {
  readonly #connection: AsyncDuckDBConnection;
  /** Rejects when the thread dies, as its own promises never settle then. */
  readonly #death: Promise<never>;
  #die: (error: DatabaseError) => void = () => undefined;

  private constructor(worker: Worker, connection: AsyncDuckDBConnection) {
    this.#connection = connection;
    this.#death = new Promise((_, reject) => (this.#die = reject));
    this.#death.catch(() => worker.terminate());
    worker.addEventListener('error', (event) => this.end(event.message));
  }

  static async start(module: DuckDbModule): Promise<DuckDbThread> {
    checkWasm();
    const { wasm, script } = await unpack(module).catch((thrown: unknown) => {
      throw new DatabaseError('not_started', String(thrown));
    });
    const scriptUrl = URL.createObjectURL(script);
    const wasmUrl = URL.createObjectURL(wasm);
    const worker = new Worker(scriptUrl);
    try {
      const database = new AsyncDuckDB(new VoidLogger(), worker);
      await startedInTime(database.instantiate(wasmUrl), worker);
      const connection = await database.connect();
      for (const setting of SEALING) await connection.query(setting);
      return new DuckDbThread(worker, connection);
    } catch (thrown) {
      worker.terminate();
      throw new DatabaseError('not_started', String(thrown));
    } finally {
      URL.revokeObjectURL(scriptUrl);
      URL.revokeObjectURL(wasmUrl);
    }
  }

  /** Rejects where a text is not exactly one statement, or one that could not run; runs nothing. */
  check(statement: string, signal: AbortSignal): Promise<void> {
    return this.#cancellable(this.#prepared(statement), signal);
  }

  /** All rows of an answer. */
  answer(statement: string, signal: AbortSignal): Promise<Answer> {
    return this.#cancellable(this.#gathered(statement), signal);
  }

  /** Adds the rows of a stream of Arrow's messages to a table. */
  async insert(table: string, stream: Uint8Array): Promise<void> {
    await this.#during(this.#connection.insertArrowFromIPCStream(stream, { name: table, create: false }));
  }

  /** The call's result; what it asks is ended where the signal is aborted. */
  async #cancellable<T>(call: Promise<T>, signal: AbortSignal): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      timer = setTimeout(() => this.end('cancelled'), cancelTimeoutMs);
      this.#connection.cancelSent().catch(() => undefined);
    };
    signal.addEventListener('abort', cancel);
    try {
      return await this.#during(call);
    } catch (thrown) {
      signal.throwIfAborted();
      throw thrown;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    }
  }

  async #prepared(statement: string): Promise<void> {
    const prepared = await this.#connection.prepare(statement);
    await prepared.close();
  }

  async #gathered(statement: string): Promise<Answer> {
    // `query` would do too, but what it asks cannot be cancelled.
    const reader = await this.#connection.send(statement, true);
    await reader.open();
    // After the last batch the reader forgets its schema.
    const columns = reader.schema.names.map(String);
    const rows: unknown[][] = [];
    for await (const batch of reader) rows.push(...arrowRows(batch));
    return { columns, rows };
  }

  /** The call's result; rejects with a DatabaseError where it fails or the thread dies meanwhile. */
  async #during<T>(call: Promise<T>): Promise<T> {
    try {
      return await Promise.race([call, this.#death]);
    } catch (thrown) {
      if (thrown instanceof DatabaseError) throw thrown;
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      if (!TRAP.test(detail)) throw new DatabaseError('refused', detail);
      this.end(detail);
      throw new DatabaseError('crashed', detail);
    }
  }

  /** Resolves when the thread has died. */
  get died(): Promise<void> {
    return this.#death.catch(() => undefined);
  }

  /** Ends the thread, which alone gives its memory back; whatever waits for it rejects. */
  end(detail: string): void {
    this.#die(new DatabaseError('crashed', detail));
  }
}

/**
 * Compiles the smallest module there is: where the policy forbids it, DuckDB's own would hang or fail without a reason.
 */
function checkWasm(): void {
  try {
    new WebAssembly.Module(new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]));
  } catch (thrown) {
    throw new DatabaseError('blocked', String(thrown));
  }
}

async function startedInTime<T>(starting: Promise<T>, worker: Worker): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failing = new Promise<never>((_, reject) => {
    const seconds = startTimeoutMs / 1000;
    timer = setTimeout(() => reject(new Error(`DuckDB did not start within ${seconds} seconds`)), startTimeoutMs);
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
  });
  try {
    return await Promise.race([starting, failing]);
  } finally {
    clearTimeout(timer);
  }
}

import { file } from 'virtual:duckdb';
import type { DuckDbModule, Engine } from '../core/engine';
import { failure, success, type Failure, type Outcome } from '../core/outcome';
import { nextTurn } from '../ui/next-turn';
import { policyAgainstWorkers } from './blocked-workers';
import type { EngineConnection } from './connect-engine';
import { fetchDuckDb, type FetchProgress } from './fetch-duckdb';
import { partFailure } from './part-failure';
import { requests } from './requests.svelte';
import { RestartLimit, type Call } from './restart-limit';
import { seal } from './seal';

export interface EngineClientOptions {
  /** Loads every part of the page that is needed later, before network access is blocked. */
  prepare: () => Promise<unknown>;
  /** The thread died and a new one has been started: open what was open again. */
  onRestart: () => void;
  /** The thread died too often: none is started until the person requests it. */
  onStop: (failure: Failure) => void;
}

/**
 * Provides the engine: fetches its parts while the person is still on the first page, seals the page, starts
 * the thread, and starts another from the same bytes when it dies, within a limit. `engine` may be called at any time;
 * calls wait.
 */
export class EngineClient {
  phase = $state<'idle' | 'fetching' | 'starting' | 'ready' | 'failed'>('idle');
  received = $state(0);
  /** 0 until known. */
  total = $state(0);
  failure = $state.raw<Failure | null>(null);
  /** Started without DuckDB, which only SQL needs. */
  withoutSql = $state(false);
  readonly engine: Engine = this.#face();

  readonly #options: EngineClientOptions;
  readonly #limit = new RestartLimit();
  #duckdb: Promise<Outcome<DuckDbModule>> | null = null;
  readonly #leaveOut = new AbortController();
  #connection: Promise<Outcome<EngineConnection>> | null = null;

  constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  /** Starts the engine, or retries after a failure. */
  start(): void {
    if (this.phase !== 'idle' && this.phase !== 'failed') return;
    this.#limit.reset();
    this.#connection = this.#open();
  }

  /** Begins without waiting for DuckDB; since the page then seals itself, it comes with the next reload only. */
  startWithoutSql(): void {
    this.#leaveOut.abort();
    this.start();
  }

  async #open(): Promise<Outcome<EngineConnection>> {
    this.phase = 'fetching';
    this.failure = null;
    const outcome = await this.#connect().catch((error: unknown) =>
      failure('engine_not_started', { detail: String(error) }),
    );
    this.phase = outcome.ok ? 'ready' : 'failed';
    if (!outcome.ok) this.failure = outcome.failure;
    return outcome;
  }

  async #connect(): Promise<Outcome<EngineConnection>> {
    const fetching = this.#fetch();
    const parts = await this.#parts();
    if (!parts.ok) return parts;
    const duckdb = await fetching;
    if (!duckdb.ok && !this.#leaveOut.signal.aborted) return duckdb;
    this.withoutSql = !duckdb.ok;
    this.phase = 'starting';
    // Starting the thread gets a task of its own, after the one of the last loaded part.
    await nextTurn();
    seal();
    requests.noteSeal();
    const connectEngine = parts.value;
    return success(connectEngine(duckdb.ok ? duckdb.value : null, (reason) => this.#revive(reason)));
  }

  async #parts(): Promise<Outcome<typeof import('./connect-engine').connectEngine>> {
    try {
      const [{ connectEngine }] = await Promise.all([import('./connect-engine'), this.#options.prepare()]);
      return success(connectEngine);
    } catch (error) {
      return partFailure(error);
    }
  }

  /** Runs once; runs again after a failure. */
  #fetch(): Promise<Outcome<DuckDbModule>> {
    this.#duckdb ??= this.#download();
    return this.#duckdb;
  }

  async #download(): Promise<Outcome<DuckDbModule>> {
    const onProgress = ({ received, total }: FetchProgress) => {
      this.received = received;
      this.total = total;
    };
    const outcome = await fetchDuckDb(file, { signal: this.#leaveOut.signal, onProgress });
    if (!outcome.ok) this.#duckdb = null;
    return outcome;
  }

  #revive(reason: string): void {
    const dead = this.#connection;
    void dead?.then((outcome) => outcome.ok && outcome.value.end());
    const deaths = this.#limit.died();
    if (deaths === null) {
      this.#connection = this.#open();
      this.#options.onRestart();
    } else this.#stop(deaths, reason);
  }

  #stop(deaths: number, reason: string): void {
    const policy = policyAgainstWorkers();
    const stopped =
      policy === null
        ? failure('engine_keeps_stopping', { value: String(deaths), detail: reason })
        : failure('engine_blocked', { detail: policy });
    this.phase = 'failed';
    this.failure = stopped.failure;
    this.#connection = Promise.resolve(stopped);
    this.#options.onStop(stopped.failure);
  }

  async #current(): Promise<Outcome<EngineConnection>> {
    if (this.phase === 'idle') this.start();
    return this.#connection ?? failure('engine_crashed');
  }

  /** One engine object for the page, whichever thread currently serves it. */
  #face(): Engine {
    const answered = async <T>(call: Call, answer: (engine: Engine) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
      const connection = await this.#current();
      return connection.ok ? this.#limit.ask(call, () => answer(connection.value.engine)) : connection;
    };
    const done = async (call: (engine: Engine) => Promise<void>): Promise<void> => {
      const connection = await this.#connection;
      if (connection?.ok) await call(connection.value.engine);
    };
    return {
      inspect: (file, wanted) =>
        answered({ name: 'inspect', args: [file, wanted], file }, (engine) => engine.inspect(file, wanted)),
      load: (sources, onProgress) =>
        answered({ name: 'load', args: sources, file: sources.at(0)?.file }, (engine) =>
          engine.load(sources, onProgress),
        ),
      cancel: () => done((engine) => engine.cancel()),
      close: (dataset) => done((engine) => engine.close(dataset)),
      ask: (dataset, kind, question) =>
        answered({ name: kind, args: [dataset, question] }, (engine) => engine.ask(dataset, kind, question)),
    };
  }
}

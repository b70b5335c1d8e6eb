import { file } from 'virtual:duckdb';
import type { DuckDbModule, Engine } from '../contract/engine';
import { failure, success, type Failure, type Outcome } from '../contract/outcome';
import { nextTurn } from '../ui/next-turn';
import type { EngineConnection } from './connect-engine';
import { fetchDuckDb } from './fetch-duckdb';
import { requests } from './requests.svelte';
import { seal } from './seal';

export interface SupplyOptions {
  /** Loads every part of the page that is needed later, before the network is taken away. */
  prepare: () => Promise<unknown>;
  /** The thread died and a new one has been started: open what was open again. */
  onRestart: (reason: string) => void;
}

/**
 * Has an engine at hand: fetches its module while the person is still looking at the first page, seals the page, starts
 * the thread, and starts another from the same bytes when it dies. `engine` may be asked at any time; calls wait.
 */
export class EngineSupply {
  phase = $state<'idle' | 'fetching' | 'starting' | 'ready' | 'failed'>('idle');
  received = $state(0);
  /** 0 until it is known. */
  total = $state(0);
  failure = $state.raw<Failure | null>(null);
  readonly engine: Engine = this.#face();

  readonly #options: SupplyOptions;
  #duckdb: DuckDbModule | null = null;
  #connection: Promise<Outcome<EngineConnection>> | null = null;

  constructor(options: SupplyOptions) {
    this.#options = options;
  }

  /** Begins, or tries again after a failure. */
  start(): void {
    if (this.phase === 'idle' || this.phase === 'failed') this.#connection = this.#open();
  }

  async #open(): Promise<Outcome<EngineConnection>> {
    this.phase = 'fetching';
    this.failure = null;
    const outcome = await this.#connect().catch((error: unknown) =>
      failure('engine_not_fetched', { detail: String(error) }),
    );
    this.phase = outcome.ok ? 'ready' : 'failed';
    if (!outcome.ok) this.failure = outcome.failure;
    return outcome;
  }

  async #connect(): Promise<Outcome<EngineConnection>> {
    const [duckdb, { connectEngine }] = await this.#parts();
    if (!duckdb.ok) return duckdb;
    this.#duckdb = duckdb.value;
    this.phase = 'starting';
    // The last part that came has had its turn; starting a thread has another.
    await nextTurn();
    seal();
    requests.noteSeal();
    return success(connectEngine(duckdb.value, (reason) => this.#revive(reason)));
  }

  async #parts(): Promise<[Outcome<DuckDbModule>, typeof import('./connect-engine')]> {
    const [duckdb, connecting] = await Promise.all([
      this.#fetch(),
      import('./connect-engine'),
      this.#options.prepare(),
    ]);
    return [duckdb, connecting];
  }

  async #fetch(): Promise<Outcome<DuckDbModule>> {
    if (this.#duckdb) return success(this.#duckdb);
    return fetchDuckDb(file, ({ received, total }) => {
      this.received = received;
      this.total = total;
    });
  }

  #revive(reason: string): void {
    const dead = this.#connection;
    void dead?.then((outcome) => outcome.ok && outcome.value.end());
    this.#connection = this.#open();
    this.#options.onRestart(reason);
  }

  async #current(): Promise<Outcome<EngineConnection>> {
    this.start();
    return this.#connection ?? failure('engine_crashed');
  }

  /** One engine for the page, whichever thread stands behind it at the moment. */
  #face(): Engine {
    const ask = async <T>(call: (engine: Engine) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
      const connection = await this.#current();
      return connection.ok ? call(connection.value.engine) : connection;
    };
    const tell = async (call: (engine: Engine) => Promise<void>): Promise<void> => {
      const connection = await this.#connection;
      if (connection?.ok) await call(connection.value.engine);
    };
    return {
      inspect: (file, wanted) => ask((engine) => engine.inspect(file, wanted)),
      load: (sources, onProgress) => ask((engine) => engine.load(sources, onProgress)),
      cancel: () => tell((engine) => engine.cancel()),
      close: (dataset) => tell((engine) => engine.close(dataset)),
      unreadRows: (...range) => ask((engine) => engine.unreadRows(...range)),
      properties: (dataset) => ask((engine) => engine.properties(dataset)),
      values: (...question) => ask((engine) => engine.values(...question)),
      funnel: (dataset, spec) => ask((engine) => engine.funnel(dataset, spec)),
      typicalOrder: (dataset) => ask((engine) => engine.typicalOrder(dataset)),
      customers: (...question) => ask((engine) => engine.customers(...question)),
      customersCsv: (...question) => ask((engine) => engine.customersCsv(...question)),
      timeline: (...question) => ask((engine) => engine.timeline(...question)),
      query: (...question) => ask((engine) => engine.query(...question)),
      reasons: (...question) => ask((engine) => engine.reasons(...question)),
      paths: (...question) => ask((engine) => engine.paths(...question)),
      amounts: (...question) => ask((engine) => engine.amounts(...question)),
      trend: (...question) => ask((engine) => engine.trend(...question)),
      timesToConvert: (...question) => ask((engine) => engine.timesToConvert(...question)),
    };
  }
}

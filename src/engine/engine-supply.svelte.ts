import { file } from 'virtual:duckdb';
import type { DuckDbModule, Engine } from '../contract/engine';
import { failure, success, type Failure, type Outcome } from '../contract/outcome';
import { nextTurn } from '../ui/next-turn';
import { policyAgainstWorkers } from './blocked-workers';
import type { EngineConnection } from './connect-engine';
import { fetchDuckDb } from './fetch-duckdb';
import { requests } from './requests.svelte';
import { RestartLimit, type Call } from './restart-limit';
import { seal } from './seal';

export interface SupplyOptions {
  /** Loads every part of the page that is needed later, before the network is taken away. */
  prepare: () => Promise<unknown>;
  /** The thread died and a new one has been started: open what was open again. */
  onRestart: () => void;
  /** The thread died too often: none is started until someone asks for it. */
  onStop: (failure: Failure) => void;
}

/**
 * Has an engine at hand: fetches its module while the person is still looking at the first page, seals the page, starts
 * the thread, and starts another from the same bytes when it dies, within a limit. `engine` may be asked at any time;
 * calls wait.
 */
export class EngineSupply {
  phase = $state<'idle' | 'fetching' | 'starting' | 'ready' | 'failed'>('idle');
  received = $state(0);
  /** 0 until it is known. */
  total = $state(0);
  failure = $state.raw<Failure | null>(null);
  readonly engine: Engine = this.#face();

  readonly #options: SupplyOptions;
  readonly #limit = new RestartLimit();
  #duckdb: DuckDbModule | null = null;
  #connection: Promise<Outcome<EngineConnection>> | null = null;

  constructor(options: SupplyOptions) {
    this.#options = options;
  }

  /** Begins, or tries again after a failure. */
  start(): void {
    if (this.phase !== 'idle' && this.phase !== 'failed') return;
    this.#limit.reset();
    this.#connection = this.#open();
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

  /** One engine for the page, whichever thread stands behind it at the moment. */
  #face(): Engine {
    const ask = async <T>(call: Call, answer: (engine: Engine) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
      const connection = await this.#current();
      return connection.ok ? this.#limit.ask(call, () => answer(connection.value.engine)) : connection;
    };
    const tell = async (call: (engine: Engine) => Promise<void>): Promise<void> => {
      const connection = await this.#connection;
      if (connection?.ok) await call(connection.value.engine);
    };
    return {
      inspect: (file, wanted) =>
        ask({ name: 'inspect', args: [file, wanted], file }, (engine) => engine.inspect(file, wanted)),
      load: (sources, onProgress) =>
        ask({ name: 'load', args: sources, file: sources.at(0)?.file }, (engine) => engine.load(sources, onProgress)),
      cancel: () => tell((engine) => engine.cancel()),
      close: (dataset) => tell((engine) => engine.close(dataset)),
      unreadRows: (...args) => ask({ name: 'unreadRows', args }, (engine) => engine.unreadRows(...args)),
      properties: (...args) => ask({ name: 'properties', args }, (engine) => engine.properties(...args)),
      values: (...args) => ask({ name: 'values', args }, (engine) => engine.values(...args)),
      funnel: (...args) => ask({ name: 'funnel', args }, (engine) => engine.funnel(...args)),
      typicalOrder: (...args) => ask({ name: 'typicalOrder', args }, (engine) => engine.typicalOrder(...args)),
      customers: (...args) => ask({ name: 'customers', args }, (engine) => engine.customers(...args)),
      customersCsv: (...args) => ask({ name: 'customersCsv', args }, (engine) => engine.customersCsv(...args)),
      timeline: (...args) => ask({ name: 'timeline', args }, (engine) => engine.timeline(...args)),
      query: (...args) => ask({ name: 'query', args }, (engine) => engine.query(...args)),
      reasons: (...args) => ask({ name: 'reasons', args }, (engine) => engine.reasons(...args)),
      paths: (...args) => ask({ name: 'paths', args }, (engine) => engine.paths(...args)),
      amounts: (...args) => ask({ name: 'amounts', args }, (engine) => engine.amounts(...args)),
      trend: (...args) => ask({ name: 'trend', args }, (engine) => engine.trend(...args)),
      timesToConvert: (...args) => ask({ name: 'timesToConvert', args }, (engine) => engine.timesToConvert(...args)),
    };
  }
}

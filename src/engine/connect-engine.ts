import { proxy, wrap, type Remote } from 'comlink';
import EngineWorker from '../../workers/engine.worker.ts?worker&inline';
import type { DuckDbModule, Engine, EngineStart } from '../core/engine';
import { failure, type Outcome } from '../core/outcome';
import { Heartbeat } from './heartbeat';

export interface EngineConnection {
  engine: Engine;
  /** Ends the thread; pending calls resolve to `engine_crashed`. */
  end(): void;
}

/**
 * Starts the engine's thread, with or without a DuckDB at hand, and gives its typed face. No call ever hangs: when the
 * thread dies, all that is under way resolves to `engine_crashed`, and `onDeath` is called once.
 */
export function connectEngine(duckdb: DuckDbModule | null, onDeath: (reason: string) => void): EngineConnection {
  const worker = new EngineWorker();
  const remote = wrap<Engine>(worker);
  const heartbeat = new Heartbeat(
    // Any answer is a sign of life: Comlink answers the reading of a property that is not there with `undefined`.
    () => (remote as unknown as { alive: Promise<unknown> }).alive,
    onDeath,
  );
  worker.addEventListener('error', (event) => heartbeat.die(event.message));
  worker.addEventListener('messageerror', () => heartbeat.die('messageerror'));
  worker.postMessage({ duckdb } satisfies EngineStart);
  return {
    engine: engineOver(remote, heartbeat),
    end() {
      heartbeat.die(null);
      worker.terminate();
    },
  };
}

function engineOver(remote: Remote<Engine>, heartbeat: Heartbeat): Engine {
  const ask = <T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> =>
    heartbeat.hold<Outcome<T>>(call, (thrown) =>
      thrown === null ? failure('engine_crashed') : failure('unexpected', { detail: thrown }),
    );
  const tell = (call: () => Promise<void>): Promise<void> => heartbeat.hold(call, () => undefined);
  return {
    inspect: (file, wanted) => ask(() => remote.inspect(file, wanted)),
    load: (sources, onProgress) => ask(() => remote.load(sources, proxy(onProgress))),
    cancel: () => tell(() => remote.cancel()),
    close: (dataset) => tell(() => remote.close(dataset)),
    unreadRows: (...range) => ask(() => remote.unreadRows(...range)),
    properties: (dataset) => ask(() => remote.properties(dataset)),
    values: (...question) => ask(() => remote.values(...question)),
    funnel: (dataset, spec) => timed('sluice:funnel', () => ask(() => remote.funnel(dataset, spec))),
    typicalOrder: (dataset) => ask(() => remote.typicalOrder(dataset)),
    customers: (...question) => ask(() => remote.customers(...question)),
    customersCsv: (...question) => ask(() => remote.customersCsv(...question)),
    timeline: (...question) => ask(() => remote.timeline(...question)),
    query: (...question) => ask(() => remote.query(...question)),
    reasons: (...question) => ask(() => remote.reasons(...question)),
    paths: (...question) => ask(() => remote.paths(...question)),
    amounts: (...question) => ask(() => remote.amounts(...question)),
    trend: (...question) => timed('sluice:trend', () => ask(() => remote.trend(...question))),
    timesToConvert: (...question) => ask(() => remote.timesToConvert(...question)),
  };
}

/** Leaves the newest call's time, as the page sees it, where the browser's own tools and the benchmark find it. */
async function timed<T>(name: string, call: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const answer = await call();
  performance.clearMeasures(name);
  performance.measure(name, { start });
  return answer;
}

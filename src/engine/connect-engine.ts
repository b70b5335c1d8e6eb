import { proxy, wrap, type Remote } from 'comlink';
import EngineWorker from '../../workers/engine.worker.ts?worker&inline';
import type { DuckDbModule, Engine, EngineStart } from '../core/engine';
import type { Ask } from '../core/questions';
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
  const answered = <T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> =>
    heartbeat.hold<Outcome<T>>(call, (thrown) =>
      thrown === null ? failure('engine_crashed') : failure('unexpected', { detail: thrown }),
    );
  const done = (call: () => Promise<void>): Promise<void> => heartbeat.hold(call, () => undefined);
  // Comlink's types do not keep the type parameter of a method.
  const ask = remote.ask as unknown as Ask;
  return {
    inspect: (file, wanted) => answered(() => remote.inspect(file, wanted)),
    load: (sources, onProgress) => answered(() => remote.load(sources, proxy(onProgress))),
    cancel: () => done(() => remote.cancel()),
    close: (dataset) => done(() => remote.close(dataset)),
    ask: (dataset, kind, question) => timed(`sluice:${kind}`, () => answered(() => ask(dataset, kind, question))),
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

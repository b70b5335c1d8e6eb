import { expose } from 'comlink';
import type { EngineStart } from '../src/core/engine';
import { SealedDatabase } from './duckdb/sealed-database';
import { DatasetEngine } from './engine';
import ShardWorker from './threads/shard.worker.ts?worker&inline';

/** Enough to quarter the time; each holds a copy of its part of the events. */
const maxWorkerThreads = 3;
const shards = {
  threads: Math.min(maxWorkerThreads, navigator.hardwareConcurrency - 1),
  start: () => new ShardWorker(),
};

// The page's first message hands over DuckDB; what follows is Comlink's.
addEventListener(
  'message',
  ({ data }: MessageEvent<EngineStart>) => expose(new DatasetEngine(new SealedDatabase(data.duckdb), shards)),
  { once: true },
);

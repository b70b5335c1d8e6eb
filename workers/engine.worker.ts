import { expose } from 'comlink';
import type { EngineStart } from '../src/contract/engine';
import { SealedDatabase } from './duckdb/sealed-database';
import { DatasetEngine } from './engine';

// The page's first message hands over DuckDB's module; what follows is Comlink's.
addEventListener(
  'message',
  ({ data }: MessageEvent<EngineStart>) => expose(new DatasetEngine(new SealedDatabase(data.wasm))),
  { once: true },
);

import type { Outcome } from './outcome';
import type { Ask } from './questions';
import type { DatasetId, DatasetSummary, Inspection, LoadProgress, Reading } from './spec/dataset';

/** A file on the person's disk, and how to read it. */
export interface SourceFile {
  file: File;
  reading: Reading;
}

/**
 * The API of the engine's thread. Each call resolves to an `Outcome`; none rejects
 * unless the thread itself is gone.
 */
export interface Engine {
  /**
   * Inspects a file's head (and samples further on): encoding, dialect, columns, guessed roles. Reads at most a few MB.
   */
  inspect(file: File, wanted?: Partial<Reading>): Promise<Outcome<Inspection>>;

  /**
   * Reads the sources into a new dataset. The datasets already open stay as they are until `close`, also where
   * this fails or is cancelled. `onProgress` is called a few times a second.
   */
  load(sources: SourceFile[], onProgress: (progress: LoadProgress) => void): Promise<Outcome<DatasetSummary>>;

  /**
   * Ends the load, the profiling or the SQL that is under way, within half a second; it then resolves to `cancelled`.
   */
  cancel(): Promise<void>;

  close(dataset: DatasetId): Promise<void>;

  /** The answer to a question about an open dataset; fails with `no_dataset` where it is closed. */
  ask: Ask;
}

/** DuckDB as sent by the server: its WebAssembly, followed by the script of its worker. */
export interface DuckDbModule {
  body: Blob;
  /** Whether the body is still gzipped. */
  packed: boolean;
  /** Size of the WebAssembly at the beginning of the unpacked bytes. */
  wasm: number;
}

/** The very first message to the engine's worker, before Comlink takes over. */
export interface EngineStart {
  /** Null where the page was started without it. */
  duckdb: DuckDbModule | null;
}

import type {
  CustomersAnswer,
  CustomersCsvWords,
  CustomersList,
  CustomersQuestion,
  TimelineAnswer,
  TimelineQuestion,
} from './spec/customers';
import type {
  DatasetId,
  DatasetSummary,
  Inspection,
  LoadProgress,
  PropertySummary,
  Reading,
  UnreadRow,
  ValueCount,
} from './spec/dataset';
import type { AmountsAnswer, AmountsQuestion } from './spec/decisions';
import type { FunnelAnswer, FunnelSpec, TypicalOrder } from './spec/funnel';
import type { Outcome } from './outcome';
import type { QueryAnswer } from './spec/query';
import type { PathsAnswer, PathsQuestion, DriversAnswer, DriversQuestion } from './spec/drivers';
import type { TimesAnswer, TimesQuestion, TrendAnswer, TrendQuestion } from './spec/timing';

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

  /** Rows that could not be read, in the file's order; `limit` null gives all that were kept (at most 100,000). */
  unreadRows(dataset: DatasetId, offset: number, limit: number | null): Promise<Outcome<UnreadRow[]>>;

  /** Kind, distinct values and share filled of every property: a second pass over the file, slow on large ones. */
  properties(dataset: DatasetId): Promise<Outcome<PropertySummary[]>>;

  /** The most frequent values of a property that contain `search` (any case), at most `limit`. */
  values(dataset: DatasetId, property: string, search: string, limit: number): Promise<Outcome<ValueCount[]>>;

  funnel(dataset: DatasetId, spec: FunnelSpec): Promise<Outcome<FunnelAnswer>>;

  typicalOrder(dataset: DatasetId): Promise<Outcome<TypicalOrder>>;

  /** A page of the actors that passed a step of the funnel or were lost before it. */
  customers(dataset: DatasetId, question: CustomersQuestion): Promise<Outcome<CustomersAnswer>>;

  /** The whole list as CSV in UTF-8: RFC 4180, and no cell that a spreadsheet would take for a formula. */
  customersCsv(dataset: DatasetId, list: CustomersList, words: CustomersCsvWords): Promise<Outcome<Blob>>;

  timeline(dataset: DatasetId, question: TimelineQuestion): Promise<Outcome<TimelineAnswer>>;

  /**
   * DuckDB's answer to an SQL query over the table of events, which has a column for each property in `needs`.
   * The first query imports the events. `cancel` ends it.
   */
  query(dataset: DatasetId, sql: string, needs: string[]): Promise<Outcome<QueryAnswer>>;

  /** What correlates with conversion and with loss on a step of the funnel. */
  reasons(dataset: DatasetId, question: DriversQuestion): Promise<Outcome<DriversAnswer>>;

  /** What actors did after being lost, or before reaching a step. */
  paths(dataset: DatasetId, question: PathsQuestion): Promise<Outcome<PathsAnswer>>;

  /** A step's conversion rate over the dates of entry. */
  trend(dataset: DatasetId, question: TrendQuestion): Promise<Outcome<TrendAnswer>>;

  /** Times actors took from one step to another. */
  timesToConvert(dataset: DatasetId, question: TimesQuestion): Promise<Outcome<TimesAnswer>>;

  /** The amounts on the events of converted actors. */
  amounts(dataset: DatasetId, question: AmountsQuestion): Promise<Outcome<AmountsAnswer>>;
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

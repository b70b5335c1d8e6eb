/**
 * The result of an engine call. Comlink keeps only name, message and stack of an error,
 * so every failure a person can cause or meet is passed between threads as data, never as an exception.
 */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A closed list: each kind has one message in each language (`src/i18n/failure-text.ts`). */
export type FailureKind =
  | 'cancelled'
  | 'empty_file'
  | 'not_text'
  | 'unsupported_file'
  | 'no_rows'
  | 'role_missing'
  | 'unreadable_file'
  | 'file_changed'
  /** Somewhere within the first `value` bytes of the file. */
  | 'broken_gzip'
  /** The browser has no room, or no storage at all, for a copy of the file. */
  | 'storage_full'
  | 'storage_closed'
  | 'unknown_time_zone'
  | 'line_too_long'
  | 'out_of_memory'
  | 'engine_crashed'
  /** The browser refuses to start the engine's thread; `detail` has the policy that forbids it. */
  | 'engine_blocked'
  /** The engine's thread died `value` times in a row before it had answered anything. */
  | 'engine_keeps_stopping'
  /** The engine died twice while this was under way. */
  | 'file_stops_engine'
  | 'question_stops_engine'
  | 'engine_not_started'
  /** A script or style of the page itself; `value` is its address. */
  | 'part_not_fetched'
  /** DuckDB could not be fetched from the page's server, or another file is there; `value` is the address. */
  | 'duckdb_not_fetched'
  | 'duckdb_wrong_file'
  | 'no_dataset'
  | 'invalid_spec'
  | 'unknown_property'
  | 'exclusion_is_step'
  /** `detail` has DuckDB's error message. */
  | 'query_failed'
  | 'query_not_one_question'
  /** `limit` in bytes. */
  | 'query_value_too_long'
  /** The link's text can't be unpacked. */
  | 'broken_link'
  /** `detail` has the browser's error message. */
  | 'invalid_json'
  | 'analysis_too_large'
  /** The page was started without DuckDB. */
  | 'sql_left_out'
  /** The policy of the page's server does not allow WebAssembly. */
  | 'sql_blocked'
  | 'sql_not_started'
  /**
   * `where`: the path of the first wrong part, absent where it is no such document; `value`: absent where it is
   * missing.
   */
  | 'invalid_analysis'
  | 'analysis_too_new'
  /** `where`: the path of a key or value that this version does not know and that may change counts; `value`: what it says. */
  | 'analysis_unknown_part'
  /** More than `limit` at `where`; `value` is the actual amount. */
  | 'analysis_out_of_bounds'
  /** A duplicate in a list. */
  | 'analysis_repeats'
  /** Objects nested more than `limit` levels deep. */
  | 'analysis_too_deep'
  | 'unexpected';

export interface Failure {
  kind: FailureKind;
  /** Name of the file concerned. */
  file?: string;
  /** 1-based line in the file. */
  line?: number;
  /** Name of the column, property, role or part of the spec concerned. */
  where?: string;
  /** The bad value itself, shortened to 200 characters. */
  value?: string;
  /** The maximum allowed there. */
  limit?: number;
  /** The engine's error message, for the fold-out under the message; not translated. */
  detail?: string;
}

const engineFailures: ReadonlySet<FailureKind> = new Set([
  'engine_crashed',
  'engine_not_started',
  'part_not_fetched',
  'duckdb_not_fetched',
  'duckdb_wrong_file',
  'engine_blocked',
  'engine_keeps_stopping',
]);

/** Whether the engine itself failed, so that a retry with the next engine may succeed. */
export function isOfEngine({ kind }: Failure): boolean {
  return engineFailures.has(kind);
}

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failure(kind: FailureKind, about: Omit<Failure, 'kind'> = {}): { ok: false; failure: Failure } {
  return { ok: false, failure: { kind, ...about } };
}

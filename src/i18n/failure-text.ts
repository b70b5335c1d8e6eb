import type { Failure, FailureKind } from '../core/outcome';
import { count } from './numbers';
import { m } from './paraglide/messages';
import { roleLabel } from './role-labels';

/** What happened and where; what to do about it; the engine's own words, not translated. */
export interface FailureText {
  text: string;
  advice?: string;
  detail?: string;
}

type About = Record<'file' | 'where' | 'value' | 'line' | 'limit', string>;

/** `about` has words for what is not known; `known` is the failure as it is. */
type Words = (about: About, known: Failure) => [what: string, advice?: string];

function analysisAdvice(about: About, { where, value }: Failure): string {
  if (where === undefined) return m.failure_invalid_analysis_advice();
  return value === undefined ? m.failure_invalid_analysis_missing(about) : m.failure_invalid_analysis_value(about);
}

const failureTexts: Record<FailureKind, Words> = {
  cancelled: () => [m.failure_cancelled()],
  empty_file: (about) => [m.failure_empty_file(about), m.failure_empty_file_advice()],
  not_text: (about) => [m.failure_not_text(about), m.failure_not_text_advice()],
  unsupported_file: (about) => [m.failure_unsupported_file(about), m.failure_unsupported_file_advice()],
  no_rows: (about) => [m.failure_no_rows(about), m.failure_no_rows_advice()],
  role_missing: (about) => [
    m.failure_role_missing({ ...about, where: roleLabel(about.where) }),
    m.failure_role_missing_advice(),
  ],
  unreadable_file: (about) => [m.failure_unreadable_file(about), m.failure_unreadable_file_advice()],
  file_changed: (about) => [m.failure_file_changed(about), m.failure_file_changed_advice()],
  broken_gzip: (about) => [m.failure_broken_gzip(about), m.failure_broken_gzip_advice(about)],
  storage_full: (about) => [m.failure_storage_full(about), m.failure_storage_full_advice()],
  storage_closed: (about) => [m.failure_storage_closed(about), m.failure_storage_closed_advice()],
  unknown_time_zone: (about) => [m.failure_unknown_time_zone(about), m.failure_unknown_time_zone_advice()],
  line_too_long: (about) => [m.failure_line_too_long(about), m.failure_line_too_long_advice(about)],
  out_of_memory: (about) => [m.failure_out_of_memory(about), m.failure_out_of_memory_advice()],
  engine_crashed: () => [m.failure_engine_crashed(), m.failure_engine_crashed_advice()],
  engine_blocked: () => [m.failure_engine_blocked(), m.failure_engine_blocked_advice()],
  engine_keeps_stopping: (about) => [m.failure_engine_keeps_stopping(about), m.failure_engine_keeps_stopping_advice()],
  file_stops_engine: (about) => [m.failure_file_stops_engine(about), m.failure_file_stops_engine_advice()],
  question_stops_engine: () => [m.failure_question_stops_engine(), m.failure_question_stops_engine_advice()],
  engine_not_started: () => [m.failure_engine_not_started(), m.failure_engine_not_started_advice()],
  part_not_fetched: (about) => [m.failure_part_not_fetched(about), m.failure_part_not_fetched_advice()],
  duckdb_not_fetched: (about) => [m.failure_duckdb_not_fetched(), m.failure_duckdb_not_fetched_advice(about)],
  duckdb_wrong_file: (about) => [m.failure_duckdb_wrong_file(), m.failure_duckdb_wrong_file_advice(about)],
  no_dataset: () => [m.failure_no_dataset(), m.failure_no_dataset_advice()],
  invalid_spec: (about) => [m.failure_invalid_spec(about), m.failure_invalid_spec_advice()],
  unknown_property: (about) => [m.failure_unknown_property(about), m.failure_unknown_property_advice()],
  exclusion_is_step: (about) => [m.failure_exclusion_is_step(about), m.failure_exclusion_is_step_advice()],
  query_failed: () => [m.failure_query_failed(), m.failure_query_failed_advice()],
  broken_link: () => [m.failure_broken_link(), m.failure_broken_link_advice()],
  invalid_json: (about) => [m.failure_invalid_json(about), m.failure_invalid_json_advice()],
  analysis_too_large: () => [m.failure_analysis_too_large(), m.failure_analysis_too_large_advice()],
  invalid_analysis: (about, known) => [m.failure_invalid_analysis(), analysisAdvice(about, known)],
  query_not_one_question: () => [m.failure_query_not_one_question(), m.failure_query_not_one_question_advice()],
  query_value_too_long: (about) => [m.failure_query_value_too_long(), m.failure_query_value_too_long_advice(about)],
  analysis_out_of_bounds: (about) => [
    m.failure_analysis_out_of_bounds(about),
    m.failure_analysis_out_of_bounds_advice(about),
  ],
  analysis_repeats: (about) => [m.failure_analysis_repeats(about), m.failure_analysis_repeats_advice(about)],
  analysis_too_deep: (about) => [m.failure_analysis_too_deep(), m.failure_analysis_too_deep_advice(about)],
  sql_left_out: () => [m.failure_sql_left_out(), m.failure_sql_left_out_advice()],
  sql_blocked: () => [m.failure_sql_blocked(), m.failure_sql_blocked_advice()],
  sql_not_started: () => [m.failure_sql_not_started(), m.failure_sql_not_started_advice()],
  analysis_unknown_part: (about) => [
    m.failure_analysis_unknown_part(about),
    m.failure_analysis_unknown_part_advice(about),
  ],
  analysis_too_new: () => [m.failure_analysis_too_new(), m.failure_analysis_too_new_advice()],
  unexpected: () => [m.failure_unexpected(), m.failure_unexpected_advice()],
};

/** The words that place a bad value, for kinds whose sentence does not name the place itself. */
function place({ line, where, value }: Failure): string {
  const parts = [line === undefined ? '' : m.failure_place({ line: String(line) }), where ?? '', value ?? ''];
  return parts.filter((part) => part !== '').join(' · ');
}

const placed: ReadonlySet<FailureKind> = new Set(['unreadable_file', 'unexpected']);

/** A failure in the page's language: the only place where kinds become words. */
export function failureText(failure: Failure): FailureText {
  const { kind, file, line, where, value, limit, detail } = failure;
  const unknown = m.failure_unknown();
  const orUnknown = (text: string | undefined) => (text === undefined || text === '' ? unknown : text);
  const about = {
    file: file ?? m.failure_this_file(),
    where: orUnknown(where),
    value: orUnknown(value),
    line: line === undefined ? unknown : String(line),
    limit: limit === undefined ? unknown : count(limit),
  };
  const [what, advice] = failureTexts[kind](about, failure);
  const at = placed.has(kind) ? place(failure) : '';
  return {
    text: at === '' ? what : `${what} (${at})`,
    ...(advice === undefined ? {} : { advice }),
    ...(detail === undefined ? {} : { detail }),
  };
}

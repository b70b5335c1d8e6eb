import type { DialectName } from '../core/sql/dialect';
import { m } from '../i18n/paraglide/messages';
import type { SqlTable, TimeUnit } from './funnel-sql/names';
import type { NoteCode } from './funnel-sql/notes';
import type { NamedPart } from './sql-names.svelte';

/** Proper names, the same in every language. */
export const dialectLabels: Record<DialectName, string> = {
  clickhouse: 'ClickHouse',
  duckdb: 'DuckDB',
  bigquery: 'BigQuery',
  snowflake: 'Snowflake',
  postgresql: 'PostgreSQL',
};

export function unitLabel(unit: TimeUnit): string {
  return {
    timestamp: m.sql_unit_timestamp,
    second: m.sql_unit_second,
    millisecond: m.sql_unit_millisecond,
    microsecond: m.sql_unit_microsecond,
  }[unit]();
}

export function columnLabels({ name, user, event, time }: SqlTable): {
  part: NamedPart;
  label: string;
  value: string;
}[] {
  return [
    { part: 'table', label: m.sql_table(), value: name },
    { part: 'user', label: m.sql_user(), value: user },
    { part: 'event', label: m.sql_event(), value: event },
    { part: 'time', label: m.sql_time(), value: time },
  ];
}

export function sqlNoteText(code: NoteCode): string {
  return {
    tie_tolerance: m.sql_note_tie_tolerance,
    shared_ties: m.sql_note_shared_ties,
    shared_any_order: m.sql_note_shared_any_order,
    optional_ways: m.sql_note_optional_ways,
    totals_as_actors: m.sql_note_totals_as_actors,
    totals_ties: m.sql_note_totals_ties,
    property_types: m.sql_note_property_types,
    segment_place: m.sql_note_segment_place,
    group_values: m.sql_note_group_values,
    property_times: m.sql_note_property_times,
    clock_changes: m.sql_note_clock_changes,
    nul_letters: m.sql_note_nul_letters,
  }[code]();
}

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
    timestamp: m.warehouse_unit_timestamp,
    second: m.warehouse_unit_second,
    millisecond: m.warehouse_unit_millisecond,
    microsecond: m.warehouse_unit_microsecond,
  }[unit]();
}

export function columnLabels({ name, user, event, time }: SqlTable): {
  part: NamedPart;
  label: string;
  value: string;
}[] {
  return [
    { part: 'table', label: m.warehouse_table(), value: name },
    { part: 'user', label: m.warehouse_user(), value: user },
    { part: 'event', label: m.warehouse_event(), value: event },
    { part: 'time', label: m.warehouse_time(), value: time },
  ];
}

export function sqlNoteText(code: NoteCode): string {
  return {
    tie_tolerance: m.warehouse_note_tie_tolerance,
    shared_ties: m.warehouse_note_shared_ties,
    shared_any_order: m.warehouse_note_shared_any_order,
    optional_ways: m.warehouse_note_optional_ways,
    totals_as_actors: m.warehouse_note_totals_as_actors,
    totals_ties: m.warehouse_note_totals_ties,
    property_types: m.warehouse_note_property_types,
    segment_place: m.warehouse_note_segment_place,
    group_values: m.warehouse_note_group_values,
    property_times: m.warehouse_note_property_times,
    clock_changes: m.warehouse_note_clock_changes,
    nul_letters: m.warehouse_note_nul_letters,
  }[code]();
}

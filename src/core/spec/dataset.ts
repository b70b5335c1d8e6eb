import * as v from 'valibot';
import * as limits from './limits';
import { index, text, uniqueList } from './schema-parts';

/**
 * A dataset is what one analysis looks at: one or more sources (files), read into one event store.
 * Each source has a `Reading`: everything needed to read the same file the same way again.
 */

export type DatasetId = string;

/** What a column is for; what of it a shape needs stands in `source-shapes.ts`. */
const roleSchema = v.picklist(['who', 'what', 'when', 'amount', 'property', 'ignore']);
export type Role = v.InferOutput<typeof roleSchema>;

const dialectSchema = v.strictObject({
  /** `windows-1252`: Western European text from before Unicode. All but UTF-8 are decoded on the way in. */
  encoding: v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']),
  /** `spaces`: one or more blanks between fields, none counted at the ends of a line. */
  delimiter: v.picklist([',', ';', '\t', '|', 'spaces']),
  /** The quoting character, '' where the file quotes nothing. */
  quote: v.picklist(['"', "'", '']),
  /** Whether the first record names the columns; where not, they are called column_1, column_2 … */
  header: v.boolean(),
  /** Lines before the first record (the header, where there is one) that hold a title or a remark; absent is 0. */
  skip: v.exactOptional(v.pipe(index, v.maxValue(limits.maxSkippedLines))),
});
export type Dialect = v.InferOutput<typeof dialectSchema>;
export type Encoding = Dialect['encoding'];
export type Delimiter = Dialect['delimiter'];

/**
 * How the text of the `when` column is to be understood.
 * `iso`: year first (`2026-01-03`, `2026/1/3 4:05`, `20260103`), with or without time, fraction, `Z` or offset.
 * `day_first`, `month_first`: `03/04/2026 …` (also with `.` or `-`).
 * `epoch_*`: a number of seconds (with or without a fraction), milliseconds, microseconds since 1970 UTC.
 */
const timeFormatSchema = v.picklist(['iso', 'day_first', 'month_first', 'epoch_s', 'epoch_ms', 'epoch_us']);
export type TimeFormat = v.InferOutput<typeof timeFormatSchema>;

const columnReadingSchema = v.strictObject({
  /** Name as it stands in the file's header (made unique by a suffix where it is not). */
  name: text,
  role: roleSchema,
});
export type ColumnReading = v.InferOutput<typeof columnReadingSchema>;

/** How one file is read: plain JSON, kept in the analysis so that dropping the file again restores all. */
export const readingSchema = v.strictObject({
  /** How delimited text is written; null for a file of a format that says it itself. */
  dialect: v.nullable(dialectSchema),
  /** How the rows of its table hold events. */
  shape: v.optional(v.picklist(['event_log']), 'event_log'),
  /** One per column of the file, in its order. */
  columns: uniqueList(columnReadingSchema, limits.maxColumns, ({ name }) => name),
  timeFormat: timeFormatSchema,
  /**
   * IANA name of the zone in which times are shown and days begin. Times written without a zone are
   * taken as wall-clock times of this zone only for showing: they are stored as if UTC and never shifted.
   */
  timeZone: text,
  /** Leave out all but the first of rows that are the same in every column. */
  dropDuplicates: v.boolean(),
  /** The name every row of a file without a `what` column gets. */
  eventName: text,
});
export type Reading = v.InferOutput<typeof readingSchema>;

/** Why a role was guessed: a code the page translates, with the evidence. */
export interface RoleReason {
  code:
    | 'name_matches'
    | 'looks_like_time'
    | 'few_distinct_values'
    | 'many_repeated_ids'
    | 'looks_like_amount'
    | 'only_candidate'
    | 'nothing_else'
    | 'chosen';
  /** The word or value the guess is based on. */
  evidence: string;
}

export interface InspectedColumn {
  name: string;
  role: Role;
  reason: RoleReason;
  /** 0 … 1. */
  confidence: number;
  kind: PropertyKind;
}

/** `03/04/2026` fits both orders: the page asks, with this example. Times are µs since 1970 UTC. */
export interface TimeAmbiguity {
  text: string;
  dayFirst: number;
  monthFirst: number;
}

/** The head of a file, inspected before loading; loading starts at once with `reading`. */
export interface Inspection {
  name: string;
  /** Bytes on disk. */
  size: number;
  columns: InspectedColumn[];
  /** The first records as text, header left out; null is an empty field. At most 50. */
  rows: (string | null)[][];
  reading: Reading;
  /** Null where the format is beyond doubt. */
  ambiguity: TimeAmbiguity | null;
  /** Whether the written times carry a zone or are absolute (epoch), so that `timeZone` shifts what is shown. */
  absoluteTimes: boolean;
  /** The first value of the time column and what it is read as (µs since 1970 UTC; null: unreadable). */
  timeExample: { text: string; time: number | null } | null;
}

export type PropertyKind = 'text' | 'number' | 'time' | 'flag';

export interface PropertySummary {
  name: string;
  kind: PropertyKind;
  /** Number of different non-empty values. */
  distinct: number;
  /** Share of events that have a value, 0 … 1. */
  filled: number;
}

export interface EventNameSummary {
  name: string;
  events: number;
  users: number;
}

export type UnreadReason =
  | 'too_few_fields'
  | 'too_many_fields'
  | 'bad_quote'
  | 'bad_text'
  | 'line_too_long'
  | 'bad_time'
  | 'empty_time'
  | 'empty_user'
  | 'empty_event';

/** A row that could not be read. */
export interface UnreadRow {
  /** 1-based line of the file on which the record begins. */
  line: number;
  reason: UnreadReason;
  /** The record itself, shortened to 2,000 characters. */
  text: string;
}

/** The unread rows wanted: `limit` null asks for all that were kept (at most 100,000). */
export interface UnreadRowsQuestion {
  offset: number;
  limit: number | null;
}

/** The values of `property` that contain `search` in any case, at most `limit`. */
export interface ValuesQuestion {
  property: string;
  search: string;
  limit: number;
}

export interface DatasetSummary {
  id: DatasetId;
  name: string;
  sources: { name: string; size: number; reading: Reading }[];
  events: number;
  users: number;
  /** Most frequent first; any number of them. */
  eventNames: EventNameSummary[];
  /** The columns other than who, what and when; kind, distinct and filled come later, by `properties()`. */
  propertyNames: string[];
  /** µs since 1970 UTC; 0 and 0 where there are no events. */
  first: number;
  last: number;
  timeZone: string;
  absoluteTimes: boolean;
  /** Rows left out, by reason; absent reasons had none. */
  unread: Partial<Record<UnreadReason, number>>;
  /** Rows equal in every column to an earlier one; left out only where `dropDuplicates` was set. */
  duplicates: number;
}

export interface LoadProgress {
  phase: 'reading' | 'sorting' | 'counting';
  bytesRead: number;
  bytesTotal: number;
  rows: number;
  /** Seconds since the load began. */
  seconds: number;
}

/** A value of a property and its number of events. */
export interface ValueCount {
  value: string;
  events: number;
}

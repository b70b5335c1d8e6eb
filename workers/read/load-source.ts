import type { DatasetSummary, LoadProgress } from '../../src/core/spec/dataset';
import type { SourceFile } from '../../src/core/engine';
import { failure, success, type Outcome } from '../../src/core/outcome';
import { missingRoles } from '../../src/core/spec/source-shapes';
import { isTimeZone } from '../../src/core/time/time-zone';
import { countEvents } from '../store/count-events';
import { duplicateCandidates, repeatedRows, withoutRows } from '../store/duplicate-rows';
import type { EventStore, Property } from '../store/event-store';
import { pauseFor } from '../store/pause';
import { RowSet } from '../store/row-set';
import { sortEvents, type SortedEvents } from '../store/sort-events';
import { spanOf } from '../store/span';
import type { RowShape } from './event-sink';
import { openSource } from './formats';
import { EventGatherer } from './gather-events';
import { LoadedDataset } from './loaded-dataset';
import { readFailure, unknownZone } from './read-failure';
import { rowHashes } from './row-hashes';
import type { ReadSource, RowSource } from './row-source';
import { openShape } from './shapes';
import { propertyColumns } from './shapes/roles';

export interface LoadOptions {
  /** Name of the new dataset. */
  id: string;
  signal: AbortSignal;
  onProgress: (progress: LoadProgress) => void;
}

/**
 * Reads a file into a dataset. Fails with empty_file, no_rows (no row could be read as an event; `value` is the number
 * of rows that were there), role_missing, unknown_time_zone, unsupported_file, file_changed, unreadable_file, broken_gzip, out_of_memory,
 * cancelled.
 */
export async function loadSource({ file, reading }: SourceFile, options: LoadOptions): Promise<Outcome<LoadedDataset>> {
  if (file.size === 0) return failure('empty_file', { file: file.name });
  if (!isTimeZone(reading.timeZone)) return unknownZone(reading.timeZone);
  const missing = missingRoles(reading).at(0);
  if (missing !== undefined) return failure('role_missing', { file: file.name, where: missing });
  const shape = openShape(reading);
  try {
    const source = await openSource(file);
    if (!source.ok) return source;
    const load: Load = { file, reading, source: source.value, shape, report: new ProgressReport(file.size, options) };
    return await datasetOf(load, await gatherEvents(load, options.signal), options);
  } catch (thrown) {
    return readFailure(thrown, file.name, options.signal);
  }
}

interface Load extends SourceFile {
  source: RowSource;
  shape: RowShape;
  report: ProgressReport;
}

interface Gathered {
  events: EventGatherer;
  /** Rows come upon, readable or not. */
  rows: number;
}

async function gatherEvents({ reading, source, shape, report }: Load, signal: AbortSignal): Promise<Gathered> {
  const events = new EventGatherer();
  let rows = 0;
  for await (const batch of source.rows(reading, { columns: shape.columns, signal })) {
    shape.events(batch, events);
    rows += batch.rows;
    report.update('reading', batch.bytesRead, rows);
  }
  return { events, rows };
}

async function datasetOf(
  { file, reading, source, shape, report }: Load,
  { events: gatherer, rows }: Gathered,
  { id, signal }: LoadOptions,
): Promise<Outcome<LoadedDataset>> {
  report.update('sorting', file.size, rows);
  const gathered = gatherer.take();
  const { ascending } = gathered.rows;
  const { users, unread } = gatherer;
  if (gathered.time.length === 0) return failure('no_rows', { file: file.name, value: String(rows) });
  const sorted = await sortEvents(gathered, pauseFor(signal));
  report.update('counting', 0, rows);
  const read: ReadSource = {
    source,
    reading,
    rows,
    used: ascending && sorted.row.length === rows ? null : usedRows(sorted, rows),
  };
  const repeated = await repeats(sorted, read, {
    signal,
    onProgress: (bytes) => report.update('counting', bytes, rows),
  });
  const { row, ...columns } = reading.dropDuplicates && repeated ? withoutRows(sorted, repeated) : sorted;
  const properties = new Map<string, Property>();
  const store: EventStore = { size: row.length, actors: gathered.actors, ...columns, properties };
  const summary: DatasetSummary = {
    id,
    name: file.name,
    sources: [{ name: file.name, size: file.size, reading }],
    ...summaryOf(store),
    propertyNames: propertyColumns(reading).map(({ name }) => name),
    timeZone: reading.timeZone,
    absoluteTimes: shape.absoluteTimes,
    unread: unread.counts,
    duplicates: repeated?.size ?? 0,
  };
  return success(new LoadedDataset({ summary, unread: unread.rows, store, users, properties, read, row }));
}

function summaryOf(store: EventStore): Pick<DatasetSummary, 'events' | 'users' | 'eventNames' | 'first' | 'last'> {
  const { low, high } = spanOf(store.time);
  return { events: store.size, users: store.actors, eventNames: countEvents(store), first: low, last: high };
}

/** The rows that events were made from; null where all are. */
function usedRows({ row }: SortedEvents, rows: number): RowSet | null {
  const used = RowSet.of(rows, row);
  return used.size === rows ? null : used;
}

/** The rows that equal an earlier one; null where there are none. */
async function repeats(
  sorted: SortedEvents,
  read: ReadSource,
  options: Parameters<typeof rowHashes>[2],
): Promise<RowSet | null> {
  const candidates = duplicateCandidates(sorted, read.rows);
  return candidates && repeatedRows(sorted, candidates, await rowHashes(read, candidates, options));
}

/** Reports the progress of a load, a few times a second. */
class ProgressReport {
  readonly #start = performance.now();
  #reportedAt = -Infinity;
  #phase = '';

  constructor(
    readonly bytesTotal: number,
    readonly options: Pick<LoadOptions, 'onProgress'>,
  ) {}

  update(phase: LoadProgress['phase'], bytesRead: number, rows: number): void {
    const now = performance.now();
    if (phase === this.#phase && now - this.#reportedAt < 150) return;
    this.#reportedAt = now;
    this.#phase = phase;
    this.options.onProgress({
      phase,
      bytesRead,
      bytesTotal: this.bytesTotal,
      rows,
      seconds: (now - this.#start) / 1000,
    });
  }
}

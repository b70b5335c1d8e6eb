import type { LoadProgress } from '../../src/core/spec/dataset';
import type { SourceFile } from '../../src/core/engine';
import { failure, success, type Outcome } from '../../src/core/outcome';
import { isTimeZone } from '../../src/core/time/time-zone';
import { countEvents } from '../store/count-events';
import { duplicateCandidates, repeatedRows, withoutEvents } from '../store/duplicate-rows';
import type { EventStore, Property } from '../store/event-store';
import { pauseFor } from '../store/pause';
import { sortEvents } from '../store/sort-events';
import { spanOf } from '../store/span';
import { rowHashes, type ReadSource } from './duplicates';
import { LoadedDataset } from './loaded-dataset';
import { EventReader } from './shapes/read-events';
import { readFailure, unknownZone } from './read-failure';
import { eventColumns, propertyColumns } from './shapes/roles';
import { scanSource } from './csv/scan-source';
import { isAbsolute } from './shapes/time-format';

export interface LoadOptions {
  /** Name of the new dataset. */
  id: string;
  signal: AbortSignal;
  onProgress: (progress: LoadProgress) => void;
}

/**
 * Reads a file into a dataset. Fails with empty_file, no_rows (no row could be read as an event; `value` is the number
 * of rows that were there), role_missing, unknown_time_zone, file_changed, unreadable_file, broken_gzip, out_of_memory,
 * cancelled.
 */
export async function loadSource(source: SourceFile, options: LoadOptions): Promise<Outcome<LoadedDataset>> {
  const { file, reading } = source;
  if (file.size === 0) return failure('empty_file', { file: file.name });
  if (!isTimeZone(reading.timeZone)) return unknownZone(reading.timeZone);
  const columns = eventColumns(reading);
  if ('missing' in columns) return failure('role_missing', { file: file.name, where: columns.missing });
  try {
    const report = new ProgressReport(file.size, options.onProgress);
    const reader = new EventReader(source, columns, (bytes) => report.update('reading', bytes, reader.rows));
    await scanSource(source, reader, options.signal);
    return await datasetOf({ source, reader, report }, options);
  } catch (thrown) {
    return readFailure(thrown, file.name, options.signal);
  }
}

interface Read {
  source: SourceFile;
  reader: EventReader;
  report: ProgressReport;
}

async function datasetOf({ source, reader, report }: Read, options: LoadOptions): Promise<Outcome<LoadedDataset>> {
  const { file, reading } = source;
  report.update('sorting', file.size, reader.rows);
  const gathered = reader.take();
  const { users } = reader;
  const { actors } = gathered;
  const events = gathered.time.length;
  if (events === 0) return failure('no_rows', { file: file.name, value: String(reader.rows) });
  const sorted = await sortEvents(gathered, pauseFor(options.signal));
  report.update('counting', 0, reader.rows);
  const read: ReadSource = { source, milestones: reader.milestones, leftOut: reader.leftOut.take() };
  const wanted = duplicateCandidates(sorted);
  const onProgress = (bytes: number) => report.update('counting', bytes, reader.rows);
  const duplicates =
    wanted && repeatedRows(sorted, wanted, await rowHashes(read, wanted, { signal: options.signal, onProgress }));
  const kept = reading.dropDuplicates && duplicates ? withoutEvents(sorted, duplicates.repeated) : sorted;
  const { fileOrder, ...columns } = kept;
  const properties = new Map<string, Property>();
  const store: EventStore = { size: kept.time.length, actors, ...columns, properties };
  const span = spanOf(store.time);
  const summary = {
    id: options.id,
    name: file.name,
    sources: [{ name: file.name, size: file.size, reading }],
    events: store.size,
    users: actors,
    eventNames: countEvents(store),
    propertyNames: propertyColumns(reading).map(({ name }) => name),
    first: span.low,
    last: span.high,
    timeZone: reading.timeZone,
    absoluteTimes: isAbsolute(reader.firstTimes, reading.timeFormat),
    unread: reader.unread.counts,
    duplicates: duplicates?.count ?? 0,
  };
  return success(
    new LoadedDataset({ summary, unread: reader.unread.rows, store, users, properties, read, events, fileOrder }),
  );
}

/** Reports the progress of a load, a few times a second. */
class ProgressReport {
  readonly #start = performance.now();
  #reportedAt = -Infinity;
  #phase = '';

  constructor(
    readonly bytesTotal: number,
    readonly onProgress: (progress: LoadProgress) => void,
  ) {}

  update(phase: LoadProgress['phase'], bytesRead: number, rows: number): void {
    const now = performance.now();
    if (phase === this.#phase && now - this.#reportedAt < 150) return;
    this.#reportedAt = now;
    this.#phase = phase;
    this.onProgress({ phase, bytesRead, bytesTotal: this.bytesTotal, rows, seconds: (now - this.#start) / 1000 });
  }
}

import { utf8Decoder } from '../../../src/core/text/utf8';
import type { Reading, TimeFormat, UnreadReason } from '../../../src/core/spec/dataset';
import { batchRows, newTextBatch, type TextBatch } from '../../store/text-batch';
import { parseTime } from '../../store/time-of-bytes';
import type { EventSink, RowShape } from '../event-sink';
import type { RowBatch } from '../row-source';
import { eventColumns, type EventColumns } from './roles';
import { isAbsolute } from './time-format';

/** The number of times from which is judged whether they have a zone. */
const firstTimesCount = 200;

/** The reading must have a column for who and one for when. */
export function openEventLog(reading: Reading): RowShape {
  return new EventLog(eventColumns(reading), reading);
}

/** A table in which each row is one event: who, what (or the same for all rows) and when. */
class EventLog implements RowShape {
  readonly columns: readonly number[];
  readonly #format: TimeFormat;
  readonly #eventName: string;
  /** Whether a column has the events' names. */
  readonly #isNamed: boolean;
  /** The first times, as they are written. */
  readonly #firstTimes: string[] = [];
  readonly #time = new Float64Array(batchRows);
  /** The events of a batch with rows that are none. */
  readonly #who = newTextBatch();
  readonly #what = newTextBatch();
  readonly #row = new Uint32Array(batchRows);

  constructor({ who, what, when }: EventColumns, { timeFormat, eventName }: Reading) {
    this.columns = what === null ? [who, when] : [who, when, what];
    this.#isNamed = what !== null;
    this.#format = timeFormat;
    this.#eventName = eventName;
  }

  get absoluteTimes(): boolean {
    return isAbsolute(this.#firstTimes, this.#format);
  }

  events(batch: RowBatch, into: EventSink): void {
    const { rows, row } = batch;
    const [who, when, named] = batch.columns;
    const what = this.#isNamed ? named : null;
    const time = this.#time;
    const isWhole = this.#parseTimes(when, who, what ?? who);
    if (this.#firstTimes.length < firstTimesCount) this.#keepTimes(batch, what);
    if (isWhole) into.add({ events: rows, who, what: what ?? this.#eventName, time, row });
    else this.#addSome(batch, what, into);
  }

  /** Parses the times of a batch; whether each row has one, and neither of two other cells is empty. */
  #parseTimes({ bytes, starts, ends, rows }: TextBatch, one: TextBatch, other: TextBatch): boolean {
    const time = this.#time;
    const format = this.#format;
    let isWhole = true;
    for (let i = 0; i < rows; i++) {
      const at = parseTime(bytes, starts[i], ends[i], format);
      time[i] = at;
      // NaN equals nothing, not even itself.
      if (at !== at || one.starts[i] === one.ends[i] || other.starts[i] === other.ends[i]) isWhole = false;
    }
    return isWhole;
  }

  #keepTimes(batch: RowBatch, what: TextBatch | null): void {
    const { bytes, starts, ends } = batch.columns[1];
    for (let i = 0; i < batch.rows && this.#firstTimes.length < firstTimesCount; i++) {
      if (this.#problem(batch, what, i) === null)
        this.#firstTimes.push(utf8Decoder.decode(bytes.subarray(starts[i], ends[i])));
    }
  }

  /** Adds the rows that are events, and leaves the others out. */
  #addSome(batch: RowBatch, what: TextBatch | null, into: EventSink): void {
    const [who] = batch.columns;
    let events = 0;
    for (let i = 0; i < batch.rows; i++) {
      const problem = this.#problem(batch, what, i);
      if (problem !== null) {
        into.leaveOut(batch, i, problem);
        continue;
      }
      this.#time[events] = this.#time[i]!;
      this.#row[events] = batch.row[i]!;
      this.#who.starts[events] = who.starts[i]!;
      this.#who.ends[events] = who.ends[i]!;
      if (what !== null) {
        this.#what.starts[events] = what.starts[i]!;
        this.#what.ends[events] = what.ends[i]!;
      }
      events++;
    }
    if (events === 0) return;
    const names = what === null ? this.#eventName : Object.assign(this.#what, { bytes: what.bytes, rows: events });
    const users = Object.assign(this.#who, { bytes: who.bytes, rows: events });
    into.add({ events, who: users, what: names, time: this.#time, row: this.#row });
  }

  /** Why a row of the batch, whose times are parsed, is no event; null where it is one. */
  #problem({ problems, columns: [who, when] }: RowBatch, what: TextBatch | null, i: number): UnreadReason | null {
    if (problems[i] !== null) return problems[i];
    if (Number.isNaN(this.#time[i])) return isEmpty(when, i) ? 'empty_time' : 'bad_time';
    if (isEmpty(who, i)) return 'empty_user';
    return what !== null && isEmpty(what, i) ? 'empty_event' : null;
  }
}

function isEmpty({ starts, ends }: TextBatch, i: number): boolean {
  return starts[i] === ends[i];
}

import type { TimeFormat, UnreadReason } from '../../../src/core/spec/dataset';
import type { SourceFile } from '../../../src/core/engine';
import { allocate } from '../../store/allocate';
import { Dictionary } from '../../store/dictionary';
import { GrowingCodes, GrowingNumbers } from '../../store/growing-column';
import type { GatheredEvents } from '../../store/sort-events';
import { batchRows, type TextBatch } from '../../store/text-batch';
import { TextList } from '../../store/text-list';
import { parseTime } from '../../store/time-of-bytes';
import type { RecordScanner } from '../csv/record-scanner';
import type { EventColumns } from './roles';
import type { RecordVisitor } from '../csv/scan-source';
import { UnreadRows } from '../unread-rows';

const firstTimesCount = 200;

/** A place in the file where a record begins. */
export interface Milestone {
  /** Byte of the file; of the decoded text, where it is decoded. */
  offset: number;
  /** Number of well-formed records before it, and of events among them. */
  records: number;
  events: number;
}

/**
 * The first walk through a file: who, what and when of every record into growing columns, and what cannot be read
 * into `unread`. Texts are coded a batch at a time, see `Dictionary`.
 */
export class EventReader implements RecordVisitor {
  readonly unread = new UnreadRows();
  /** One per chunk of the file, in its order. */
  readonly milestones: Milestone[] = [{ offset: 0, records: 0, events: 0 }];
  /** Well-formed records that are no events, by their number in the file. */
  readonly leftOut = new GrowingCodes();
  /** Records come upon so far, well formed or not. */
  rows = 0;
  /** The first times, as they are written. */
  readonly firstTimes: string[] = [];

  readonly #columns: EventColumns;
  readonly #format: TimeFormat;
  readonly #onSettle: (read: number) => void;
  readonly #users = new Dictionary();
  readonly #names = new Dictionary();
  readonly #actor = new GrowingCodes();
  readonly #event = new GrowingCodes();
  readonly #time = new GrowingNumbers();
  readonly #who = newBatch();
  readonly #what = newBatch();
  readonly #codes = new Uint32Array(batchRows);
  #records = 0;

  /** `onSettle` hears after each chunk how many bytes of the file have been read. */
  constructor(source: SourceFile, columns: EventColumns, onSettle: (read: number) => void) {
    this.#columns = columns;
    this.#format = source.reading.timeFormat;
    this.#onSettle = onSettle;
    if (columns.what === null) this.#names.codeOf(new TextEncoder().encode(source.reading.eventName));
  }

  record(scanner: RecordScanner): void {
    this.rows++;
    this.#records++;
    const { who, what, when } = this.#columns;
    scanner.unquote(who);
    scanner.unquote(when);
    if (what !== null) scanner.unquote(what);
    const { starts, ends } = scanner;
    const time = parseTime(scanner.bytes, starts[when], ends[when], this.#format);
    if (time !== time) {
      this.#leaveOut(starts[when] === ends[when] ? 'empty_time' : 'bad_time', scanner);
      return;
    }
    if (starts[who] === ends[who]) {
      this.#leaveOut('empty_user', scanner);
      return;
    }
    if (what !== null) {
      if (starts[what] === ends[what]) {
        this.#leaveOut('empty_event', scanner);
        return;
      }
      put(this.#what, starts[what], ends[what]);
    }
    put(this.#who, starts[who], ends[who]);
    this.#time.push(time);
    if (this.firstTimes.length < firstTimesCount) this.firstTimes.push(scanner.text(when));
    if (this.#who.rows === batchRows) this.#code(scanner.bytes);
  }

  bad(scanner: RecordScanner): void {
    this.rows++;
    this.unread.add(scanner.problem!, scanner);
  }

  settle(scanner: RecordScanner, read: number): void {
    this.#code(scanner.bytes);
    this.milestones.push({ offset: scanner.rest, records: this.#records, events: this.#time.length });
    this.#onSettle(read);
  }

  /** The users' ids by their codes. */
  get users(): TextList {
    return new TextList(this.#users);
  }

  /** The events read; the reader is empty afterwards. */
  take(): GatheredEvents {
    const time = this.#time.take();
    return {
      actors: this.#users.size,
      actor: this.#actor.take(),
      event: this.#columns.what === null ? allocate(Uint32Array, time.length) : this.#event.take(),
      time,
      eventNames: this.#names.texts(),
    };
  }

  #leaveOut(reason: UnreadReason, scanner: RecordScanner): void {
    this.leftOut.push(this.#records - 1);
    this.unread.add(reason, scanner);
  }

  #code(bytes: Uint8Array): void {
    this.#codeColumn(this.#who, bytes, { dictionary: this.#users, into: this.#actor });
    this.#codeColumn(this.#what, bytes, { dictionary: this.#names, into: this.#event });
  }

  #codeColumn(batch: TextBatch, bytes: Uint8Array, column: { dictionary: Dictionary; into: GrowingCodes }): void {
    batch.bytes = bytes;
    column.dictionary.codesOf(batch, this.#codes);
    for (let row = 0; row < batch.rows; row++) column.into.push(this.#codes[row]);
    batch.rows = 0;
  }
}

function newBatch(): TextBatch {
  return { bytes: new Uint8Array(0), starts: new Int32Array(batchRows), ends: new Int32Array(batchRows), rows: 0 };
}

function put(batch: TextBatch, start: number, end: number): void {
  batch.starts[batch.rows] = start;
  batch.ends[batch.rows++] = end;
}

import type { Dialect, Reading, Role, UnreadReason } from '../../../src/core/spec/dataset';
import type { EventBatch, EventSink } from '../../../workers/read/event-sink';
import type { RowBatch, RowSource, RowsOptions } from '../../../workers/read/row-source';
import type { TextBatch } from '../../../workers/store/text-batch';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Texts in one row of bytes each. */
export function textBatch(texts: readonly string[]): TextBatch {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  let at = 0;
  const starts = Int32Array.from(encoded, ({ length }) => (at += length) - length);
  const ends = starts.map((start, i) => start + encoded[i].length);
  return { bytes: Uint8Array.from(encoded.flatMap((bytes) => [...bytes])), starts, ends, rows: texts.length };
}

function textsOf({ bytes, starts, ends, rows }: TextBatch): string[] {
  return Array.from({ length: rows }, (_, i) => decoder.decode(bytes.subarray(starts[i], ends[i])));
}

/** Rows of cells as a batch of any source; a text instead is a row with that problem. */
export function rowBatch(rows: readonly (string[] | UnreadReason)[], firstRow = 0): RowBatch {
  const cells = rows.map((row) => (typeof row === 'string' ? [] : row));
  const width = Math.max(...cells.map(({ length }) => length));
  return {
    rows: rows.length,
    row: Uint32Array.from(rows, (_, i) => firstRow + i),
    problems: rows.map((row) => (typeof row === 'string' ? row : null)),
    columns: Array.from({ length: width }, (_, c) => textBatch(cells.map((row) => row[c] ?? ''))),
    bytesRead: 0,
    line: (i) => firstRow + i + 1,
    text: (i, max) => cells[i].join().slice(0, max),
  };
}

/** Takes down what a shape makes of rows. */
export class EventList implements EventSink {
  readonly events: { who: string; what: string; time: number; row: number }[] = [];
  readonly leftOut: [row: number, reason: UnreadReason][] = [];

  add({ events, who, what, time, row }: EventBatch): void {
    const users = textsOf(who);
    const names = typeof what === 'string' ? null : textsOf(what);
    for (let i = 0; i < events; i++)
      this.events.push({ who: users[i], what: names?.[i] ?? (what as string), time: time[i], row: row[i] });
  }

  leaveOut({ row }: RowBatch, index: number, reason: UnreadReason): void {
    this.leftOut.push([row[index], reason]);
  }
}

/** The reading of a file with these columns. */
export function readingBy(roles: readonly Role[], dialect: Partial<Dialect> = {}): Reading {
  return {
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, ...dialect },
    shape: 'event_log',
    columns: roles.map((role, i) => ({ name: `c${i}`, role })),
    timeFormat: 'iso',
    timeZone: 'UTC',
    dropDuplicates: false,
    eventName: 'visit',
  };
}

/** All rows of a source as texts; a text instead of cells is a problem. */
export async function rowsOf(source: RowSource, reading: Reading, options: Partial<RowsOptions> = {}) {
  const found: { row: number; line: number; cells: string[] | UnreadReason; text: string }[] = [];
  const columns = options.columns ?? reading.columns.map((_, c) => c);
  for await (const batch of source.rows(reading, { signal: new AbortController().signal, ...options, columns })) {
    const cells = batch.columns.map(textsOf);
    for (let i = 0; i < batch.rows; i++) {
      const row = batch.row[i];
      found.push({ row, line: batch.line(i), cells: batch.problems[i] ?? cells.map((column) => column[i]), text: batch.text(i, 50) }); // prettier-ignore
    }
  }
  return found;
}

import type { SourceFile } from '../../src/contract/engine';
import { Dictionary } from '../store/dictionary';
import { isDirect } from './file-chunks';
import type { Milestone } from './read-events';
import { RecordScanner } from './record-scanner';
import { scanSource, visitRecords, type RecordVisitor } from './scan-source';

/** A source that has been read, and what of it its rows can be found by. */
export interface ReadSource {
  source: SourceFile;
  milestones: readonly Milestone[];
  /** Well-formed records that are no events, ascending. */
  leftOut: Uint32Array;
}

/**
 * The events whose row equals an earlier one in every column: 1 at their place in the file's order, of `events` in all.
 * Candidates as `duplicateCandidates` gives them. Reads only the parts of the file that hold some, where it can.
 */
export async function findDuplicates(
  read: ReadSource,
  { candidates, events }: { candidates: readonly Uint32Array[]; events: number },
  signal: AbortSignal,
): Promise<{ repeated: Uint8Array; count: number }> {
  const repeated = new Uint8Array(events);
  let count = 0;
  for (const part of candidates) {
    const wanted = new Uint8Array(events);
    for (const place of part) wanted[place] = 1;
    count += await compareRows(read, { wanted, repeated }, signal);
  }
  return { repeated, count };
}

interface Marks {
  wanted: Uint8Array;
  repeated: Uint8Array;
}

async function compareRows(read: ReadSource, marks: Marks, signal: AbortSignal): Promise<number> {
  const { source, milestones } = read;
  const comparer = new RowComparer(read, marks);
  if (!(await isDirect(source.file, source.reading.dialect.encoding))) {
    await scanSource(source, comparer, signal);
    return comparer.found;
  }
  for (let i = 0; i + 1 < milestones.length; i++) {
    const [start, end] = [milestones[i], milestones[i + 1]];
    if (!marks.wanted.subarray(start.events, end.events).includes(1)) continue;
    comparer.goTo(start);
    const scanner = new RecordScanner(source.reading.dialect, source.reading.columns.length, start.offset);
    scanner.append(new Uint8Array(await source.file.slice(start.offset, end.offset).arrayBuffer()), true);
    signal.throwIfAborted();
    if (i === 0 && source.reading.dialect.header) scanner.next();
    visitRecords(scanner, comparer);
  }
  return comparer.found;
}

class RowComparer implements RecordVisitor {
  found = 0;
  readonly #marks: Marks;
  readonly #leftOut: Uint32Array;
  readonly #seen = new Dictionary();
  #row = new Uint8Array(1 << 12);
  #records = 0;
  #events = 0;

  constructor(read: ReadSource, marks: Marks) {
    this.#marks = marks;
    this.#leftOut = read.leftOut;
  }

  goTo(milestone: Milestone): void {
    this.#records = milestone.records;
    this.#events = milestone.events;
  }

  record(scanner: RecordScanner): void {
    // Of `records` so far, `records - events` were left out.
    if (this.#leftOut[this.#records - this.#events] === this.#records++) return;
    const event = this.#events++;
    if (this.#marks.wanted[event] !== 1) return;
    const known = this.#seen.size;
    this.#seen.codeOf(this.#wholeRow(scanner));
    if (this.#seen.size > known) return;
    this.#marks.repeated[event] = 1;
    this.found++;
  }

  bad(): void {
    // Was no event.
  }

  settle(): void {
    // Nothing is kept between records.
  }

  /** All fields, each before its length, so that no two different rows look the same. */
  #wholeRow(scanner: RecordScanner): Uint8Array {
    const columns = scanner.starts.length;
    let length = 0;
    for (let field = 0; field < columns; field++) {
      scanner.unquote(field);
      length += scanner.ends[field] - scanner.starts[field] + 4;
    }
    if (length > this.#row.length) this.#row = new Uint8Array(length * 2);
    let at = 0;
    for (let field = 0; field < columns; field++) {
      const text = scanner.bytes.subarray(scanner.starts[field], scanner.ends[field]);
      this.#row.set(text, at);
      at += text.length;
      for (let shift = 0; shift < 32; shift += 8) this.#row[at++] = text.length >>> shift;
    }
    return this.#row.subarray(0, length);
  }
}

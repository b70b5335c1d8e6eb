import type { SourceFile } from '../../src/core/engine';
import { allocate } from '../store/allocate';
import type { RowHashes } from '../store/duplicate-rows';
import { isDirect } from './file-chunks';
import type { Milestone } from './shapes/read-events';
import { RecordScanner } from './csv/record-scanner';
import { scanSource, visitRecords, type RecordVisitor } from './csv/scan-source';

/** A source that has been read, and the data needed to find its rows. */
export interface ReadSource {
  source: SourceFile;
  milestones: readonly Milestone[];
  /** Well-formed records that are no events, ascending. */
  leftOut: Uint32Array;
}

/**
 * Hashes of the whole rows of the wanted events, by index in the file. Where possible it reads only the parts of the
 * file that contain some; `onProgress` is called with the bytes read so far.
 */
export async function rowHashes(
  read: ReadSource,
  wanted: Uint8Array,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (bytes: number) => void },
): Promise<RowHashes> {
  const { source, milestones } = read;
  const hasher = new RowHasher(read, wanted, onProgress);
  if (!(await isDirect(source.file, source.reading.dialect.encoding))) {
    await scanSource(source, hasher, signal);
    return hasher.hashes;
  }
  for (let i = 0; i + 1 < milestones.length; i++) {
    const [start, end] = [milestones[i], milestones[i + 1]];
    if (!wanted.subarray(start.events, end.events).includes(1)) continue;
    hasher.goTo(start);
    const scanner = new RecordScanner(source.reading.dialect, source.reading.columns.length, start.offset);
    scanner.append(new Uint8Array(await source.file.slice(start.offset, end.offset).arrayBuffer()), true);
    signal.throwIfAborted();
    if (i === 0 && source.reading.dialect.header) scanner.next();
    visitRecords(scanner, hasher);
    onProgress(end.offset);
  }
  return hasher.hashes;
}

class RowHasher implements RecordVisitor {
  readonly hashes: RowHashes;
  readonly #wanted: Uint8Array;
  readonly #leftOut: Uint32Array;
  readonly #onProgress: (bytes: number) => void;
  #records = 0;
  #events = 0;

  constructor(read: ReadSource, wanted: Uint8Array, onProgress: (bytes: number) => void) {
    this.#wanted = wanted;
    this.#leftOut = read.leftOut;
    this.#onProgress = onProgress;
    this.hashes = { high: allocate(Uint32Array, wanted.length), low: allocate(Uint32Array, wanted.length) };
  }

  goTo(milestone: Milestone): void {
    this.#records = milestone.records;
    this.#events = milestone.events;
  }

  record(scanner: RecordScanner): void {
    // Of `records` so far, `records - events` were left out.
    if (this.#leftOut[this.#records - this.#events] === this.#records++) return;
    const event = this.#events++;
    if (this.#wanted[event] === 1) this.#hash(scanner, event);
  }

  bad(): void {
    // Was not an event.
  }

  settle(_scanner: RecordScanner, read: number): void {
    this.#onProgress(read);
  }

  /** All fields, each followed by a number no byte has, so that "ab,c" and "a,bc" differ. */
  #hash(scanner: RecordScanner, event: number): void {
    let high = 0x811c9dc5;
    let low = 0x9747b28c;
    for (let field = 0; field < scanner.starts.length; field++) {
      scanner.unquote(field);
      const { bytes } = scanner;
      const end = scanner.ends[field];
      for (let at = scanner.starts[field]; at <= end; at++) {
        const byte = at < end ? bytes[at] : 256;
        high = Math.imul(high ^ byte, 0x85ebca6b);
        high ^= high >>> 15;
        low = Math.imul((low << 5) ^ (low >>> 27) ^ byte, 0xc2b2ae35);
        low ^= low >>> 13;
      }
    }
    this.hashes.high[event] = high;
    this.hashes.low[event] = low;
  }
}

import { utf8Decoder } from '../../src/core/text/utf8';
import { allocate, grown, OutOfMemory } from './allocate';
import { batchRows, type TextBatch } from './text-batch';

/** Int32 values per entry of the table: hash, code + 1 (0 is a free entry), start and end of the text. */
const entryInts = 4;
/** From this many texts on the table is larger than the processor's cache. */
const largeTexts = 1 << 14;

/** The number of bytes to decode at once. */
const decodedBytes = 1 << 24;

/**
 * Numbers texts 0, 1, 2 … in the order they first appear. Works on UTF-8 bytes, so that no string is made per row, and
 * compares the bytes themselves, so that two texts never share a code. Holds up to 2 GB of text.
 */
export class Dictionary {
  /** All texts, one after the other. */
  #text = new Uint8Array(1 << 12);
  /** Text c is `#text[#starts[c] … #starts[c + 1])`. */
  #starts = new Uint32Array(1 << 8);
  /** Open addressing. */
  #table = new Int32Array(entryInts << 9);
  #size = 0;
  readonly #hashes = new Int32Array(batchRows);
  // eslint-disable-next-line no-unused-private-class-members -- keeps reads made only to warm the cache from being optimised away
  #touched = 0;

  get size(): number {
    return this.#size;
  }

  /** Writes the code of each text of the batch (at most `batchRows` of them) into `codes`; new texts get new codes. */
  codesOf(batch: TextBatch, codes: Uint32Array): void {
    const { bytes, starts, ends, rows } = batch;
    const hashes = this.#hashes;
    for (let row = 0; row < rows; row++) hashes[row] = hashOf(bytes, starts[row], ends[row]);
    if (this.#size > largeTexts) this.#warm(rows);
    for (let row = 0; row < rows; row++) codes[row] = this.#code(batch, row);
  }

  /** The code of a single text, a new one if it was never seen. */
  codeOf(bytes: Uint8Array): number {
    const batch = { bytes, starts: new Int32Array(1), ends: Int32Array.of(bytes.length), rows: 1 };
    this.#hashes[0] = hashOf(bytes, 0, bytes.length);
    return this.#code(batch, 0);
  }

  /** The texts by code. */
  texts(): string[] {
    const texts: string[] = [];
    while (texts.length < this.#size) this.#decodePart(texts);
    return texts;
  }

  /** Decodes many texts at once and splits the result: decoding each separately takes many times as long. */
  #decodePart(texts: string[]): void {
    const starts = this.#starts;
    const first = texts.length;
    let last = first + 1;
    while (last < this.#size && starts[last + 1] - starts[first] <= decodedBytes) last++;
    const part = utf8Decoder.decode(this.#text.subarray(starts[first], starts[last]));
    let at = 0;
    for (let code = first; code < last; code++) {
      const end = at + utf16Length(this.#text, starts[code], starts[code + 1]);
      texts.push(part.slice(at, end));
      at = end;
    }
  }

  /** A text as it is kept: not to be written to. */
  bytes(code: number): Uint8Array {
    return this.#text.subarray(this.#starts[code], this.#starts[code + 1]);
  }

  /**
   * Prefetches the memory that the look-ups of this batch will need. In a large dictionary each look-up waits for
   * memory twice; the iterations of these two loops are independent, so the processor overlaps many waits.
   */
  #warm(rows: number): void {
    const table = this.#table;
    const text = this.#text;
    const mask = table.length - 1;
    const hashes = this.#hashes;
    let touched = 0;
    for (let row = 0; row < rows; row++) touched ^= table[Math.imul(hashes[row], entryInts) & mask];
    for (let row = 0; row < rows; row++) touched ^= text[table[(Math.imul(hashes[row], entryInts) & mask) + 2]];
    this.#touched ^= touched;
  }

  #code(batch: TextBatch, row: number): number {
    const hash = this.#hashes[row];
    const start = batch.starts[row];
    const { bytes } = batch;
    const length = batch.ends[row] - start;
    const text = this.#text;
    const table = this.#table;
    const mask = table.length - 1;
    for (let at = Math.imul(hash, entryInts) & mask; ; at = (at + entryInts) & mask) {
      const code = table[at + 1] - 1;
      if (code < 0) return this.#add(bytes.subarray(start, start + length), hash, at);
      const from = table[at + 2];
      if (table[at] !== hash || table[at + 3] - from !== length) continue;
      let same = 0;
      while (same < length && text[from + same] === bytes[start + same]) same++;
      if (same === length) return code;
    }
  }

  #add(text: Uint8Array, hash: number, at: number): number {
    const code = this.#size++;
    const from = this.#starts[code];
    const to = from + text.length;
    if (to > 0x7fffffff) throw new OutOfMemory('A column holds more than 2 GB of different texts');
    if (to > this.#text.length) this.#text = grown(this.#text, Math.max(to, this.#text.length * 2));
    if (code + 2 > this.#starts.length) this.#starts = grown(this.#starts, this.#starts.length * 2);
    this.#text.set(text, from);
    this.#starts[code + 1] = to;
    this.#table.set([hash, code + 1, from, to], at);
    if (this.#size * entryInts * 2 > this.#table.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const old = this.#table;
    const table = allocate(Int32Array, old.length * 2);
    const mask = table.length - 1;
    for (let i = 0; i < old.length; i += entryInts) {
      if (old[i + 1] === 0) continue;
      let at = Math.imul(old[i], entryInts) & mask;
      while (table[at + 1] !== 0) at = (at + entryInts) & mask;
      for (let part = 0; part < entryInts; part++) table[at + part] = old[i + part]!;
    }
    this.#table = table;
  }
}

/** FNV-1a with a final mixing step, because short keys hardly vary its lower bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** Length as a string of the UTF-8 text in bytes[start … end). */
function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    // Bytes that go on with a character count nothing; one of four bytes is two units long.
    if ((bytes[at] & 0xc0) !== 0x80) length += bytes[at] >= 0xf0 ? 2 : 1;
  }
  return length;
}

import { allocate } from './allocate';

/**
 * Counts different texts by 64 bits of hash each, in a sixth of the memory a dictionary of ids takes. Two of 10 million
 * texts are taken for one with a probability of 3 in a million.
 */
export class DistinctTexts {
  /** Open addressing: pairs of hashes; both 0 is a free place. */
  #table = new Int32Array(1 << 8);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the text in bytes[start … end) was never added before. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    let first = 0x811c9dc5;
    let second = end - start;
    for (let i = start; i < end; i++) {
      first = Math.imul(first ^ bytes[i], 0x01000193);
      second = Math.imul(second, 0x5bd1e995) + bytes[i];
    }
    first = stirred(first);
    const isNew = this.#place(this.#table, first, stirred(second ^ first) || 1);
    if (!isNew) return false;
    if (++this.#size * 3 > this.#table.length) this.#grow();
    return true;
  }

  #place(table: Int32Array, first: number, second: number): boolean {
    const mask = table.length - 1;
    let at = (first << 1) & mask;
    while (table[at] !== 0 || table[at + 1] !== 0) {
      if (table[at] === first && table[at + 1] === second) return false;
      at = (at + 2) & mask;
    }
    table[at] = first;
    table[at + 1] = second;
    return true;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = allocate(Int32Array, old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] !== 0 || old[at + 1] !== 0) this.#place(this.#table, old[at], old[at + 1]);
    }
  }
}

/** The last step of MurmurHash3: every bit of the result depends on every bit of the input. */
function stirred(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

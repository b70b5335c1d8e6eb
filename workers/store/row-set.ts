import { allocate } from './allocate';

/** Some of the rows of a source, by number: one bit for each of its rows. */
export class RowSet {
  readonly #bits: Uint32Array;
  #size = 0;

  /** `rows`: of the source. */
  constructor(rows: number) {
    this.#bits = allocate(Uint32Array, (rows + 31) >>> 5);
  }

  static of(rows: number, members: Uint32Array): RowSet {
    const set = new RowSet(rows);
    for (let i = 0; i < members.length; i++) set.add(members[i]);
    return set;
  }

  get size(): number {
    return this.#size;
  }

  /** Whether the row is new to the set. */
  add(row: number): boolean {
    const bit = 1 << (row & 31);
    if ((this.#bits[row >>> 5] & bit) !== 0) return false;
    this.#bits[row >>> 5] |= bit;
    this.#size++;
    return true;
  }

  has(row: number): boolean {
    return (this.#bits[row >>> 5] & (1 << (row & 31))) !== 0;
  }

  /** Whether any of the rows from … to − 1 is in the set. */
  hasAny(from: number, to: number): boolean {
    for (let row = from; row < to; row++) {
      // No row of a word of zeros is in the set.
      if ((row & 31) === 0 && this.#bits[row >>> 5] === 0) row += 31;
      else if (this.has(row)) return true;
    }
    return false;
  }
}

import { allocate, grown } from '../../store/allocate';

/**
 * Assigns codes to numbers, from 1 on in order of first appearance; NaN is 0. Open addressing, no allocation per
 * number.
 */
export class NumberCodes {
  /** The numbers by code. */
  #numbers = new Float64Array(256).fill(NaN);
  #size = 1;
  /** Codes; 0 is a free entry. */
  #table = new Uint32Array(1024);
  readonly #bits = new Uint32Array(2);
  readonly #double = new Float64Array(this.#bits.buffer);

  /** One more than the highest code. */
  get size(): number {
    return this.#size;
  }

  number(code: number): number {
    return this.#numbers[code];
  }

  code(number: number): number {
    if (Number.isNaN(number)) return 0;
    // −0 and 0 are the same number.
    const value = number + 0;
    const mask = this.#table.length - 1;
    for (let at = this.#hash(value) & mask; ; at = (at + 1) & mask) {
      const code = this.#table[at];
      if (code === 0) return this.#add(value, at);
      if (this.#numbers[code] === value) return code;
    }
  }

  #add(value: number, at: number): number {
    const code = this.#size++;
    if (code === this.#numbers.length) this.#numbers = grown(this.#numbers, 2 * code);
    this.#numbers[code] = value;
    this.#table[at] = code;
    if (this.#size * 2 > this.#table.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    this.#table = allocate(Uint32Array, this.#table.length * 4);
    const mask = this.#table.length - 1;
    for (let code = 1; code < this.#size; code++) {
      let at = this.#hash(this.#numbers[code]) & mask;
      while (this.#table[at] !== 0) at = (at + 1) & mask;
      this.#table[at] = code;
    }
  }

  #hash(value: number): number {
    this.#double[0] = value;
    const hash = Math.imul(this.#bits[0] ^ Math.imul(this.#bits[1], 0x9e3779b1), 0x85ebca6b);
    return (hash ^ (hash >>> 15)) >>> 0;
  }
}

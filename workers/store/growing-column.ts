import { allocate } from './allocate';
import type { Codes } from './event-store';

/** Items of a block, a power of two. */
const largeBlockItems = 1 << 20;

/** A column that grows while a file is read: in blocks, since doubling one array would need three times its memory. */
class GrowingColumn<T extends Float64Array | Uint32Array> {
  length = 0;
  readonly #blocks: T[] = [];
  readonly #make: (length: number) => T;
  readonly #blockItems: number;
  #block: T;

  constructor(make: (length: number) => T, blockItems: number) {
    this.#make = make;
    this.#blockItems = blockItems;
    this.#block = make(0);
  }

  push(value: number): void {
    const offset = this.length++ & (this.#blockItems - 1);
    if (offset === 0) this.#blocks.push((this.#block = this.#make(this.#blockItems)));
    this.#block[offset] = value;
  }

  /** All values in one array; the column is empty afterwards. */
  take(): T {
    const all = this.#make(this.length);
    const blockItems = this.#blockItems;
    this.#blocks.forEach((block, i) => all.set(block.subarray(0, this.length - i * blockItems), i * blockItems));
    this.#blocks.length = 0;
    this.length = 0;
    return all;
  }
}

export class GrowingNumbers extends GrowingColumn<Float64Array> {
  constructor() {
    super((length) => allocate(Float64Array, length), largeBlockItems);
  }
}

export class GrowingCodes extends GrowingColumn<Uint32Array> {
  /** `blockItems`: a power of two. */
  constructor(blockItems = largeBlockItems) {
    super((length) => allocate(Uint32Array, length), blockItems);
  }
}

/** Room for codes below `size`. */
export function codesFor(length: number, size: number): Codes {
  if (size <= 1 << 8) return allocate(Uint8Array, length);
  return size <= 1 << 16 ? allocate(Uint16Array, length) : allocate(Uint32Array, length);
}

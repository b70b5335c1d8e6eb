import { utf8Decoder } from '../../src/core/text/utf8';
import { allocate } from './allocate';
import type { Dictionary } from './dictionary';

/**
 * The number of adjacent texts to decode at once where many are needed: decoding each separately takes several times as
 * long.
 */
const blockTexts = 64;

/** The texts of a dictionary by their codes, without the means to look a text up: a fraction of its memory. */
export class TextList {
  /** All texts in UTF-8, one after the other. */
  readonly #bytes: Uint8Array;
  /** Text c is `#bytes[#starts[c] … #starts[c + 1])`. */
  readonly #starts: Uint32Array;

  constructor(dictionary: Dictionary) {
    this.#starts = allocate(Uint32Array, dictionary.size + 1);
    for (let code = 0; code < dictionary.size; code++) {
      this.#starts[code + 1] = this.#starts[code] + dictionary.bytes(code).length;
    }
    this.#bytes = allocate(Uint8Array, this.#starts[dictionary.size]);
    for (let code = 0; code < dictionary.size; code++) this.#bytes.set(dictionary.bytes(code), this.#starts[code]);
  }

  text(code: number): string {
    return this.#decode(code, code + 1);
  }

  /** Of many codes; quickest where they ascend. */
  texts(codes: Uint32Array): string[] {
    let first = -1;
    let block: string[] = [];
    return Array.from(codes, (code) => {
      if (code - (code % blockTexts) !== first) {
        first = code - (code % blockTexts);
        block = this.#block(first);
      }
      return block[code - first];
    });
  }

  #block(first: number): string[] {
    const starts = this.#starts;
    const end = Math.min(first + blockTexts, starts.length - 1);
    const all = this.#decode(first, end);
    // If each byte became one character, byte offsets equal character offsets.
    const plain = all.length === starts[end] - starts[first];
    return Array.from({ length: end - first }, (_, i) =>
      plain
        ? all.slice(starts[first + i] - starts[first], starts[first + i + 1] - starts[first])
        : this.text(first + i),
    );
  }

  /** The texts of the codes first … end − 1 in one. */
  #decode(first: number, end: number): string {
    return utf8Decoder.decode(this.#bytes.subarray(this.#starts[first], this.#starts[end]));
  }
}

import type { Dictionary } from './dictionary';

const decoder = new TextDecoder();

/** The texts of a dictionary by their codes, without the means to look a text up: a fraction of its memory. */
export class TextList {
  /** All texts in UTF-8, one after the other. */
  readonly #bytes: Uint8Array;
  /** Text c is `#bytes[#starts[c] … #starts[c + 1])`. */
  readonly #starts: Uint32Array;

  constructor(dictionary: Dictionary) {
    this.#starts = new Uint32Array(dictionary.size + 1);
    for (let code = 0; code < dictionary.size; code++) {
      this.#starts[code + 1] = this.#starts[code] + dictionary.bytes(code).length;
    }
    this.#bytes = new Uint8Array(this.#starts[dictionary.size]);
    for (let code = 0; code < dictionary.size; code++) this.#bytes.set(dictionary.bytes(code), this.#starts[code]);
  }

  text(code: number): string {
    return decoder.decode(this.#bytes.subarray(this.#starts[code], this.#starts[code + 1]));
  }
}

import type { UnreadReason, UnreadRow } from '../../src/core/spec/dataset';
import type { RecordScanner } from './csv/record-scanner';

const maxUnreadRows = 100_000;
const maxUnreadLength = 2000;
/** Once this many characters are kept, later texts are cut shorter. */
const maxKeptCharacters = 30_000_000;
const shortUnreadLength = 200;

/** The rows of a file that could not be read: all counted, the first of them kept. */
export class UnreadRows {
  readonly counts: Partial<Record<UnreadReason, number>> = {};
  readonly rows: UnreadRow[] = [];
  #characters = 0;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** Takes in the record the scanner stands on. */
  add(reason: UnreadReason, scanner: RecordScanner): void {
    this.counts[reason] = (this.counts[reason] ?? 0) + 1;
    if (this.rows.length >= maxUnreadRows) return;
    const longest = this.#characters < maxKeptCharacters ? maxUnreadLength : shortUnreadLength;
    // A character has up to four bytes; slice() so that the text does not keep a longer one alive.
    const end = Math.min(scanner.to, scanner.from + longest * 4);
    const text = this.#decoder.decode(scanner.bytes.subarray(scanner.from, end)).slice(0, longest);
    this.#characters += text.length;
    this.rows.push({ line: scanner.line, reason, text });
  }
}

import type { UnreadReason, UnreadRow } from '../../src/core/spec/dataset';
import type { RowBatch } from './row-source';

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

  /** Takes in a row of the batch. */
  add(batch: RowBatch, index: number, reason: UnreadReason): void {
    this.counts[reason] = (this.counts[reason] ?? 0) + 1;
    if (this.rows.length >= maxUnreadRows) return;
    const longest = this.#characters < maxKeptCharacters ? maxUnreadLength : shortUnreadLength;
    const text = batch.text(index, longest);
    this.#characters += text.length;
    this.rows.push({ line: batch.line(index), reason, text });
  }
}

import { utf8Decoder } from '../../../src/core/text/utf8';
import type { Dialect, UnreadReason } from '../../../src/core/spec/dataset';
import { isBlank, isLineEnd, lineFeedByte, returnByte } from './line-bytes';
import { grown } from '../../store/allocate';
import { hasReplacement, isUtf8, startsWithMark } from '../utf8';

/** The longest record: cells of several MB are not rare (a whole web page, an image as text). */
const maxRecordBytes = 32 << 20;
/** Each opening quote may be searched this far for its end, regardless of how many quotes never close. */
const minQuoteReachBytes = 64 << 10;

/** Where a record begins: the byte of the file (of the decoded text, where it is decoded) and the 1-based line. */
export interface FilePosition {
  offset: number;
  line: number;
}

/** The result of `next`. */
export type Found = 'record' | 'bad' | 'more';

/**
 * Cuts UTF-8 text into records and fields, as RFC 4180 has it (quotes doubled inside quotes; CR, LF or both end a
 * record), without making a string. Bytes come in by `append`; `next` stands on one record after the other until it
 * wants `more`. Every record comes up once, well formed or `bad` with its `problem`; only empty lines are passed over.
 * A quote that never closes, or closes in mid-field, costs its own line alone: reading goes on with the line after it.
 */
export class RecordScanner {
  /** Field f of the current record is bytes[starts[f] … ends[f]), without quotes. Invalid after `append`. */
  bytes: Uint8Array = new Uint8Array(0);
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  problem: UnreadReason | null = null;
  /** 1-based line on which the current record begins. */
  line = 1;
  /** The current record is bytes[from … to), without its line end. */
  from = 0;
  to = 0;
  /** Fields of the current record; meaningless where a quote is malformed. */
  fields = 0;
  /** Well-formed quoted fields so far. */
  quoted = 0;

  readonly #columns: number;
  readonly #delimiter: number;
  readonly #quote: number;
  /** Whether the bytes were made from another encoding, so that what was broken in it stands as U+FFFD. */
  readonly #decoded: boolean;
  /** 1 for a field in which quotes stand doubled. */
  readonly #doubled: Uint8Array;
  #at = 0;
  #limit = 0;
  /** End of the texts put behind the limit by `unquote`. */
  #tail = 0;
  #final = false;
  #nextLine: number;
  #reach = maxRecordBytes;
  #skipping = false;
  /** Lines still to be passed over before the first record. */
  #remarks: number;
  /** Bytes appended before bytes[0]. */
  #before: number;
  // Of the current record: all its bytes or-ed, and the number of line ends in its quoted fields.
  #high = 0;
  #newlines = 0;

  /** `start`: where in the file the first bytes appended lie. */
  constructor(dialect: Dialect, columns: number, start: FilePosition = { offset: 0, line: 1 }) {
    this.#columns = columns;
    this.#delimiter = dialect.delimiter === 'spaces' ? -1 : dialect.delimiter.charCodeAt(0);
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.#decoded = dialect.encoding !== 'utf-8';
    this.starts = new Int32Array(columns);
    this.ends = new Int32Array(columns);
    this.#doubled = new Uint8Array(columns);
    this.#before = start.offset;
    this.#nextLine = start.line;
    this.#remarks = start.offset === 0 ? (dialect.skip ?? 0) : 0;
  }

  /** Where the unused bytes lie: that of a record, once `next` has returned `more`. */
  get rest(): FilePosition {
    return { offset: this.#before + this.#at, line: this.#nextLine };
  }

  /** Takes in the next bytes of the file; `final` says that none follow. Earlier positions become stale. */
  append(chunk: Uint8Array, final: boolean): void {
    const rest = this.#limit - this.#at;
    const length = rest + chunk.length;
    if (length > this.bytes.length) this.bytes = grown(this.bytes.subarray(this.#at, this.#limit), roomFor(length));
    else this.bytes.copyWithin(0, this.#at, this.#limit);
    this.bytes.set(chunk, rest);
    const first = this.#before + this.#at + rest === 0;
    this.#before += this.#at;
    this.#at = first && startsWithMark(chunk) ? 3 : 0;
    this.#limit = length;
    this.#tail = length;
    this.#final = final;
  }

  next(): Found {
    for (;;) {
      if (!this.#findRecord()) return 'more';
      this.problem = null;
      this.from = this.#at;
      this.line = this.#nextLine;
      this.#high = 0;
      this.#newlines = 0;
      const found = this.#delimiter < 0 ? this.#spacedRecord() : this.#record();
      if (found !== 'blank') return found;
    }
  }

  /** Lets `starts` and `ends` of a field span its text proper where quotes are doubled in it. May replace `bytes`. */
  unquote(field: number): void {
    if (this.#doubled[field] === 0) return;
    this.#doubled[field] = 0;
    const text = this.bytes.slice(this.starts[field], this.ends[field]);
    let length = 0;
    for (let i = 0; i < text.length; i++) {
      if (text[i] === this.#quote) i++;
      text[length++] = text[i]!;
    }
    // The record's own bytes stay, as they may be shown: the text goes behind all that is still to be read.
    const start = this.#tail;
    this.#tail = start + length;
    if (this.#tail > this.bytes.length) this.bytes = grown(this.bytes, roomFor(this.#tail));
    this.bytes.set(text.subarray(0, length), start);
    this.starts[field] = start;
    this.ends[field] = this.#tail;
  }

  /** A field's text; `unquote` comes first. */
  text(field: number): string {
    return utf8Decoder.decode(this.bytes.subarray(this.starts[field], this.ends[field]));
  }

  #record(): Found | 'blank' {
    const { bytes, starts, ends } = this;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const limit = this.#limit;
    const columns = this.#columns;
    let at = this.#at;
    let fields = 0;
    let high = 0;
    for (;;) {
      const start = at;
      if (at < limit && bytes[at] === quote) {
        at = this.#quotedField(fields++, start);
        if (at < 0) return this.#stuck(at);
        if (at < limit && bytes[at] !== delimiter && !isLineEnd(bytes[at])) return this.#badQuote();
        this.quoted++;
      } else {
        while (at < limit) {
          const byte = bytes[at];
          if (byte === delimiter || byte === lineFeedByte || byte === returnByte) break;
          high |= byte;
          at++;
        }
        if (fields < columns) {
          starts[fields] = start;
          ends[fields] = at;
          this.#doubled[fields] = 0;
        }
        fields++;
      }
      if (at === limit || bytes[at] !== delimiter) break;
      at++;
    }
    this.#high |= high;
    return this.#end(at, fields);
  }

  /** Fields between runs of blanks; blanks at the ends of the line don't count. */
  #spacedRecord(): Found | 'blank' {
    const { bytes } = this;
    const limit = this.#limit;
    let at = this.#at;
    let fields = 0;
    for (;;) {
      while (at < limit && isBlank(bytes[at])) at++;
      if (at === limit || isLineEnd(bytes[at])) break;
      const start = at;
      if (bytes[at] === this.#quote) {
        at = this.#quotedField(fields, start);
        if (at < 0) return this.#stuck(at);
        if (at < limit && !isBlank(bytes[at]) && !isLineEnd(bytes[at])) return this.#badQuote();
        this.quoted++;
      } else {
        while (at < limit && !isBlank(bytes[at]) && !isLineEnd(bytes[at])) this.#high |= bytes[at++];
        this.#put(fields, start, at);
      }
      fields++;
    }
    return this.#end(at, fields);
  }

  #put(field: number, start: number, end: number): void {
    if (field >= this.#columns) return;
    this.starts[field] = start;
    this.ends[field] = end;
    this.#doubled[field] = 0;
  }

  /**
   * The place after the closing quote of a field that opens at `start`; -1 if more bytes are needed, -2 if it never
   * closes.
   */
  #quotedField(field: number, start: number): number {
    const { bytes } = this;
    const quote = this.#quote;
    const limit = Math.min(this.#limit, this.from + this.#reach);
    let doubled = 0;
    let high = 0;
    for (let at = start + 1; at < limit; at++) {
      const byte = bytes[at];
      high |= byte;
      if (byte === lineFeedByte || (byte === returnByte && bytes[at + 1] !== lineFeedByte)) this.#newlines++;
      if (byte !== quote) continue;
      if (at + 1 === this.#limit && !this.#final) return -1;
      if (at + 1 < limit && bytes[at + 1] === quote) {
        doubled = 1;
        at++;
        continue;
      }
      this.#put(field, start + 1, at);
      if (field < this.#columns) this.#doubled[field] = doubled;
      this.#high |= high;
      return at + 1;
    }
    return limit < this.#limit || this.#final || limit === this.from + this.#reach ? -2 : -1;
  }

  #stuck(how: number): Found | 'blank' {
    if (how === -1) return this.#wait();
    this.#reach = Math.max(this.#reach >> 1, minQuoteReachBytes);
    return this.#badQuote();
  }

  /** Ends the current record at `at`, which is the line's end or the end of the bytes. */
  #end(at: number, fields: number): Found | 'blank' {
    const { bytes } = this;
    if (!this.#final && (at === this.#limit || (bytes[at] === returnByte && at + 1 === this.#limit)))
      return this.#wait();
    this.to = at;
    this.fields = fields;
    this.#nextLine += this.#newlines;
    this.#at = at;
    this.#passLineEnd();
    if (fields < 2 && this.#isBlankLine()) return 'blank';
    if (fields !== this.#columns) this.problem = fields < this.#columns ? 'too_few_fields' : 'too_many_fields';
    else if (this.#high > 127 && !this.#isText()) this.problem = 'bad_text';
    return this.problem === null ? 'record' : 'bad';
  }

  #isText(): boolean {
    const { bytes, from, to } = this;
    return this.#decoded ? !hasReplacement(bytes, from, to) : isUtf8(bytes, from, to);
  }

  #isBlankLine(): boolean {
    for (let at = this.from; at < this.to; at++) if (!isBlank(this.bytes[at])) return false;
    return true;
  }

  /** More bytes are needed to see the record's end, unless it is too long already. */
  #wait(): Found {
    if (this.#limit - this.from < maxRecordBytes) return 'more';
    this.problem = 'line_too_long';
    this.to = this.#limit;
    this.#at = this.#limit;
    this.#skipping = true;
    return 'bad';
  }

  /** Gives up the line on which the record begins. */
  #badQuote(): Found | 'blank' {
    this.#newlines = 0;
    const found = this.#end(this.#lineEnd(this.from), this.#columns);
    if (found === 'more') return found;
    this.problem = 'bad_quote';
    return 'bad';
  }

  /** Goes to the first byte of the next record; false where more bytes are needed to find it. */
  #findRecord(): boolean {
    if (this.#skipping) {
      this.#at = this.#lineEnd(this.#at);
      this.#skipping = this.#at === this.#limit;
    }
    while (this.#remarks > 0 && this.#at < this.#limit) {
      const end = this.#lineEnd(this.#at);
      if (!this.#final && end + 1 >= this.#limit) return false;
      this.#at = end;
      this.#passLineEnd();
      this.#remarks--;
    }
    while (this.#at < this.#limit && isLineEnd(this.bytes[this.#at])) {
      if (!this.#final && this.bytes[this.#at] === returnByte && this.#at + 1 === this.#limit) return false;
      this.#passLineEnd();
    }
    return this.#at < this.#limit;
  }

  #lineEnd(from: number): number {
    let end = from;
    while (end < this.#limit && !isLineEnd(this.bytes[end])) end++;
    return end;
  }

  #passLineEnd(): void {
    const at = this.#at;
    if (at === this.#limit) return;
    const pair = this.bytes[at] === returnByte && at + 1 < this.#limit && this.bytes[at + 1] === lineFeedByte;
    this.#at = at + (pair ? 2 : 1);
    this.#nextLine++;
  }
}

/** Some more than is needed now. */
const roomFor = (length: number) => length + (length >> 2);

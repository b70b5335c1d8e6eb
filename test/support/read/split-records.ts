import type { Dialect } from '../../../src/core/spec/dataset';
import { blankByte, isBlank, isLineEnd, lineFeedByte, returnByte, tabByte } from '../../../workers/read/csv/line-bytes';
import type { TextRecord, TextRecords, TextRecordsOptions } from '../../../workers/read/csv/text-records';

/**
 * Splits text into records, as RFC 4180 has it: a quote counts only at a field's beginning, is doubled inside, and
 * protects separators and line ends; CR, LF or both end a line. Blank lines are no records. Under `spaces`, runs of
 * blanks and tabs separate. A malformed record costs its first line alone: reading goes on with the line after it.
 * A reference for `RecordScanner`, over characters.
 */
export function splitRecords(
  text: string,
  dialect: Pick<Dialect, 'delimiter' | 'quote' | 'skip'>,
  options: TextRecordsOptions,
): TextRecords {
  return new RecordSplitter(text, dialect).split(dialect.skip ?? 0, options);
}

/** One walk over the text: `at` is the next character, `line` the line it stands on. */
class RecordSplitter {
  private at = 0;
  private line = 1;
  private quoted = 0;
  private malformed = 0;
  /** Why the current record has no fields. */
  private fault: 'none' | 'bad' | 'open' = 'none';
  private readonly blanks: boolean;
  private readonly separator: number;
  private readonly quote: string;
  private readonly quoteCode: number;
  /** The index of the text's last quote, so that no closing quote is searched for after it. */
  private readonly lastQuote: number;

  constructor(
    private readonly text: string,
    dialect: Pick<Dialect, 'delimiter' | 'quote'>,
  ) {
    this.blanks = dialect.delimiter === 'spaces';
    this.separator = this.blanks ? blankByte : dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote;
    this.quoteCode = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.lastQuote = dialect.quote === '' ? -1 : text.lastIndexOf(dialect.quote);
  }

  split(skip: number, { limit = Infinity, complete }: TextRecordsOptions): TextRecords {
    for (let skipped = 0; skipped < skip && this.at < this.text.length; skipped++) this.nextLine();
    const records: TextRecord[] = [];
    while (this.at < this.text.length && records.length < limit) {
      const { at, line } = this;
      const fields = this.record();
      if (!complete && this.isCut()) break;
      if (this.isFaulty()) {
        this.malformed++;
        this.at = at;
        this.line = line;
        this.nextLine();
      } else if (fields.length > 1 || /[^ \t\r\n]/.test(this.text.slice(at, this.at))) {
        records.push({ line, fields });
      }
    }
    return { records, quoted: this.quoted, malformed: this.malformed };
  }

  private isFaulty(): boolean {
    return this.fault !== 'none';
  }

  private isCut(): boolean {
    const { text } = this;
    return this.fault === 'open' || (this.at >= text.length && !this.endsLine(text.length - 1));
  }

  private nextLine(): void {
    while (!this.endsLine(this.at)) this.at++;
    this.passLineEnd();
  }

  private passLineEnd(): void {
    if (this.text.charCodeAt(this.at) === returnByte && this.text.charCodeAt(this.at + 1) === lineFeedByte) this.at++;
    this.at++;
    this.line++;
  }

  private record(): (string | null)[] {
    const fields: (string | null)[] = [];
    for (this.fault = 'none'; ; this.at++) {
      if (this.blanks) this.skipBlanks();
      if (this.blanks && fields.length > 0 && this.endsLine(this.at)) break;
      fields.push(this.field());
      if (this.isFaulty() || this.endsLine(this.at)) break;
    }
    this.passLineEnd();
    return fields;
  }

  private skipBlanks(): void {
    while (isBlank(this.text.charCodeAt(this.at))) this.at++;
  }

  private endsLine(at: number): boolean {
    return at >= this.text.length || isLineEnd(this.text.charCodeAt(at));
  }

  private endsField(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === this.separator || (this.blanks && code === tabByte) || this.endsLine(at);
  }

  private field(): string | null {
    if (this.text.charCodeAt(this.at) === this.quoteCode) return this.quotedField();
    const from = this.at;
    while (!this.endsField(this.at)) this.at++;
    return this.at === from ? null : this.text.slice(from, this.at);
  }

  private quotedField(): string | null {
    const from = this.at + 1;
    let end = from > this.lastQuote ? -1 : this.text.indexOf(this.quote, from);
    while (end >= 0 && this.text.charCodeAt(end + 1) === this.quoteCode) end = this.text.indexOf(this.quote, end + 2);
    if (end < 0) this.fault = 'open';
    else if (!this.endsField(end + 1)) this.fault = 'bad';
    if (this.isFaulty()) return null;
    this.quoted++;
    this.at = end + 1;
    const value = this.text.slice(from, end);
    this.line += value.match(/\r\n?|\n/g)?.length ?? 0;
    return value === '' ? null : value.replaceAll(this.quote + this.quote, this.quote);
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/core/spec/dataset';
import { RecordScanner } from '../../../../workers/read/csv/record-scanner';
import { splitRecords } from '../../../../workers/read/csv/records';
import { times } from '../../../support/read/file-text';

const comma = { delimiter: ',', quote: '"' } as const;
const fieldsOf = (text: string, dialect: Pick<Dialect, 'delimiter' | 'quote' | 'skip'> = comma, complete = true) =>
  splitRecords(text, dialect, { complete }).records.map(({ fields }) => fields);

const character = fc.constantFrom(...Array.from('ab01 ,;\t|"\'\n\r中😀'));
const cell = fc.string({ unit: character, maxLength: 8 });
const dialects = fc.record({
  delimiter: fc.constantFrom<Dialect['delimiter']>(',', ';', '\t', '|', 'spaces'),
  quote: fc.constantFrom('"' as const, "'" as const),
});

describe('splitting text into records', () => {
  it('gives back every table that was written with quotes, whatever its cells hold', () => {
    const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(tables, dialects, ends, (table, dialect, end) => {
        const { quote } = dialect;
        const separator = dialect.delimiter === 'spaces' ? '  ' : dialect.delimiter;
        const quoted = (text: string) => quote + text.replaceAll(quote, quote + quote) + quote;
        const text = table.map((row) => row.map(quoted).join(separator) + end).join('');
        expect(fieldsOf(text, dialect)).toEqual(table.map((row) => row.map((field) => (field === '' ? null : field))));
      }),
    );
  });

  it('comes to an end on any text, without a field that holds an unquoted line end', () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 60 }), dialects, fc.boolean(), (text, dialect, complete) => {
        const { records } = splitRecords(text, { ...dialect, quote: '' }, { complete });
        for (const { fields } of records) for (const field of fields) expect(field ?? '').not.toMatch(/[\r\n]/);
        splitRecords(text, dialect, { complete });
      }),
    );
  });

  it.each([
    [
      'passes over blank lines',
      'a,b\n\n  \nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['gives null for an empty field', 'a,,""\n', [['a', null, null]]],
    ['takes a quote inside of a field as it is', 'a,5" pipe\n', [['a', '5" pipe']]],
    [
      'gives up only the line of a quote that never closes',
      'a,b\n"c,d\ne,f\n',
      [
        ['a', 'b'],
        ['e', 'f'],
      ],
    ],
    ['gives up only the line of a quote that closes in mid-field', '"a"x,b\nc,d\n', [['c', 'd']]],
    [
      'reads the last line without its end',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_title, text, fields) => {
    expect(fieldsOf(text)).toEqual(fields);
  });

  it('leaves out the last record of a text that goes on', () => {
    expect(fieldsOf('a,b\nc,d', comma, false)).toEqual([['a', 'b']]);
    expect(fieldsOf('a,b\nc,"d\n', comma, false)).toEqual([['a', 'b']]);
  });

  it('has no records where more lines are to be skipped than there are', () => {
    expect(fieldsOf('a,b\nc,d', { ...comma, skip: 1e15 })).toEqual([]);
  });

  it('counts the lines on which records begin, skipped and quoted ones too', () => {
    const { records } = splitRecords(
      'title\r\na,"1\r\n2\r\n3"\r\n\r\nb,c\r\n',
      { ...comma, skip: 1 },
      { complete: true },
    );
    expect(records.map(({ line }) => line)).toEqual([2, 6]);
  });
});

describe('the splitter of text and the scanner of bytes', () => {
  it('find the same records on the same lines in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 60 }), dialects, (text, dialect) => {
        const columns = 2;
        const scanner = new RecordScanner({ ...dialect, encoding: 'utf-8', header: false }, columns);
        scanner.append(new TextEncoder().encode(text), true);
        const scanned: { line: number; fields: (string | null)[] }[] = [];
        while (scanner.next() !== 'more') {
          if (scanner.problem === null) scanned.push({ line: scanner.line, fields: fieldTexts(scanner, columns) });
        }
        const split = splitRecords(text, dialect, { complete: true }).records;
        expect(split.filter(({ fields }) => fields.length === columns)).toEqual(scanned);
      }),
      { numRuns: 2000 },
    );
  });
});

function fieldTexts(scanner: RecordScanner, columns: number): (string | null)[] {
  return times(columns, (field) => {
    scanner.unquote(field);
    const text = new TextDecoder().decode(scanner.bytes.subarray(scanner.starts[field], scanner.ends[field]));
    return text === '' ? null : text;
  });
}

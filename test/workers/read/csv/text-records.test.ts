import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/core/spec/dataset';
import { textRecords } from '../../../../workers/read/csv/text-records';
import { utf8Of } from '../../../../workers/read/guess-encoding';
import { splitRecords } from '../../../support/read/split-records';

type Marks = Pick<Dialect, 'delimiter' | 'quote' | 'skip'>;
const comma = { delimiter: ',', quote: '"' } as const;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, dialect: Marks = comma, complete = true) =>
  textRecords(bytesOf(text), dialect, { complete });
const fieldsOf = (text: string, dialect?: Marks, complete?: boolean) =>
  read(text, dialect, complete).records.map(({ fields }) => fields);

const character = fc.constantFrom(...Array.from('ab01 ,;\t|"\'\n\r中😀'));
const cell = fc.string({ unit: character, maxLength: 8 });
const dialects = fc.record({
  delimiter: fc.constantFrom<Dialect['delimiter']>(',', ';', '\t', '|', 'spaces'),
  quote: fc.constantFrom('"' as const, "'" as const),
});

describe('the records of a text', () => {
  it('give back every table that was written with quotes, whatever its cells hold', () => {
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

  it('come to an end on any text, without a field that holds an unquoted line end', () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 60 }), dialects, fc.boolean(), (text, dialect, complete) => {
        const { records } = read(text, { ...dialect, quote: '' }, complete);
        for (const { fields } of records) for (const field of fields) expect(field ?? '').not.toMatch(/[\r\n]/);
        read(text, dialect, complete);
      }),
    );
  });

  it.each([
    [
      'pass over blank lines',
      'a,b\n\n  \nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['give null for an empty field', 'a,,""\n', [['a', null, null]]],
    ['take a quote inside of a field as it is', 'a,5" pipe\n', [['a', '5" pipe']]],
    [
      'give up only the line of a quote that never closes',
      'a,b\n"c,d\ne,f\n',
      [
        ['a', 'b'],
        ['e', 'f'],
      ],
    ],
    ['give up only the line of a quote that closes in mid-field', '"a"x,b\nc,d\n', [['c', 'd']]],
    [
      'include the last line without its end',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_title, text, fields) => {
    expect(fieldsOf(text)).toEqual(fields);
  });

  it('leave out the last record of a text that goes on', () => {
    expect(fieldsOf('a,b\nc,d', comma, false)).toEqual([['a', 'b']]);
    expect(fieldsOf('a,b\nc,"d\n', comma, false)).toEqual([['a', 'b']]);
  });

  it('are none where more lines are to be skipped than there are', () => {
    expect(fieldsOf('a,b\nc,d', { ...comma, skip: 1e15 })).toEqual([]);
  });

  it('count the lines on which records begin, skipped and quoted ones too', () => {
    const { records } = read('title\r\na,"1\r\n2\r\n3"\r\n\r\nb,c\r\n', { ...comma, skip: 1 });
    expect(records.map(({ line }) => line)).toEqual([2, 6]);
  });

  it('lie between runs of blanks, none of which counts at the ends of a line', () => {
    const dialect = { delimiter: 'spaces', quote: '"' } as const;
    expect(fieldsOf('  1   x\t 2 \n"a b"\tc  d\n', dialect)).toEqual([['1', 'x', '2'], ['a b', 'c', 'd']]); // prettier-ignore
  });

  it('have a width of their own each', () => {
    expect(fieldsOf('title\na,b,c\n1,2\n')).toEqual([['title'], ['a', 'b', 'c'], ['1', '2']]);
  });

  it('keep zero bytes, and show bytes that are no UTF-8 as U+FFFD', () => {
    const bytes = Uint8Array.from([0x61, 0, 0x2c, 0xff, 0x0a, 0xe4, 0xb8, 0xad, 0x2c, 0xe4, 0x0a]);
    const { records } = textRecords(bytes, comma, { complete: true });
    expect(records.map(({ fields }) => fields)).toEqual([['a\0', '\uFFFD'], ['中', '\uFFFD']]); // prettier-ignore
  });

  it('begin behind a byte order mark', () => {
    expect(fieldsOf('\uFEFFuser,"\uFEFFevent"\n')).toEqual([['user', '\uFEFFevent']]);
  });

  it('are the same in UTF-16 and GB18030 once these are UTF-8', () => {
    const text = 'a,中\n"文, 字",b\n';
    const wide = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const gb = Uint8Array.from([0x61, 0x2c, 0xd6, 0xd0, 0x0a, 0x22, 0xce, 0xc4, 0x2c, 0x20, 0xd7, 0xd6, 0x22, 0x2c, 0x62, 0x0a]); // prettier-ignore
    const expected = [['a', '中'], ['文, 字', 'b']]; // prettier-ignore
    for (const bytes of [utf8Of(wide, 'utf-16le'), utf8Of(gb, 'gb18030')]) {
      expect(textRecords(bytes, comma, { complete: true }).records.map(({ fields }) => fields)).toEqual(expected);
    }
  });

  it('are at most as many as asked for', () => {
    expect(textRecords(bytesOf('a\nb\nc\n'), comma, { complete: true, limit: 2 }).records).toHaveLength(2);
  });

  it('come with the number of fields that were quoted well, and of records that were quoted badly', () => {
    expect(read('"a","b"\n"c"x,d\ne,"f\n')).toMatchObject({ quoted: 2, malformed: 2 });
    expect(read('5" pipe,6"\n')).toMatchObject({ quoted: 0, malformed: 0 });
  });

  it('have no more fields than one above the limit of columns', () => {
    expect(fieldsOf(`${'a,'.repeat(50_000)}\n`)[0]).toHaveLength(16_385);
  });

  it('are those that a reference over characters finds in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 60 }), dialects, (text, dialect) => {
        expect(read(text, dialect)).toEqual(splitRecords(text, dialect, { complete: true }));
      }),
      { numRuns: 2000 },
    );
  });
});

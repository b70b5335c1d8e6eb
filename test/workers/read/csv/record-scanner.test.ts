import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/core/spec/dataset';
import { RecordScanner } from '../../../../workers/read/csv/record-scanner';
import { splitRecords } from '../../../support/read/split-records';

const COMMA: Dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', header: false };

interface Scanned {
  line: number;
  /** The fields of a well-formed record, or the problem of another. */
  found: (string | null)[] | string;
  text: string;
}

/** Scans a text that arrives in pieces of so many bytes. */
function scanned(text: string | Uint8Array, columns: number, { dialect = COMMA, piece = 1 << 20 } = {}): Scanned[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const scanner = new RecordScanner(dialect, columns);
  const records: Scanned[] = [];
  const take = () => {
    for (let found = scanner.next(); found !== 'more'; found = scanner.next()) {
      for (let field = 0; field < columns && found === 'record'; field++) scanner.unquote(field);
      const fields = Array.from({ length: columns }, (_, field) => scanner.text(field) || null);
      const whole = new TextDecoder().decode(scanner.bytes.subarray(scanner.from, scanner.to));
      records.push({ line: scanner.line, found: scanner.problem ?? fields, text: whole });
    }
  };
  for (let at = 0; at === 0 || at < bytes.length; at += piece) {
    scanner.append(bytes.subarray(at, at + piece), at + piece >= bytes.length);
    take();
  }
  return records;
}

const found = (text: string, columns: number, options = {}) => scanned(text, columns, options).map((it) => it.found);

describe('a record', () => {
  it('ends at any line end, and the last one needs none', () => {
    expect(found('a,b\nc,d\r\ne,f\rg,h', 2)).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f'], ['g', 'h']]); // prettier-ignore
  });

  it('may hold separators, line ends and doubled quotes in quotes', () => {
    expect(scanned('"a,1","b\n""2"""\nc,d', 2)).toEqual([
      { line: 1, found: ['a,1', 'b\n"2"'], text: '"a,1","b\n""2"""' },
      { line: 3, found: ['c', 'd'], text: 'c,d' },
    ]);
  });

  it('may hold quotes that are no quotes, in mid-field or where the file quotes nothing', () => {
    expect(found('a"b,c""d', 2)).toEqual([['a"b', 'c""d']]);
    expect(found('"a,b"', 2, { dialect: { ...COMMA, quote: '' } })).toEqual([['"a', 'b"']]);
  });

  it('follows empty lines, lines of blanks, a byte order mark and remarks', () => {
    expect(scanned('\uFEFFa,b\n\n  \n\r\nc,d\n\n', 2).map(({ line }) => line)).toEqual([1, 5]);
    expect(found('a report, of sorts, \r\n\r\nc,d', 2, { dialect: { ...COMMA, skip: 2 } })).toEqual([['c', 'd']]);
    // Ends with the file, however many are to be skipped.
    expect(found('a,b\nc,d', 2, { dialect: { ...COMMA, skip: 1e15 } })).toEqual([]);
  });

  it('lies between runs of blanks', () => {
    const dialect: Dialect = { ...COMMA, delimiter: 'spaces' };
    expect(found('  1   x  2\n"a b"\tc d  \n \n', 3, { dialect })).toEqual([['1', 'x', '2'], ['a b', 'c', 'd']]); // prettier-ignore
  });
});

describe('a broken record', () => {
  it('costs its own line alone where a quote never closes', () => {
    expect(scanned('a,b\n"c,d\ne,f\ng,h', 2)).toEqual([
      { line: 1, found: ['a', 'b'], text: 'a,b' },
      { line: 2, found: 'bad_quote', text: '"c,d' },
      { line: 3, found: ['e', 'f'], text: 'e,f' },
      { line: 4, found: ['g', 'h'], text: 'g,h' },
    ]);
  });

  it('has text after a closing quote', () => {
    expect(found('"He said "hi", twice",1\nb,2', 2)).toEqual(['bad_quote', ['b', '2']]);
  });

  it('has too few or too many fields', () => {
    expect(found('a\na,b,c\na,\n,', 2)).toEqual(['too_few_fields', 'too_many_fields', ['a', null], [null, null]]);
  });

  it('has bytes that are no UTF-8', () => {
    const broken = [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe4, 0xba]];
    for (const bytes of broken) {
      const text = Uint8Array.from([...bytes, 0x2c, 0x61, 0x0a, 0x62, 0x2c, 0x63]);
      expect(scanned(text, 2).map((it) => it.found)).toEqual(['bad_text', ['b', 'c']]);
    }
  });

  it('held what a decoder could not read', () => {
    const dialect: Dialect = { ...COMMA, encoding: 'gb18030' };
    expect(found('a\uFFFD,b\n中,文', 2, { dialect })).toEqual(['bad_text', ['中', '文']]);
  });

  it('is longer than any record should be, and the next one is read', () => {
    const text = `a,b\n${'x'.repeat(40 << 20)},c\nd,e`;
    const records = scanned(text, 2, { piece: 4 << 20 });
    expect(records.map((it) => [it.line, it.found])).toEqual([
      [1, ['a', 'b']],
      [2, 'line_too_long'],
      [3, ['d', 'e']],
    ]);
  });
});

it('a cell of 3 MB is read', () => {
  const cell = 'long "text"\n'.repeat(262_144);
  const records = scanned(`a,"${cell.replaceAll('"', '""')}"\nb,c`, 2, { piece: 1 << 18 });
  expect(records.map((it) => [it.line, it.found])).toEqual([
    [1, ['a', cell]],
    [262_146, ['b', 'c']],
  ]);
});

it('many quotes that never close take no time without end', () => {
  const text = 'a,"",x\nb,"open,x\n'.repeat(20_000);
  expect(scanned(text, 3, { piece: 1 << 16 }).filter((it) => it.found === 'bad_quote')).toHaveLength(20_000);
});

describe('on any text', () => {
  const piece = fc.constantFrom('a', 'b', '中', '🙂', ',', ',', '"', '"', '""', '\n', '\r', '\r\n', ' ', '\t', '1');
  const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
  const dialect = fc.record({
    encoding: fc.constant('utf-8' as const),
    delimiter: fc.constantFrom<Dialect['delimiter']>(',', '\t', 'spaces'),
    quote: fc.constantFrom<Dialect['quote']>('"', ''),
    header: fc.constant(false),
  });

  it('it does not matter in which pieces the bytes arrive', () => {
    fc.assert(
      fc.property(text, dialect, fc.integer({ min: 3, max: 9 }), (it, dialect, size) => {
        expect(scanned(it, 3, { dialect, piece: size })).toEqual(scanned(it, 3, { dialect }));
      }),
    );
  });

  it('records are those that inspection sees', () => {
    fc.assert(
      fc.property(text, dialect, fc.integer({ min: 2, max: 4 }), (it, dialect, columns) => {
        const { records, malformed } = splitRecords(it, dialect, { complete: true });
        const all = scanned(it, columns, { dialect });
        expect(all.filter(({ found }) => found === 'bad_quote')).toHaveLength(malformed);
        const right = all.filter(({ found }) => typeof found !== 'string');
        expect(right.map(({ line, found }) => ({ line, fields: found }))).toEqual(
          records.filter(({ fields }) => fields.length === columns),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('every character that is no line end is in some record, or was blank', () => {
    fc.assert(
      fc.property(text, dialect, (it, dialect) => {
        const seen = scanned(it, 2, { dialect }).map(({ text }) => text);
        expect(seen.join('').replace(/\s/g, '')).toBe(it.replace(/\s/g, ''));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFile, csvRecord, tabbedText } from '../../../../src/core/text/csv';
import { textRecords } from '../../../../workers/read/csv/text-records';
import { inUtf8, oddLetters } from '../../../support/odd-text';

/** The cells that the page's own reader finds in the file. */
async function readBack(records: string[]): Promise<string[][]> {
  const bytes = new Uint8Array(await csvFile(records).arrayBuffer());
  const { records: read, malformed } = textRecords(bytes, { delimiter: ',', quote: '"' }, { complete: true });
  expect(malformed).toBe(0);
  return read.map(({ fields }) => fields.map((field) => field ?? ''));
}

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)$/;
/** Without the apostrophe, which guards formulas. */
const hostile = [...oddLetters.filter((letter) => letter !== "'"), ',', ' '];
const plain = ['a', '中', '😀', '7', '.', '|', '!', '(', '&'];
const unit = fc.constantFrom(...signs, ...hostile, ...plain);
const text = fc.string({ unit, maxLength: 12 });
const tableOf = (cell: fc.Arbitrary<string>) =>
  fc
    // A lone empty cell is a blank line, which readers pass over.
    .integer({ min: 2, max: 4 })
    .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 5 }));

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.bigInt().map((id) => (id < 0n ? String(id) : `+${id}`)),
  fc.constantFrom('-12.5', '+8613800000001', '1e5', '-1.5E-7', '-.5', '007', '-0'),
);

describe('CSV', () => {
  it('quotes what RFC 4180 says, and what other spreadsheets split at', () => {
    expect(csvRecord(['a,b', 'say "hi"', 'x\ny', 'a;b', 'c\td', ' e', 1.5, null])).toBe(
      '"a,b","say ""hi""","x\ny","a;b","c\td"," e",1.5,\r\n',
    );
  });

  it('begins with the mark that makes Excel read UTF-8', async () => {
    const bytes = new Uint8Array(await csvFile([csvRecord(['中'])]).arrayBuffer());
    expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, 0xe4, 0xb8, 0xad, 0x0d, 0x0a]);
  });

  it.each([
    ["=cmd|' /C calc'!A0", `'=cmd|' /C calc'!A0`],
    ['@SUM(1)', "'@SUM(1)"],
    ['-1+1', "'-1+1"],
    ['+1 234', "'+1 234"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    ['\n=1', `"'\n'=1"`],
    ['a;=1+1', `"a;'=1+1"`],
    ['a\t=1+1', `"a\t'=1+1"`],
    ['a;"=1;b', `"a;'""=1;b"`],
    ['\u202E=1', "'\u202E=1"],
    ['-Infinity', "'-Infinity"],
  ])('guards the formula in %j', (cell, written) => {
    expect(csvRecord([cell])).toBe(`${written}\r\n`);
  });

  it('leaves a number as it is, whether it comes as a number or as text', () => {
    fc.assert(fc.property(number, (cell) => csvRecord([cell, Number(cell)]) === `${cell},${Number(cell)}\r\n`));
  });

  it('guards numbers that are none', () => {
    expect(csvRecord([-Infinity, NaN])).toBe("'-Infinity,NaN\r\n");
  });

  it('is read back as it was, apart from the apostrophes of guarded cells and lone surrogates', async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(fc.oneof(text, number)), async (table) => {
        const read = await readBack(table.map(csvRecord));
        const unguarded = read.map((row) => row.map((field) => field.replaceAll("'", '')));
        expect(unguarded).toEqual(table.map((row) => row.map(inUtf8)));
      }),
      { numRuns: 500 },
    );
  });

  it('is read back wholly where nothing needs a guard', async () => {
    const harmless = fc.string({ unit: fc.constantFrom(...hostile, ...plain, "'") }).map((cell) => `a${cell}`);
    await fc.assert(
      fc.asyncProperty(tableOf(fc.oneof(harmless, number)), async (table) => {
        const read = await readBack(table.map(csvRecord));
        expect(read).toEqual(table.map((row) => row.map(inUtf8)));
      }),
    );
  });

  it('has no formula in any spreadsheet, whatever it separates cells at', () => {
    const formula = /^["\s\0]*[=+\-@＝＋－＠]/;
    const words = text.filter((cell) => !isNumber.test(cell));
    fc.assert(
      fc.property(tableOf(words), fc.constantFrom(',', ';', '\t'), (table, separator) => {
        const written = table.map(csvRecord).join('');
        for (const cell of spreadsheetCells(written, separator)) expect(cell).not.toMatch(formula);
      }),
      { numRuns: 2000 },
    );
  });
});

/** As spreadsheets do it: quotes count where a cell begins with one, and what follows their end belongs to the cell. */
function spreadsheetCells(text: string, separator: string): string[] {
  const cells: string[] = [];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"?)?([^${separator}\\r\\n]*)(?:${separator}|\\r\\n?|\\n|$)`, 'y');
  while (cell.lastIndex < text.length) {
    const [, quoted = '', rest] = cell.exec(text)!;
    cells.push(quoted.replaceAll('""', '"') + rest);
  }
  return cells;
}

describe('rows for the clipboard', () => {
  it('keep one line a row and one cell between two tabs', () => {
    expect(tabbedText([['a\tb\nc', 2], [null]])).toBe('a b c\t2\n');
  });

  it('have no formulas, and no quote that spans cells', () => {
    expect(tabbedText([['=1', '\n＝1', 'a;@x', '-5', '"x', 'say "hi"']])).toBe(
      '\'=1\t\' ＝1\ta;\'@x\t-5\t"""x"\tsay "hi"',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/core/spec/dataset';
import { inspected, minute, textFile, times } from '../../../support/read/file-text';

const events = ['view', 'cart', 'pay'];
const row = (i: number, separator: string) => [`u${i % 7}`, events[i % 3], minute(i), `${i},5`].join(separator);
const table = (separator: string, head = true) => [
  ...(head ? [['user', 'event', 'time', 'score'].join(separator)] : []),
  ...times(40, (i) => row(i, separator)),
];
const plain: Dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', header: true };
const base = ['user,event,time', ...times(40, (i) => `u${i % 7},${events[i % 3]},${minute(i)}`)];

describe('the dialect of a file', () => {
  const cases: [title: string, lines: string[], dialect: Dialect, names: string[]][] = [
    ['a comma file', base, plain, ['user', 'event', 'time']],
    [
      'a semicolon file with decimal commas',
      table(';'),
      { ...plain, delimiter: ';' },
      ['user', 'event', 'time', 'score'],
    ],
    ['a tab file', table('\t'), { ...plain, delimiter: '\t' }, ['user', 'event', 'time', 'score']],
    ['a pipe file', table('|'), { ...plain, delimiter: '|' }, ['user', 'event', 'time', 'score']],
    [
      'a file without header',
      table(';', false),
      { ...plain, delimiter: ';', header: false },
      ['column_1', 'column_2', 'column_3', 'column_4'],
    ],
    [
      'fields between runs of blanks, some at the ends of the line',
      [' id   date  n value ', ...times(30, (i) => ` 000${i % 9}  19970${1 + (i % 9)}01   ${i}  1${i}.50 `)],
      { ...plain, delimiter: 'spaces' },
      ['id', 'date', 'n', 'value'],
    ],
    [
      'single quotes around fields that hold the separator',
      ["'user','event','time'", ...times(30, (i) => `'u, ${i % 5}','it''s a view','${minute(i)}'`)],
      { ...plain, quote: "'" },
      ['user', 'event', 'time'],
    ],
    [
      'double quotes around fields with separators, quotes and line ends',
      ['user,event,time,note', ...times(30, (i) => `u${i % 5},view,${minute(i)},"said ""a, b""\nand; left"`)],
      plain,
      ['user', 'event', 'time', 'note'],
    ],
    [
      'apostrophes inside of words, which quote nothing',
      ['user,event,time', ...times(30, (i) => `O'Neill ${i % 5},'tis view,${minute(i)}`)],
      plain,
      ['user', 'event', 'time'],
    ],
    [
      'inch marks, which quote nothing',
      ['user,event,time,size', ...times(30, (i) => `u${i % 5},view,${minute(i)},"${i % 9}`)],
      { ...plain, quote: '' },
      ['user', 'event', 'time', 'size'],
    ],
    [
      'names of many words, as many in every row',
      ['user,event,time', ...times(30, (i) => `u${i % 7},${i % 9} put one more thing into the basket,${minute(i)}`)],
      plain,
      ['user', 'event', 'time'],
    ],
    [
      'title lines above the header',
      ['Activity report, all shops', 'January 2026', '', ...base],
      { ...plain, skip: 3 },
      ['user', 'event', 'time'],
    ],
    [
      'a padded title line, as spreadsheets write it',
      ['Report 2026,,', ',,', ...base],
      { ...plain, skip: 2 },
      ['user', 'event', 'time'],
    ],
    [
      'remarks above the header and below the rows',
      ['# exported by shop', ...base, '# end of file'],
      { ...plain, skip: 1 },
      ['user', 'event', 'time'],
    ],
    [
      "Excel's remark on the separator",
      ['sep=;', ...table(';')],
      { ...plain, delimiter: ';', skip: 1 },
      ['user', 'event', 'time', 'score'],
    ],
    [
      'ragged rows: missing and surplus fields in every third',
      base.map((line, i) => (i % 3 === 2 ? line.split(',')[0] : i % 5 === 4 ? `${line},x,y` : line)),
      plain,
      ['user', 'event', 'time'],
    ],
    [
      'a last column of free text with unquoted commas',
      ['user,event,time,note', ...times(60, (i) => `u${i % 7},view,${minute(i)},fine${', really'.repeat(i % 4)}`)],
      plain,
      ['user', 'event', 'time', 'note'],
    ],
    [
      'a column of lists with semicolons, as many in every row',
      ['user,event,time,tags', ...times(30, (i) => `u${i % 7},view,${minute(i)},red;green;blue;${i}`)],
      plain,
      ['user', 'event', 'time', 'tags'],
    ],
    [
      'a semicolon file with prose in it',
      ['user;event;time;note', ...times(30, (i) => `u${i % 7};view;${minute(i)};Well, I came, saw, and left`)],
      { ...plain, delimiter: ';' },
      ['user', 'event', 'time', 'note'],
    ],
    [
      'JSON in quoted cells',
      ['user,event,time,extra', ...times(30, (i) => `u${i % 7},view,${minute(i)},"{""a"": ${i}, ""b"": [1, 2]}"`)],
      plain,
      ['user', 'event', 'time', 'extra'],
    ],
    ['blanks after the separators', base.map((line) => line.replaceAll(',', ', ')), plain, ['user', 'event', 'time']],
    [
      'empty and repeated names in the header',
      [',user,time,time,,time_2', ...times(20, (i) => `${i},u${i % 3},${minute(i)},${minute(i)},a,b`)],
      plain,
      ['column_1', 'user', 'time', 'time_2', 'column_5', 'time_2_2'],
    ],
    [
      'a header without a name over the row names, as R writes it',
      ['user,event,time', ...times(20, (i) => `${i + 1},u${i % 3},view,${minute(i)}`)],
      plain,
      ['column_1', 'user', 'event', 'time'],
    ],
    [
      'a separator at the end of each row but not of the header',
      ['user,event,time', ...times(20, (i) => `u${i % 3},view,${minute(i)},`)],
      plain,
      ['user', 'event', 'time', 'column_4'],
    ],
    ['all text and no header known from its words', ['者,物,时', 'a,b,c', 'a,c,b', 'c,b,a'], plain, ['者', '物', '时']],
  ];

  it.each(cases)('reads %s', async (...[, lines, dialect, names]) => {
    const { reading, columns } = await inspected(textFile(lines));
    expect(reading.dialect).toEqual(dialect);
    expect(columns.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['LF', '\n'],
    ['CR and LF', '\r\n'],
    ['CR alone, as old Macs wrote', '\r'],
  ])('reads lines that end in %s', async (_title, end) => {
    const { reading, rows } = await inspected(textFile(base.join(end)));
    expect(reading.dialect).toEqual(plain);
    expect(rows[0]).toEqual(['u0', 'view', minute(0)]);
    expect(rows).toHaveLength(40);
  });

  it('shows the first 50 records as text, with null for an empty field', async () => {
    const file = textFile([
      'user,event,time,note',
      ...times(80, (i) => `u${i},view,${minute(i)},${i === 0 ? '""' : '  '}`),
    ]);
    const { rows } = await inspected(file);
    expect(rows).toHaveLength(50);
    expect(rows[0]).toEqual(['u0', 'view', minute(0), null]);
  });

  it('splits again by the dialect that is wanted', async () => {
    const dialect: Dialect = { ...plain, delimiter: ';' };
    const { columns, reading } = await inspected(textFile(base), { dialect });
    expect(columns.map(({ name }) => name)).toEqual(['user,event,time']);
    expect(reading.dialect).toEqual(dialect);
  });

  it('takes the first record as values where no header is wanted', async () => {
    const { columns, rows } = await inspected(textFile(base), { dialect: { ...plain, header: false } });
    expect(columns.map(({ name }) => name)).toEqual(['column_1', 'column_2', 'column_3']);
    expect(rows[0]).toEqual(['user', 'event', 'time']);
  });
});

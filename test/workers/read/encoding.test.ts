import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../src/core/spec/dataset';
import { inspectFile } from '../../../workers/read/inspect';
import { inspected, minute, textFile, times } from '../../support/read/file-text';

const english = ['user,event,time', ...times(60, (i) => `u${i % 7},view,${minute(i)}`), ''].join('\n');
const chinese = ['用户,事件,时间', ...times(60, (i) => `客户${i % 7},浏览商品,${minute(i)}`), ''].join('\n');
type Bytes = Uint8Array<ArrayBuffer>;
const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

/** 用户,事件,时间 and 客户7,浏览,… in GB18030, which Node can't write. */
function gb(): Bytes {
  const words: Partial<Record<string, string>> = {
    用户: 'd3c3bba7',
    事件: 'cac2bcfe',
    时间: 'cab1bce4',
    客户: 'bfcdbba7',
    浏览: 'e4afc0c0',
  };
  const text = ['用户,事件,时间', ...times(60, (i) => `客户${i % 7},浏览,${minute(i)}`), ''].join('\n');
  const hexes = [...text.matchAll(/\p{Script=Han}{2}|./gsu)].map(
    ([part]) => words[part] ?? part.charCodeAt(0).toString(16).padStart(2, '0'),
  );
  return new Uint8Array(Buffer.from(hexes.join(''), 'hex'));
}

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const joined = (...parts: Bytes[]) => new Uint8Array(Buffer.concat(parts));

describe('the encoding of a file', () => {
  const cases: [title: string, bytes: Bytes, encoding: Encoding, first: string][] = [
    ['ASCII', latin(english), 'utf-8', 'user'],
    ['UTF-8', new TextEncoder().encode(chinese), 'utf-8', '用户'],
    ['UTF-8 with a byte order mark', new TextEncoder().encode('\ufeff' + chinese), 'utf-8', '用户'],
    ['UTF-16, little end first, with a mark', joined(new Uint8Array([0xff, 0xfe]), wide(chinese)), 'utf-16le', '用户'],
    ['UTF-16, big end first, with a mark', joined(new Uint8Array([0xfe, 0xff]), swapped(chinese)), 'utf-16be', '用户'],
    ['UTF-16, little end first, without a mark', wide(chinese), 'utf-16le', '用户'],
    ['UTF-16, big end first, without a mark', swapped(english), 'utf-16be', 'user'],
    ['GB18030', gb(), 'gb18030', '用户'],
    ['Windows-1252', latin(english.replaceAll('view', 'Café à Zürich')), 'windows-1252', 'user'],
    [
      'UTF-8 with one broken character',
      joined(new TextEncoder().encode(chinese), new Uint8Array([0xe7, 0x0a])),
      'utf-8',
      '用户',
    ],
    ['ASCII with a few zero bytes', latin(english.replace('u3', 'u\0')), 'utf-8', 'user'],
    ['GB18030, packed', new Uint8Array(gzipSync(gb())), 'gb18030', '用户'],
  ];

  it.each(cases)('is found of %s', async (...[, bytes, encoding, first]) => {
    const { reading, columns, rows } = await inspected(textFile(bytes));
    expect(reading.dialect?.encoding).toBe(encoding);
    expect(columns[0].name).toBe(first);
    expect(rows).toHaveLength(50);
  });

  it('is told by a character far behind the head', async () => {
    const ascii = latin(english.repeat(1200));
    const file = textFile(joined(ascii, gb().subarray(15)));
    expect(file.size).toBeGreaterThan(1 << 20);
    expect((await inspected(file)).reading.dialect?.encoding).toBe('gb18030');
  });

  it('is UTF-8 wherever a slice of the file cuts a character', async () => {
    for (let shift = 0; shift < 3; shift++) {
      const file = textFile('x'.repeat(shift) + chinese.repeat(1000));
      expect((await inspected(file)).reading.dialect?.encoding).toBe('utf-8');
    }
  });

  it('is the one that is wanted', async () => {
    const { reading } = await inspected(textFile(gb()));
    const dialect = { ...reading.dialect!, encoding: 'windows-1252' as const };
    expect((await inspected(textFile(gb()), { dialect })).columns[0].name).toBe('ÓÃ»§');
  });
});

describe('what cannot be read', () => {
  const bytes = (text: string) => latin(text + '\0\x01'.repeat(500));
  const cases: [title: string, content: Bytes, failure: object][] = [
    ['an empty file', new Uint8Array(0), { kind: 'empty_file' }],
    ['a file of line ends only', latin('\r\n\n\r\n  \n'), { kind: 'empty_file' }],
    ['an empty packed file', new Uint8Array(gzipSync('')), { kind: 'empty_file' }],
    ['bytes that are no text', new Uint8Array(times(4000, (i) => (i * 37 + (i >> 3)) % 256)), { kind: 'not_text' }],
    ['zero bytes only', new Uint8Array(5000), { kind: 'not_text' }],
    ['a workbook', bytes('PK\x03\x04\x14\0\x06\0[Content_Types].xml'), { kind: 'unsupported_file', value: 'XLSX' }],
    ['a zip file', bytes('PK\x03\x04 log.csv'), { kind: 'unsupported_file', value: 'ZIP' }],
    ['a Parquet file', bytes('PAR1'), { kind: 'unsupported_file', value: 'Parquet' }],
    ['a PDF', bytes('%PDF-1.7'), { kind: 'unsupported_file', value: 'PDF' }],
    ['JSON', latin('[{"user": 1},\n{"user": 2}]'), { kind: 'unsupported_file', value: 'JSON' }],
    ['lines of JSON', latin('{"user": 1}\n{"user": 2}\n'), { kind: 'unsupported_file', value: 'JSON' }],
    ['a web page', latin('<!DOCTYPE html><html></html>'), { kind: 'unsupported_file', value: 'HTML' }],
    ['gzip data that ends early', new Uint8Array(gzipSync(english)).slice(0, 60), { kind: 'broken_gzip', value: '60' }],
    ['damaged gzip data', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), { kind: 'broken_gzip', value: '7' }],
  ];

  it.each(cases)('is named: %s', async (_title, content, failure) => {
    const outcome = await inspectFile(textFile(content, 'x.csv'));
    expect(outcome).toMatchObject({ ok: false, failure: { file: 'x.csv', ...failure } });
  });

  it('is a file that changed on disk since it was dropped', async () => {
    const file = textFile(english);
    file.slice = () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    expect(await inspectFile(file)).toMatchObject({ ok: false, failure: { kind: 'file_changed' } });
  });

  it('is a file the browser no longer gives access to', async () => {
    const file = textFile(english);
    file.slice = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    expect(await inspectFile(file)).toMatchObject({ ok: false, failure: { kind: 'unreadable_file' } });
  });
});

describe('files at the edge', () => {
  it.each([
    ['one line without an end', 'u1,view,2026-01-03', 1],
    ['a header only', 'user,event,time\n', 0],
    ['one word', 'hello', 0],
    ['one quote', '"', 0],
    ['a quote that never closes', 'user,event,time\n"u1,view,2026-01-03\nu2,view,2026-01-03\n', 2],
    ['separators only', ',,,\n,,,\n', 2],
  ])('are inspected all the same: %s', async (_title, text, count) => {
    expect((await inspected(textFile(text))).rows).toHaveLength(count);
  });

  it('may have a cell of 3 MB, also of many lines, which is shown shortened', async () => {
    const long = `"${'so, much\n'.repeat(350_000)}"`;
    const lines = [
      'user,event,time,note',
      `u0,view,${minute(0)},${long}`,
      ...times(60, (i) => `u${i},view,${minute(i)},x`),
    ];
    const { rows, columns } = await inspected(textFile(lines));
    expect(columns.map(({ role }) => role)).toEqual(['who', 'what', 'when', 'property']);
    expect(rows[0][3]).toHaveLength(501);
  });

  it('are no table of 50,000 columns where a line is full of separators', async () => {
    expect((await inspected(textFile('a,'.repeat(50_000)))).columns).toHaveLength(1);
  });

  it('may have 5,000 columns', async () => {
    const wideRow = (i: number) =>
      [`u${i % 9}`, 'view', minute(i), ...times(4997, (j) => String((i * j) % 10))].join(',');
    const { columns } = await inspected(
      textFile([['user', 'event', 'time', ...times(4997, (j) => `p${j}`)].join(','), ...times(100, wideRow)]),
    );
    expect(columns).toHaveLength(5000);
    expect(columns.slice(0, 3).map(({ role }) => role)).toEqual(['who', 'what', 'when']);
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CsvSource } from '../../../../workers/read/csv/csv-source';
import { RowSet } from '../../../../workers/store/row-set';
import { readingBy, rowsOf } from '../../../support/read/batches';
import { textFile, times } from '../../../support/read/file-text';

const three = readingBy(['who', 'what', 'when']);

describe('the table of a CSV file', () => {
  it('has its dialect, its columns and the rows of the right width', async () => {
    const source = new CsvSource(textFile(['user;event;at', 'a;look;1', 'b;;2', 'short', 'c;buy;3']));
    expect(await source.inspect({})).toEqual({
      ok: true,
      value: {
        dialect: { encoding: 'utf-8', delimiter: ';', quote: '"', header: true },
        names: ['user', 'event', 'at'],
        rows: [['a', 'look', '1'], ['b', null, '2'], ['c', 'buy', '3']], // prettier-ignore
        later: [],
      },
    });
  });

  it('has rows from further on, where the file is longer than its head', async () => {
    const lines = times(60_000, (i) => `user ${i},event ${i % 9},${i}`);
    const table = await new CsvSource(textFile(['u,e,t', ...lines])).inspect({});
    const later = table.ok ? table.value.later : [];
    expect(Number(later.at(-1)?.[2])).toBeGreaterThan(50_000);
  });

  it('is none where the file is empty or no text', async () => {
    expect(await new CsvSource(textFile('')).inspect({})).toMatchObject({ failure: { kind: 'empty_file' } });
    const noText = new Uint8Array(times(4000, (i) => (i * 37 + (i >> 3)) % 256));
    expect(await new CsvSource(textFile(noText)).inspect({})).toMatchObject({ failure: { kind: 'not_text' } });
  });
});

describe('the rows of a CSV file', () => {
  it('are its records below the header, each with its number, line and text', async () => {
    expect(await rowsOf(new CsvSource(textFile(['u,e,t', 'a,"x\ny",1', '"b",z,2'])), three)).toEqual([
      { row: 0, line: 2, cells: ['a', 'x\ny', '1'], text: 'a,"x\ny",1' },
      { row: 1, line: 4, cells: ['b', 'z', '2'], text: '"b",z,2' },
    ]);
  });

  it('have only the cells asked for, in the order asked for', async () => {
    const rows = await rowsOf(new CsvSource(textFile(['u,e,t', 'a,x,1'])), three, { columns: [2, 0] });
    expect(rows.map(({ cells }) => cells)).toEqual([['1', 'a']]);
  });

  it('come readable or not, each once and in order', async () => {
    const rows = await rowsOf(new CsvSource(textFile(['u,e,t', 'a,x,1', 'short', '"b"b,y,2', 'c,z,3'])), three);
    expect(rows.map(({ cells }) => cells)).toEqual([['a', 'x', '1'], 'too_few_fields', 'bad_quote', ['c', 'z', '3']]);
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 2, 3]);
  });

  it('begin behind skipped lines, and with the first record where there is no header', async () => {
    const reading = readingBy(['who', 'what', 'when'], { header: false, skip: 1 });
    const rows = await rowsOf(new CsvSource(textFile(['a report', 'a,x,1'])), reading);
    expect(rows).toMatchObject([{ row: 0, line: 2, cells: ['a', 'x', '1'] }]);
  });

  it('are the same of a packed and of a UTF-16 file', async () => {
    const text = 'u,e,t\n甲,"看, 看",1\n';
    const plain = await rowsOf(new CsvSource(textFile(text)), three);
    const packed = new Uint8Array(gzipSync(text));
    const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect(await rowsOf(new CsvSource(textFile(packed)), three)).toEqual(plain);
    const reading = readingBy(['who', 'what', 'when'], { encoding: 'utf-16le' });
    expect(await rowsOf(new CsvSource(textFile(wide)), reading)).toEqual(plain);
  });

  const long = times(400_000, (i) => `user ${i % 1000},${i % 7 ? 'look' : '"look, ""again"""'},${i}`);
  const some = [0, 1, 1023, 1024, 200_007, 399_999];
  const expected = some.map((i) => [`user ${i % 1000}`, i % 7 ? 'look' : 'look, "again"', String(i)]);

  it('may be some alone; parts of the file without any of them are then not read again', async () => {
    const file = textFile(['u,e,t', ...long]);
    const source = new CsvSource(file);
    const only = RowSet.of(long.length, Uint32Array.from(some));
    const whole = await rowsOf(source, three, { only });
    const offsets: number[] = [];
    const slice = file.slice.bind(file);
    file.slice = (start = 0, end) => {
      if (end !== undefined && end - start > 2) offsets.push(start);
      return slice(start, end);
    };
    const again = await rowsOf(source, three, { only });
    expect(again).toEqual(whole);
    expect(again.map(({ cells }) => cells)).toEqual(expected);
    expect(again.map(({ row, line }) => line - row)).toEqual(some.map(() => 2));
    // The file has three chunks; the middle one holds none of the rows but 200,007.
    const last = RowSet.of(long.length, Uint32Array.of(399_999));
    offsets.length = 0;
    expect((await rowsOf(source, three, { only: last })).map(({ row }) => row)).toEqual([399_999]);
    expect(offsets).toHaveLength(1);
    expect(offsets[0]).toBeGreaterThan(0);
  });

  it('may be some alone of a packed file too', async () => {
    const source = new CsvSource(textFile(new Uint8Array(gzipSync(['u,e,t', ...long].join('\n')))));
    const only = RowSet.of(long.length, Uint32Array.from(some));
    for (let time = 0; time < 2; time++)
      expect((await rowsOf(source, three, { only })).map(({ cells }) => cells)).toEqual(expected);
  });

  it('end with the reason of the signal once it is aborted', async () => {
    const rows = new CsvSource(textFile(['u,e,t', ...long])).rows(three, {
      columns: [0],
      signal: AbortSignal.abort(new Error('enough')),
    });
    await expect(rows.next()).rejects.toThrow('enough');
  });

  it('come in small batches where there are thousands of columns', async () => {
    const width = 5000;
    const lines = times(300, (i) => Array.from({ length: width }, () => i % 10).join(','));
    const reading = readingBy(
      Array.from({ length: width }, () => 'property' as const),
      { header: false },
    );
    let rows = 0;
    const columns = reading.columns.map((_, c) => c);
    const { signal } = new AbortController();
    for await (const batch of new CsvSource(textFile(lines)).rows(reading, { columns, signal })) {
      expect(batch.rows).toBeLessThan(250);
      rows += batch.rows;
    }
    expect(rows).toBe(300);
  });
});

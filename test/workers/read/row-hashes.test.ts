import { describe, expect, it } from 'vitest';
import { CsvSource } from '../../../workers/read/csv/csv-source';
import { rowHashes } from '../../../workers/read/row-hashes';
import { RowSet } from '../../../workers/store/row-set';
import { readingBy } from '../../support/read/batches';
import { textFile } from '../../support/read/file-text';

/** The hashes of rows of three columns; all rows are wanted unless some are named. */
async function hashesOf(lines: readonly string[], wanted = lines.map((_, i) => i)): Promise<string[]> {
  const reading = readingBy(['who', 'what', 'when'], { header: false });
  const read = { source: new CsvSource(textFile(lines)), reading, rows: lines.length, used: null };
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  const { high, low } = await rowHashes(read, RowSet.of(lines.length, Uint32Array.from(wanted)), options);
  return lines.map((_, i) => `${high[i]} ${low[i]}`);
}

describe('the hash of a row', () => {
  it('is that of its cells, however they are quoted', async () => {
    const [plain, quoted, doubled, same] = await hashesOf(['a,b,c', '"a",b,"c"', '"a""",b,c', '"a""","b",c']);
    expect(quoted).toBe(plain);
    expect(same).toBe(doubled);
    expect(doubled).not.toBe(plain);
  });

  it('differs where the same letters are in other cells, or in another order', async () => {
    const hashes = await hashesOf(['ab,c,d', 'a,bc,d', 'd,c,ab', ',abc,d', 'abc,,d']);
    expect(new Set(hashes).size).toBe(5);
  });

  it('is 0 of a row that is not wanted', async () => {
    const [first, second] = await hashesOf(['a,b,c', 'a,b,c'], [1]);
    expect(first).toBe('0 0');
    expect(second).not.toBe('0 0');
  });
});

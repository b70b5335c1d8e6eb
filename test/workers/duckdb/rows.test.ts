import { RecordBatchReader } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { arrowStream, type ColumnPart } from '../../../workers/duckdb/arrow-stream';
import { arrowRows } from '../../../workers/duckdb/rows';

/** The rows of columns after they went through Arrow's stream. */
function through(...columns: ColumnPart[]): unknown[][] {
  return [...RecordBatchReader.from(arrowStream(columns))].flatMap((batch) => arrowRows(batch));
}

const texts = (...values: (string | null)[]): ColumnPart => {
  const all = [...new Set(values.filter((value) => value !== null))];
  return {
    name: 'text',
    kind: 'text',
    codes: Int32Array.from(values, (value) => (value === null ? -1 : all.indexOf(value))),
    texts: all,
  };
};

describe('columns that go to DuckDB as a stream of Arrow', () => {
  it('come out row by row', () => {
    const numbers: ColumnPart = { name: 'n', kind: 'number', numbers: Float64Array.of(1.5, -2) };
    expect(through(texts('a', 'b'), numbers)).toEqual([
      ['a', 1.5],
      ['b', -2],
    ]);
  });

  it('keep texts of any letters and lengths', () => {
    const odd = ['中文', '🛒', "O'Neil", 'a\n"b"', '\0', '', 'x'.repeat(1000)];
    expect(through(texts(...odd)).map(([text]) => text)).toEqual(odd);
  });

  it('keep what is NULL, beyond eight rows too', () => {
    const values = Array.from({ length: 20 }, (_, n) => (n % 3 === 0 ? null : `v${n}`));
    expect(through(texts(...values)).map(([text]) => text)).toEqual(values);
    expect(through({ name: 'n', kind: 'number', numbers: Float64Array.of(NaN, 0) })).toEqual([[null], [0]]);
  });

  it('keep times to the microsecond, before 1970 too', () => {
    const microseconds = Float64Array.of(0, 1_767_225_600_000_001, -1, -62_135_596_800_000_000);
    const [first] = [...RecordBatchReader.from(arrowStream([{ name: 't', kind: 'time', microseconds }]))];
    const values = first.getChildAt(0)!.data[0].values as BigInt64Array;
    expect([...values].map(Number)).toEqual([...microseconds]);
  });

  it('may have no rows', () => {
    expect(through({ name: 'n', kind: 'number', numbers: new Float64Array(0) })).toEqual([]);
  });
});

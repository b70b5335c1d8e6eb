import { describe, expect, it } from 'vitest';
import { PropertyColumn } from '../../../workers/store/property-column';
import { textBatch } from '../../support/read/batches';

/** A column of so many rows, to which batches of values are added at these rows. */
function columnOf(rows: number, ...batches: [row: number[], values: string[]][]): PropertyColumn {
  const column = new PropertyColumn(rows);
  for (const [row, values] of batches) column.add(textBatch(values), Uint32Array.from(row));
  return column;
}

describe('the values of a column', () => {
  it('become those of the events made from its rows, be it several of one row', () => {
    const column = columnOf(3, [
      [0, 1, 2],
      ['red', '', 'blue'],
    ]);
    expect(column.property(Uint32Array.of(2, 0, 0, 1))).toEqual({
      kind: 'text',
      codes: Uint8Array.of(2, 1, 1, 0),
      values: ['', 'red', 'blue'],
    });
  });

  it('are empty in rows that were never added', () => {
    const column = columnOf(
      6,
      [
        [1, 2],
        ['a', 'b'],
      ],
      [
        [3, 5],
        ['c', 'a'],
      ],
    );
    const property = column.property(Uint32Array.of(0, 1, 2, 3, 4, 5));
    expect(property.kind === 'text' && [...property.codes]).toEqual([0, 1, 2, 3, 0, 1]);
  });

  it('are numbers where all that are not empty are', () => {
    const column = columnOf(3, [
      [0, 1, 2],
      ['1.5', '', '-2'],
    ]);
    expect(column.property(Uint32Array.of(0, 1, 2))).toEqual({
      kind: 'number',
      numbers: Float64Array.of(1.5, NaN, -2),
    });
    const mixed = columnOf(2, [
      [0, 1],
      ['1', 'one'],
    ]);
    expect(mixed.property(Uint32Array.of(0, 1)).kind).toBe('text');
  });

  it('are text where they are all empty', () => {
    expect(
      columnOf(2, [
        [0, 1],
        ['', ''],
      ]).property(Uint32Array.of(0, 1)).kind,
    ).toBe('text');
  });

  it('stay what they are when there are more than 256 and more than 65,536 of them', () => {
    const column = new PropertyColumn(70_000);
    for (let from = 0; from < 70_000; from += 1000) {
      const row = Uint32Array.from({ length: 1000 }, (_, i) => from + i);
      column.add(textBatch(Array.from(row, (i) => `value ${i}`)), row);
    }
    const property = column.property(Uint32Array.of(0, 255, 256, 65_535, 65_536, 69_999));
    if (property.kind !== 'text') throw new Error('no text');
    expect([...property.codes].map((code) => property.values[code])).toEqual(
      [0, 255, 256, 65_535, 65_536, 69_999].map((i) => `value ${i}`),
    );
  });
});

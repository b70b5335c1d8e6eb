import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsInView, scrolledHeight, scrollTo } from '../../../../src/ui/table/long-scroll';

const list = (rows: number) => ({ rows, rowHeight: 32, window: Math.min(400, rows * 32) });

describe('a long list', () => {
  it('moves pixel by pixel as long as a browser can make it tall enough', () => {
    expect(scrolledHeight(list(1000))).toBe(32_000);
    expect(rowsInView(list(1000), 320)).toEqual({ from: 10, to: 23 });
    expect(rowsInView(list(0), 0)).toEqual({ from: 0, to: 0 });
  });

  it('shows its first and last rows at its ends, also where it is taller than any element', () => {
    const million = list(1_000_000);
    expect(scrolledHeight(million)).toBeLessThan(17_000_000);
    expect(rowsInView(million, 0).from).toBe(0);
    expect(rowsInView(million, scrolledHeight(million) - million.window).to).toBe(1_000_000);
  });

  it('brings any row wholly into view, and stays where it is if it is there', () => {
    const property = fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.nat(), fc.nat(), (rows, at, from) => {
      const long = list(rows);
      const most = scrolledHeight(long) - long.window;
      const row = at % rows;
      const there = scrollTo(long, row, most === 0 ? 0 : from % most);
      const { from: first, to } = rowsInView(long, there);
      expect(first).toBeLessThanOrEqual(row);
      expect(to).toBeGreaterThan(row);
      expect(scrollTo(long, row, there)).toBeCloseTo(there, 3);
    });
    fc.assert(property);
  });
});

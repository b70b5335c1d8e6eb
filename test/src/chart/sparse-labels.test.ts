import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparseLabels, type AxisLabel } from '../../../src/chart/sparse-labels';

/** Every letter is ten pixels wide. */
const room = { gap: 5, measure: (text: string) => text.length * 10 };
const every = (pixels: number, texts: string[]): AxisLabel[] => texts.map((text, i) => ({ at: i * pixels, text }));
const texts = (labels: AxisLabel[]) => labels.map(({ text }) => text);

describe('the labels of an axis', () => {
  it('are all there where they have room', () => {
    expect(texts(sparseLabels(every(25, ['01', '02', '03']), room))).toEqual(['01', '02', '03']);
  });

  it('are every second one, then every third, where they have not', () => {
    const days = Array.from('abcdefg');
    expect(texts(sparseLabels(every(8, days), room))).toEqual(['a', 'c', 'e', 'g']);
    expect(texts(sparseLabels(every(5, days), room))).toEqual(['a', 'd', 'g']);
  });

  it('are the first alone where no two have room', () => {
    expect(texts(sparseLabels(every(1, ['January', 'February', 'March']), room))).toEqual(['January']);
  });

  it('are none of an axis without any, and the one of an axis with one', () => {
    expect(sparseLabels([], room)).toEqual([]);
    expect(texts(sparseLabels(every(1, ['a label longer than its axis']), room))).toHaveLength(1);
  });

  it('never overlap, begin with the first, and are evenly spaced', () => {
    const labels = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(labels, fc.integer({ min: 1, max: 60 }), (all, pixels) => {
        const picked = sparseLabels(every(pixels, all), room);
        expect(picked[0].text).toBe(all[0]);
        for (const [i, { at, text }] of picked.entries()) {
          if (i === 0) continue;
          const { at: before, text: textBefore } = picked[i - 1];
          expect(at - before).toBe(picked[1].at);
          expect(at - room.measure(text) / 2).toBeGreaterThanOrEqual(before + room.measure(textBefore) / 2 + room.gap);
        }
      }),
    );
  });
});

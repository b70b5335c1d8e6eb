import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../../src/chart/text-width';
import type { FunnelScene, Label } from '../../../../src/funnel/chart/drawing';
import { fontSize } from '../../../../src/funnel/chart/drawing';
import { formThatFits, funnelLayout } from '../../../../src/funnel/chart/funnel-layout';
import type { ChartStep } from '../../../../src/funnel/figures/funnel-figures';
import { locale } from '../../../../src/i18n/locale.svelte';
import { chartSteps, longNames, shop } from '../../../support/chart/chart-steps';

function draw(steps: ChartStep[], width: number, form: 'bars' | 'compact' = 'bars'): FunnelScene {
  const layout = funnelLayout(formThatFits(form, steps.length, width), steps, { width, measure: estimatedWidth });
  return layout.draw(layout.boxes);
}

function extent(label: Label) {
  const left =
    label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - label.width : label.x - label.width / 2;
  return { left, right: left + label.width, top: label.y - fontSize[label.kind] * 0.8, bottom: label.y + 2 };
}

function meeting(drawing: FunnelScene): string[] {
  const all = drawing.labels.map((label) => ({ label, at: extent(label) }));
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter(
        ({ at }) =>
          at.left < one.at.right && at.right > one.at.left && at.top < one.at.bottom && at.bottom > one.at.top,
      )
      .map((other) => `${one.label.text} × ${other.label.text}`),
  );
}

/** Counts that never rise, from none to billions. */
const counts = fc
  .tuple(
    fc.integer({ min: 1, max: 2_000_000_000 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 19 }),
  )
  .map(([first, rates]) => rates.reduce((all, rate) => [...all, Math.round(all.at(-1)! * rate)], [first]));
const funnels = fc.record({
  counts,
  names: fc.constantFrom(shop, longNames, ['a', '漏斗']),
  optional: fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { maxLength: 4 }),
  width: fc.integer({ min: 300, max: 1900 }),
  form: fc.constantFrom('bars' as const, 'compact' as const),
  language: fc.constantFrom('en' as const, 'zh' as const),
});

describe('the form that fits', () => {
  it.each([
    ['bars', 4, 900, 'bars'],
    ['bars', 12, 900, 'bars'],
    ['bars', 12, 640, 'compact'],
    ['bars', 20, 900, 'bars'],
    ['bars', 20, 400, 'compact'],
    ['compact', 2, 1400, 'compact'],
  ] as const)('draws %s wanted of %i stages in %i pixels as %s', (...[wanted, steps, width, form]) => {
    expect(formThatFits(wanted, steps, width)).toBe(form);
  });
});

describe('the funnel’s geometry', () => {
  it('keeps all inside its box, and scrolls only with 13 stages or more', () => {
    fc.assert(
      fc.property(funnels, ({ counts, names, optional, width, form, language }) => {
        locale.set(language);
        const drawing = draw(chartSteps(counts, names, optional), width, form);
        if (counts.length < 13) expect(drawing.width).toBeLessThanOrEqual(width + 0.01);
        for (const bar of drawing.bars) {
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(drawing.width + 0.02);
          expect(bar.y).toBeGreaterThanOrEqual(0);
          expect(bar.y + bar.height).toBeLessThanOrEqual(drawing.height);
        }
        for (const label of drawing.labels) {
          const { left, right, top, bottom } = extent(label);
          expect(left, label.text).toBeGreaterThanOrEqual(-0.02);
          expect(right, label.text).toBeLessThanOrEqual(drawing.width + 0.02);
          expect(top, label.text).toBeGreaterThanOrEqual(0);
          expect(bottom, label.text).toBeLessThanOrEqual(drawing.height);
        }
      }),
    );
  });

  it('lets no two labels meet', () => {
    fc.assert(
      fc.property(funnels, ({ counts, names, optional, width, form, language }) => {
        locale.set(language);
        expect(meeting(draw(chartSteps(counts, names, optional), width, form))).toEqual([]);
      }),
    );
  });

  it('gives bars that never overlap and whose heights are the counts’ shares', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 300, max: 1900 }), (counts, width) => {
        const { bars } = draw(chartSteps(counts, shop), width);
        const compact = bars.every((bar) => bar.x === bars[0].x);
        const size =
          compact && bars.length > 1 ? (bar: (typeof bars)[0]) => bar.width : (bar: (typeof bars)[0]) => bar.height;
        bars.slice(1).forEach((bar, index) => {
          const before = bars[index];
          expect(compact ? bar.y >= before.y + before.height : bar.x >= before.x + before.width).toBe(true);
          expect(size(bar)).toBeLessThanOrEqual(size(before));
          const expected = (counts[index + 1] / counts[0]) * size(bars[0]);
          expect(Math.abs(size(bar) - expected)).toBeLessThanOrEqual(counts[index + 1] > 0 ? 2.01 : 0.01);
        });
      }),
    );
  });

  it('writes no number that is none', () => {
    for (const counts of [[1], [1, 0, 0], [5, 5, 5], [2e9, 1]]) {
      expect(JSON.stringify(draw(chartSteps(counts, shop), 700))).not.toMatch(/NaN|Infinity|null|undefined/);
    }
  });

  it('leads the passage past an optional step to the next required one', () => {
    const { passages, bars } = draw(chartSteps([100, 30, 60], shop, [1]), 900);
    expect(passages.map((passage) => passage.step)).toEqual([2]);
    expect(passages[0].edge.startsWith(`M${bars[0].x + bars[0].width},`)).toBe(true);
    expect(bars.map((bar) => bar.optional)).toEqual([false, true, false]);
  });

  it('hatches nothing where nobody was lost, and draws no passage from where nobody is', () => {
    const { passages } = draw(chartSteps([100, 100, 0, 0], shop), 900);
    expect(passages.map(({ step, lost }) => [step, lost !== ''])).toEqual([
      [1, false],
      [2, true],
    ]);
  });
});

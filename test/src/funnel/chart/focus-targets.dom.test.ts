import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../../src/chart/text-width';
import type { ChartStep } from '../../../../src/funnel/figures/funnel-figures';
import { funnelLayout } from '../../../../src/funnel/chart/funnel-layout';
import { targetLines, targetSentence } from '../../../../src/funnel/chart/focus-targets';
import { chartSteps, shop } from '../../../support/chart/chart-steps';

const forms = ['bars', 'compact'] as const;

function linesOf(form: (typeof forms)[number], steps: ChartStep[], targets: Record<string, number>) {
  const { boxes, draw } = funnelLayout(form, steps, { width: 900, measure: estimatedWidth });
  const drawing = draw(boxes);
  return { drawing, lines: targetLines(steps, drawing, targets) };
}

describe('targets on the bars', () => {
  it('lie where the bar would end if the target were met', () => {
    const { drawing, lines } = linesOf('bars', chartSteps([1000, 400, 100], shop), { 'step-1': 0.5, 'step-2': 0.25 });
    const [whole] = drawing.bars;
    expect(lines[0].y1).toBeCloseTo(whole.y + whole.height / 2, 1);
    expect(lines[1].y1).toBeCloseTo(drawing.bars[2].y, 1);
    expect(lines.map(({ met }) => met)).toEqual([false, true]);
    const lying = linesOf('compact', chartSteps([1000, 400, 100], shop), { 'step-1': 0.5 });
    expect(lying.lines[0].x1).toBeCloseTo(lying.drawing.bars[0].x + lying.drawing.bars[0].width / 2, 1);
  });

  it('are of the required stage before, and none of stages that lose nobody or that nobody could reach', () => {
    const { drawing, lines } = linesOf('bars', chartSteps([1000, 10, 100], shop, [1]), {
      'step-1': 0.5,
      'step-2': 0.3,
    });
    expect(lines.map(({ id }) => id)).toEqual(['step-2']);
    expect(lines[0].y1).toBeCloseTo(drawing.base.y1 - drawing.bars[0].height * 0.3, 1);
    expect(linesOf('bars', chartSteps([0, 0], shop), { 'step-1': 0.5, 'step-0': 0.5, gone: 1 }).lines).toEqual([]);
  });

  it('tell the gap in points and actors', () => {
    const steps = chartSteps([1000, 400, 100], shop);
    const said = (index: number, target: number) => targetSentence(steps, index, { [`step-${index}`]: target });
    expect(said(1, 0.455)).toBe('Target 45.5%: 5.5 points below, 55 more are needed.');
    expect(said(1, 0.4)).toBe('Target 40.0%: met, 0 points above.');
    expect(targetSentence(steps, 1, {})).toBe('');
    expect(said(0, 0.4)).toBe('');
  });

  it('stay inside the drawing', () => {
    const counts = fc.array(fc.nat(1e6), { minLength: 2, maxLength: 12 }).map((list) => list.sort((a, b) => b - a));
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom(...forms),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, form, target) => {
          const { drawing, lines } = linesOf(
            form,
            chartSteps(list, shop),
            Object.fromEntries(list.map((_, i) => [`step-${i}`, target])),
          );
          for (const { x1, y1, x2, y2 } of lines) {
            expect(Math.min(x1, y1, x2, y2)).toBeGreaterThanOrEqual(-7);
            expect(Math.max(x1, x2)).toBeLessThanOrEqual(drawing.width + 7);
            expect(Math.max(y1, y2)).toBeLessThanOrEqual(drawing.height);
          }
        },
      ),
    );
  });
});

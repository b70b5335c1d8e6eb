import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../src/chart/text-width';
import { matrixLayout } from '../../../src/prioritize/matrix-layout';
import type { Bottleneck } from '../../../src/prioritize/ranking';

type Judged = [importance: number | null, controllability: number | null];

function bottleneck(id: string, [importance, controllability]: Judged, to = id): Bottleneck {
  return {
    conversionStep: { id, from: 'a', to, entered: 100, passed: 50, rate: 0.5 },
    reference: { rate: 0.6, best: null },
    importance,
    action: { controllability, owner: '', action: '', due: null },
    score: 0,
  };
}

const bottlenecks = fc
  .array(
    fc.tuple(
      fc.option(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true }))),
      fc.option(fc.integer({ min: 1, max: 5 })),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    ),
    { maxLength: 19 },
  )
  .map((all) => all.map(([importance, judged, name], i) => bottleneck(String(i), [importance, judged], name)));

describe('the picture of conversion steps', () => {
  it('has each conversion step of known importance once, and no label on another or outside', () => {
    fc.assert(
      fc.property(bottlenecks, fc.integer({ min: 320, max: 1600 }), (ranked, width) => {
        const { marks, plot, columns } = matrixLayout(ranked, { width, measure: estimatedWidth });
        const shown = marks.flatMap((mark) => mark.bottlenecks.map(({ conversionStep }) => conversionStep.id));
        const known = ranked
          .filter(({ importance }) => importance !== null)
          .map(({ conversionStep }) => conversionStep.id);
        expect(shown.toSorted()).toEqual(known.toSorted());
        const column = plot.width / columns.length;
        for (const { x, y, label } of marks) {
          expect(y).toBeGreaterThan(plot.y);
          expect(y).toBeLessThan(plot.y + plot.height);
          // One letter at least is shown, however narrow the column.
          if (label.text.length > 2) expect(estimatedWidth(label.text, 12)).toBeLessThanOrEqual(column - 28);
          for (const other of marks)
            if (other.x === x && other.y !== y) expect(Math.abs(other.y - y)).toBeGreaterThan(17);
        }
      }),
    );
  });

  it('puts what is important and ours to change into the field to do first', () => {
    const ranked = [bottleneck('much', [100, 4]), bottleneck('little', [10, 5]), bottleneck('hard', [90, 3])];
    const { marks, middle } = matrixLayout(ranked, { width: 640, measure: estimatedWidth });
    const first = marks.filter(({ x, y }) => x > middle.x && y < middle.y);
    expect(first.map(({ label }) => label.text)).toEqual(['1 much']);
  });

  it('takes together what stands at one place', () => {
    const ranked = [bottleneck('a', [0, 2]), bottleneck('b', [0, 2]), bottleneck('c', [8, 2])];
    const { marks } = matrixLayout(ranked, { width: 640, measure: estimatedWidth });
    expect(marks.map(({ label }) => label.text)).toEqual(['3 c', '1, 2']);
  });
});

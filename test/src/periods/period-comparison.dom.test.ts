import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../src/chart/text-width';
import type { FunnelAnswer, FunnelSpec } from '../../../src/core/spec/funnel';
import { comparePeriods } from '../../../src/periods/period-comparison';
import { periodNotes } from '../../../src/periods/period-notes';
import { overallSentence, changedStepsSentence } from '../../../src/periods/period-labels';
import { periodsLayout } from '../../../src/periods/periods-layout';
import { periodsCsv } from '../../../src/periods/periods-table';
import { specOf } from '../../support/funnel/spec-of';

const days = { own: { from: '2026-02-01', to: '2026-02-28' }, other: { from: '2026-01-01', to: '2026-01-31' } };
const data = { from: '2026-01-01', to: '2026-02-28' };

function answerOf(counts: number[]): FunnelAnswer {
  const steps = counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null }));
  return { groups: [{ key: { kind: 'all' }, steps }], actorsInAll: 0, milliseconds: 0 };
}

function compare(own: number[], other: number[], spec: FunnelSpec = specOf(own.map((_, i) => `e${i}`))) {
  const names = spec.steps.map((_, i) => ['visit', 'cart', 'pay'][i] ?? `stage ${i}`);
  return comparePeriods(spec, names, { own: answerOf(own), other: answerOf(other) });
}

describe('two periods of a funnel', () => {
  it('differ beyond chance, or may not, in words', () => {
    const compared = compare([1000, 500, 300], [1000, 500, 200]);
    expect(overallSentence(compared, days)).toBe(
      '30.0% of those who entered 2026-02-01 – 2026-02-28 reached pay, against 20.0% of those who entered 2026-01-01 – 2026-01-31. That is 10 points more, beyond chance.',
    );
    expect(changedStepsSentence(compared)).toBe('Changed beyond chance: cart → pay +20.0 points.');
    expect(overallSentence(compare([1000, 210], [1000, 200]), days)).toMatch(/1 point may be chance/);
    expect(overallSentence(compare([20, 10], [1000, 200]), days)).toMatch(/nothing is claimed/);
    expect(overallSentence(compare([0, 0], [1000, 200]), days)).toBe('Nobody entered 2026-02-01 – 2026-02-28.');
    expect(overallSentence(compare([10], [10]), days)).toMatch(/Two stages/);
  });

  it('take rates between required stages, and the last required one for the whole', () => {
    const spec = specOf(['a', { events: ['b'], optional: true }, 'c', { events: ['d'], optional: true }]);
    const { stages, last } = compare([100, 10, 50, 5], [100, 20, 40, 5], spec);
    expect(stages.map(({ own }) => own.fromPrevious)).toEqual([null, 0.1, 0.5, 0.1]);
    expect(stages.map(({ previous }) => previous)).toEqual(['', 'visit', 'visit', 'pay']);
    expect(last.name).toBe('pay');
  });

  it('say what is missing, not finished, or counted twice', () => {
    const texts = (...given: Parameters<typeof periodNotes>) => periodNotes(...given).map(({ text }) => text);
    expect(texts(days, data, '2026-03-10')).toEqual([]);
    expect(periodNotes(days, data, '2026-02-14')[0].end).toEqual({ which: 'own', day: '2026-02-14' });
    expect(texts(days, data, '2026-01-14')[0]).toMatch(/all its entries/);
    expect(texts(days, { ...data, from: '2026-01-10' }, '2026-03-10')[0]).toMatch(/only a part/);
    expect(texts(days, { ...data, from: '2026-02-01' }, '2026-03-10')[0]).toMatch(/no data/);
    expect(texts(days, data, null)[0]).toMatch(/Without a time limit/);
    expect(texts({ own: days.own, other: days.own }, data, '2026-03-10')[0]).toMatch(/overlap/);
    expect(texts({ own: { from: '2026-02-02', to: '2026-02-01' }, other: days.other }, data, null)).toHaveLength(1);
  });

  it('are drawn without overlaps and written without gaps, whatever the counts', () => {
    const counts = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });
    const scales = fc.constantFrom('rates' as const, 'counts' as const);
    const widths = fc.integer({ min: 200, max: 2000 });
    fc.assert(
      fc.property(fc.tuple(counts, counts), scales, widths, ([before, after], scale, width) => {
        const size = Math.min(before.length, after.length);
        // Counts never rise along a funnel.
        const falling = (list: number[]) => list.slice(0, size).sort((a, b) => b - a);
        const compared = compare(falling(after), falling(before));
        const drawing = periodsLayout(compared.stages, scale, { width, measure: estimatedWidth });
        const { columns, width: drawn, height: tall } = drawing;
        for (const { own, other, reach } of columns)
          for (const box of [own, other, reach])
            expect(Math.min(box.x, box.y, box.width, box.height)).toBeGreaterThanOrEqual(0);
        for (const { reach, lines } of columns) {
          expect(reach.x + reach.width).toBeLessThanOrEqual(drawn + 1);
          for (const { y } of lines) expect(y).toBeLessThanOrEqual(tall);
          const tops = lines.map(({ y }) => y).sort((a, b) => a - b);
          tops.slice(1).forEach((y, i) => expect(y - tops[i]).toBeGreaterThanOrEqual(14));
        }
        for (const cell of periodsCsv(compared, days).flat()) expect(cell).not.toBeNaN();
      }),
    );
  });
});

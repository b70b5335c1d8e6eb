import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimesQuestion } from '../../../src/core/spec/timing';
import { timesDrilldown } from '../../../src/timing/times-drilldown';
import { specOf } from '../../support/funnel/spec-of';
import { seriesOf, wechat } from './times-series';

const question: TimesQuestion = { spec: specOf(['a', 'b', 'c']), from: 0, to: 2, bins: null, scale: 'linear' };
const secondsOf = (range: { from: number; to: number }) =>
  timesDrilldown(question, seriesOf([5, 3, 2]), range).seconds!;

describe('the customers behind a bin of times', () => {
  it('are those of its series who reached the end, on any day', () => {
    expect(timesDrilldown(question, seriesOf([5, 3], wechat), { from: 0, to: 0 })).toMatchObject({
      spec: question.spec,
      group: wechat,
      step: 2,
      part: 'passed',
      entered: { from: null, to: null },
    });
  });

  it('took at least its lower limit, and less than its upper one', () => {
    const { fromStep, toStep, least, most } = secondsOf({ from: 1, to: 1 });
    expect([fromStep, toStep, least]).toEqual([0, 2, 60]);
    expect(most).toBeLessThan(120);
    expect(most).toBeGreaterThan(119.999);
  });

  it('took at most its upper limit in the last bin, which includes it', () => {
    expect(secondsOf({ from: 2, to: 2 })).toMatchObject({ least: 120, most: 180 });
  });

  it('are in one bin each: the limits of neighbours neither overlap nor leave a microsecond between them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1 }), (bin) => {
        const [one, next] = [secondsOf({ from: bin, to: bin }), secondsOf({ from: bin + 1, to: bin + 1 })];
        expect(Math.round((next.least - one.most) * 1e6)).toBe(1);
      }),
    );
  });

  it('are those of all bins of a range together', () => {
    expect(secondsOf({ from: 0, to: 2 })).toMatchObject({ least: 0, most: 180 });
  });
});

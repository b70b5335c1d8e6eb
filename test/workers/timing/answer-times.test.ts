import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { TimesQuestion, TimesSeries } from '../../../src/core/spec/timing';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import { linearLimits, logLimits } from '../../../workers/timing/time-bins';
import { referenceRuns } from '../../support/funnel/reference';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { dayFunnels, dayRows, kinds, conversionStepOf, twoNumbers } from '../../support/funnel/slow-days';
import { answerTo } from '../../support/funnel/answer-to';

function times(rows: EventRow[], question: Partial<TimesQuestion> & { spec: FunnelSpec }): TimesSeries {
  const rest = { from: 0, to: question.spec.steps.length - 1, bins: null, scale: 'linear' as const };
  const answer = answerTo('timesToConvert', { store: storeOf(rows, ['p']), timeZone: 'UTC' }, { ...rest, ...question });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.series[0];
}

/** One actor for each time taken, in seconds. */
function took(...seconds: number[]): EventRow[] {
  return seconds.flatMap((each, n) => [
    { user: `u${n}`, event: 'a', time: 1e15 },
    { user: `u${n}`, event: 'b', time: 1e15 + each * 1e6 },
  ]);
}

const spec = specOf(['a', 'b']);
const pairs = ({ bins }: TimesSeries) => bins.map(({ from, actors }) => [from, actors]);

describe('times to convert', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`are those of the winning runs, in ${name}`, () => {
      const same = (rows: EventRow[], funnel: FunnelSpec, numbers: [number, number]): void => {
        const conversionStep = conversionStepOf(funnel, numbers);
        fc.pre(conversionStep !== null && rows.length > 0 && checkSpec(funnel, storeOf(rows, ['p'])).ok);
        const { from, to } = conversionStep;
        const runs = referenceRuns(rows, funnel).flat();
        const taken = runs
          .filter((run) => run.has(from) && run.has(to))
          .map((run) => (run.get(to)! - run.get(from)!) / 1e6);
        for (const scale of ['linear', 'log'] as const) {
          const found = times(rows, { spec: funnel, from, to, scale });
          expect(found.times?.n ?? 0).toBe(taken.length);
          if (found.times) expect(found.times.average).toBeCloseTo(taken.reduce((a, b) => a + b, 0) / taken.length, 6);
          expect(found.bins.map(({ actors }) => actors)).toEqual(counted(taken, found));
          expect(found.bins.reduce((sum, { actors }) => sum + actors, 0)).toBe(taken.length);
        }
      };
      fc.assert(fc.property(dayRows, dayFunnels(allowed), twoNumbers, same), {
        numRuns: Number(process.env.RUNS ?? 150),
      });
    });
  }

  function counted(taken: number[], { bins }: TimesSeries): number[] {
    return bins.map(
      ({ from, to }, i) =>
        taken.filter((each) => each >= from && (each < to || (i === bins.length - 1 && each <= to))).length,
    );
  }

  it('stand in as many bins as the cube root of their number, and one more for the longest', () => {
    expect(pairs(times(took(3600, 2220, 82800), { spec }))).toEqual([
      [2220, 2],
      [42510, 0],
      [82800, 1],
    ]);
    expect(pairs(times(took(3600, 2220, 82800), { spec, bins: 7 }))).toEqual([
      [2220, 2],
      [13732, 0],
      [25244, 0],
      [36756, 0],
      [48268, 0],
      [59780, 0],
      [71292, 1],
      [82804, 0],
    ]);
    expect(pairs(times(took(90, 90), { spec }))).toEqual([
      [90, 2],
      [150, 0],
      [210, 0],
    ]);
    expect(linearLimits({ bins: null, n: 27, least: 0, greatest: 300 })).toEqual([0, 100, 200, 300, 400]);
    expect(linearLimits({ bins: null, n: 28, least: 0, greatest: 300 })).toHaveLength(6);
    expect(linearLimits({ bins: null, n: 1e7, least: 0, greatest: 1e6 })).toHaveLength(62);
    expect(linearLimits({ bins: 90, n: 2, least: 0, greatest: 1e6 })).toHaveLength(92);
    expect(linearLimits({ bins: null, n: 1, least: 0.2, greatest: 0.2 })).toEqual([0, 1, 2]);
  });

  it('stand on a scale of factors in whole seconds, with a bin of its own for less than one', () => {
    expect(logLimits({ bins: 3, n: 9, least: 1, greatest: 1000 })).toEqual([1, 10, 100, 1000]);
    expect(logLimits({ bins: 3, n: 9, least: 0, greatest: 1000 })).toEqual([0, 1, 10, 100, 1000]);
    expect(logLimits({ bins: 9, n: 9, least: 1, greatest: 4 })).toEqual([1, 2, 3, 4]);
    expect(logLimits({ bins: null, n: 4, least: 0.1, greatest: 0.5 })).toEqual([0, 1, 2]);
    expect(pairs(times(took(0.5, 5, 50, 1000), { spec, scale: 'log', bins: 3 }))).toEqual([
      [0, 1],
      [1, 1],
      [10, 1],
      [100, 1],
    ]);
  });

  it('of nobody are none', () => {
    expect(times(took(), { spec })).toEqual({ key: { kind: 'all' }, times: null, bins: [] });
  });
});

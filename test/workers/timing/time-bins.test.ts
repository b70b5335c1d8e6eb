import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInBins, linearLimits, logLimits, type BinQuestion } from '../../../workers/timing/time-bins';

const asked = (more: Partial<BinQuestion>): BinQuestion => ({ bins: null, n: 8, least: 0, greatest: 10, ...more });

describe('bins of equal width', () => {
  it.each<[string, Partial<BinQuestion>, number[]]>([
    ['are as many as the cube root of the times, and one for the greatest', { n: 8 }, [0, 5, 10, 15]],
    ['are rounded up in number', { n: 9, greatest: 9 }, [0, 3, 6, 9, 12]],
    ['have whole seconds as their width', { bins: 3, greatest: 10 }, [0, 4, 8, 12, 16]],
    ['begin with the whole second before the least', { bins: 1, least: 2.7, greatest: 5.2 }, [2, 6, 10]],
    ['are a minute wide where all times are the same', { bins: 1, least: 7, greatest: 7 }, [7, 67, 127]],
  ])('%s', (_, question, limits) => expect(linearLimits(asked(question))).toEqual(limits));

  it('are at least one and at most sixty, or ninety where they are set by hand', () => {
    const number = (question: Partial<BinQuestion>) => linearLimits(asked({ greatest: 1e6, ...question })).length - 2;
    expect([number({ n: 1 }), number({ n: 1e9 }), number({ bins: 500 }), number({ bins: 0 })]).toEqual([1, 60, 90, 1]);
    expect(number({ n: 64 })).toBe(4);
  });
});

describe('bins that grow by equal factors', () => {
  it.each<[string, Partial<BinQuestion>, number[]]>([
    ['go from the least to the greatest', { bins: 3, least: 1, greatest: 1000 }, [1, 10, 100, 1000]],
    ['have one for what takes less than a second', { bins: 2, least: 0.2, greatest: 100 }, [0, 1, 10, 100]],
    ['are fewer where whole seconds fall together', { bins: 9, least: 1, greatest: 4 }, [1, 2, 3, 4]],
    ['are one where all times are the same', { bins: 1, least: 5, greatest: 5 }, [5, 6]],
  ])('%s', (_, question, limits) => expect(logLimits(asked(question))).toEqual(limits));
});

describe('times in bins', () => {
  it('belong to the bin that begins with them, and the greatest to the last', () => {
    const bins = countInBins(Float64Array.of(0, 4.9, 5, 10), [0, 5, 10]);
    expect(bins).toEqual([
      { from: 0, to: 5, actors: 2 },
      { from: 5, to: 10, actors: 2 },
    ]);
  });

  it('leave bins empty where there are none', () => {
    expect(countInBins(new Float64Array(0), [0, 5, 10]).map(({ actors }) => actors)).toEqual([0, 0]);
  });

  it('are each counted once, on either scale', () => {
    const law = (times: number[], bins: number | null) => {
      const question = { bins, n: times.length, least: Math.min(...times), greatest: Math.max(...times) };
      for (const limits of [linearLimits(question), logLimits(question)]) {
        const counted = countInBins(Float64Array.from(times), limits);
        expect(counted.reduce((sum, { actors }) => sum + actors, 0)).toBe(times.length);
        for (const [i, { from, to, actors }] of counted.entries()) {
          const isLast = i === counted.length - 1;
          expect(actors).toBe(times.filter((time) => time >= from && (time < to || (isLast && time <= to))).length);
        }
      }
    };
    const times = fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(times, fc.option(fc.integer({ min: 1, max: 90 })), law), { numRuns: 60 });
  });
});

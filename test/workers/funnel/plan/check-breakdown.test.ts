import { describe, expect, it } from 'vitest';
import type { Bins, Breakdown } from '../../../../src/core/spec/funnel';
import { maxBins } from '../../../../src/core/spec/limits';
import { faultyBreakdown, textInBins } from '../../../../workers/funnel/plan/check-breakdown';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf } from '../../../support/funnel/store-of';

const by = (bins: Bins | null, property = 'p'): Breakdown['by'][0] => ({ kind: 'property', property, bins });
const broken = (part: Partial<Breakdown>) =>
  specOf(['a', 'b'], { breakdown: { by: [by(null)], attribution: { at: 'first' }, shown: null, ...part } });
const inBins = (bins: Bins) => broken({ by: [by(bins)] });

describe('a breakdown is valid', () => {
  it.each([
    ['where there is none', specOf(['a'])],
    ['by one property', broken({})],
    ['by two', broken({ by: [by(null), by(null, 'q')] })],
    ['by a calendar', broken({ by: [{ kind: 'calendar', property: null, unit: 'week' }] })],
    ['with one bin', inBins({ by: 'width', count: 1 })],
    ['with the most bins there may be', inBins({ by: 'quantile', count: maxBins })],
    ['with a single edge, and negative ones', inBins({ by: 'edges', edges: [-1.5] })],
    ['with the value of the last step', broken({ attribution: { at: 'step', step: 1 } })],
  ])('%s', (_, spec) => expect(faultyBreakdown(spec)).toBeNull());
});

describe('a breakdown is faulty, and says where,', () => {
  it.each([
    ['by nothing', broken({ by: [] }), 'breakdown.by'],
    ['by three', broken({ by: [by(null), by(null, 'q'), by(null, 'r')] }), 'breakdown.by'],
    ['with too many bins', inBins({ by: 'width', count: maxBins + 1 }), 'breakdown.by[0].bins'],
    ['with edges that do not ascend', inBins({ by: 'edges', edges: [1, 1] }), 'breakdown.by[0].bins'],
    ['with an edge that is no number', inBins({ by: 'edges', edges: [NaN] }), 'breakdown.by[0].bins'],
    ['with an infinite edge', inBins({ by: 'edges', edges: [0, Infinity] }), 'breakdown.by[0].bins'],
    ['in the second property', broken({ by: [by(null), by({ by: 'width', count: 0 }, 'q')] }), 'breakdown.by[1].bins'],
    [
      'with the value of a step before the first',
      broken({ attribution: { at: 'step', step: -1 } }),
      'breakdown.attribution',
    ],
    ['with the value of half a step', broken({ attribution: { at: 'step', step: 0.5 } }), 'breakdown.attribution'],
  ])('%s', (_, spec, where) => expect(faultyBreakdown(spec)).toBe(where));
});

describe('texts cannot be binned:', () => {
  const store = (...values: (string | number)[]) =>
    storeOf(
      values.map((p, n) => ({ user: 'u', event: 'a', time: n, props: { p } })),
      ['p'],
    );
  const spec = inBins({ by: 'width', count: 3 });

  it('a property with a text is faulty', () => {
    expect(textInBins(spec, store('free', 'paid'))).toBe('breakdown.by[0].bins');
    expect(textInBins(spec, store(1, 'n/a'))).toBe('breakdown.by[0].bins');
  });

  it('numbers, and properties without any value, are not', () => {
    expect(textInBins(spec, store(1, 2))).toBeNull();
    expect(textInBins(spec, storeOf([{ user: 'u', event: 'a', time: 1 }], ['p']))).toBeNull();
    expect(textInBins(spec, store(''))).toBeNull();
  });

  it('texts that are not binned are no fault', () => {
    expect(textInBins(broken({}), store('free'))).toBeNull();
  });
});

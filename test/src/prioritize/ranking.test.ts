import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noDecisions, type Decisions } from '../../../src/core/spec/decisions';
import type { FunnelAnswer, FunnelGroup, GroupKey } from '../../../src/core/spec/funnel';
import { industryRate } from '../../../src/prioritize/industry';
import { extraConversions, stepRates, stageCounts } from '../../../src/prioritize/step-rates';
import { rankBottlenecks } from '../../../src/prioritize/ranking';
import { referenceRates } from '../../../src/prioritize/references';
import { worthOf } from '../../../src/prioritize/worth';
import { specOf } from '../../support/funnel/spec-of';

const spec = specOf(['visit', 'cart', 'pay']);
const names = ['Visit', 'Cart', 'Pay'];
const value = (text: string): GroupKey => ({ kind: 'values', values: [text] });

function groupOf(counts: number[], key: GroupKey = { kind: 'all' }): FunnelGroup {
  return { key, steps: counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null })) };
}

const answerOf = (...groups: FunnelGroup[]): FunnelAnswer => ({ groups, actorsInAll: 0, milliseconds: 0 });
const conversionSteps = stepRates(spec, names, groupOf([1000, 400, 100]));
const counts = fc.array(fc.nat(100_000), { minLength: 2, maxLength: 12 }).map((list) => list.sort((a, b) => b - a));

describe('conversion steps', () => {
  it('lie between required stages', () => {
    const optional = specOf(['a', { events: ['b'], optional: true }, 'c']);
    expect(stepRates(optional, ['A', 'B', 'C'], groupOf([10, 3, 5]))).toEqual([
      { id: '2', from: 'A', to: 'C', entered: 10, passed: 5, rate: 0.5 },
    ]);
    expect(stepRates(specOf(['a', { events: ['b'], optional: true }], { order: 'any' }), [], undefined)).toHaveLength(
      1,
    );
  });

  it('matter by the final conversions they would bring, all after them unchanged', () => {
    expect(extraConversions(conversionSteps, 0, 0.5)).toBeCloseTo(25);
    expect(extraConversions(conversionSteps, 1, 0.5)).toBeCloseTo(100);
    expect(extraConversions(conversionSteps, 1, 0.2)).toBe(0);
  });

  it('can tell nothing of stages nobody came to', () => {
    const none = stepRates(specOf(['a', 'b', 'c']), names, groupOf([50, 0, 0]));
    expect(none.map(({ rate }) => rate)).toEqual([0, null]);
    expect(extraConversions(none, 0, 0.5)).toBeNull();
    expect(extraConversions(none, 1, 0.5)).toBe(0);
    expect(stageCounts(50, [0.5, null, 0.5])).toEqual([50, 25, null, null]);
    expect(stageCounts(0, [null])).toEqual([0, 0]);
  });

  it('give back what was counted at the rates that were counted, and never bring less than nothing', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (list, reference) => {
        const own = stepRates(specOf(list.map(String)), list.map(String), groupOf(list));
        const again = stageCounts(
          list[0],
          own.map(({ rate }) => rate),
        );
        again.forEach((count, i) => {
          if (count !== null) expect(count).toBeCloseTo(list[i], 6);
        });
        own.forEach((_step, index) => {
          const extra = extraConversions(own, index, reference);
          if (extra !== null) expect(extra).toBeGreaterThanOrEqual(0);
          if (extra !== null) expect(extra).toBeLessThanOrEqual(list[0] + 1e-6);
        });
      }),
    );
  });
});

describe('references', () => {
  const decisions = (change: Partial<Decisions>): Decisions => ({ ...noDecisions, ...change });
  const rates = (change: Partial<Decisions>, before: FunnelAnswer | null = null, groups: FunnelGroup[] = []) => {
    const answer = answerOf(groupOf([1000, 400, 100]), ...groups);
    return referenceRates({ spec, answer, before, decisions: decisions(change) });
  };

  it('are the best of the groups that at least 30 began, and not of those left over', () => {
    const groups = [
      groupOf([500, 250, 29], value('wechat')),
      groupOf([29, 29, 29], value('tiny')),
      groupOf([100, 90, 60], { kind: 'other', groups: 4 }),
      groupOf([100, 40, 16], { kind: 'segment', id: 'g1' }),
    ];
    const best = rates({}, null, groups);
    expect(best.get('1')).toEqual({ rate: 0.5, best: { key: value('wechat'), entered: 500 } });
    expect(best.get('2')).toEqual({ rate: 0.4, best: { key: { kind: 'segment', id: 'g1' }, entered: 40 } });
    expect(rates({}).size).toBe(0);
  });

  it('are the period before, the benchmarks, or the targets', () => {
    const before = rates({ reference: { kind: 'previous_period' } }, answerOf(groupOf([10, 6, 0])));
    expect(before.get('1')?.rate).toBe(0.6);
    expect(before.get('2')?.rate).toBe(0);
    expect(rates({ reference: { kind: 'benchmark' }, benchmarks: { 1: 0.7 } }).get('1')?.rate).toBe(0.7);
    expect(rates({ reference: { kind: 'target' }, targets: { 2: 0.3 } }).get('2')?.rate).toBe(0.3);
  });

  it('are an industry’s where both stages of a conversion step speak of a measure', () => {
    expect(industryRate('saas', { from: '访问 Visit', to: 'sign_up' })).toBe(0.2);
    expect(industryRate('saas', { from: '注册', to: '试用激活' })).toBe(0.5);
    expect(industryRate('ecommerce', { from: 'landing', to: 'Order Completed' })).toBe(0.03);
    expect(industryRate('ecommerce', { from: 'purchase', to: 'repeat purchase' })).toBe(0.3);
    expect(industryRate('ecommerce', { from: 'cart', to: 'pay' })).toBeNull();
    expect(industryRate('ecommerce', { from: 'visit', to: 'repay' })).toBeNull();
  });
});

describe('the rank of conversion steps', () => {
  const references = new Map([
    ['1', { rate: 0.5, best: null }],
    ['2', { rate: 0.5, best: null }],
  ]);
  const judged = (one: number | null, two: number | null, rank: Decisions['rank']): Decisions => {
    const action = (controllability: number | null) => ({ controllability, owner: '', action: '', due: null });
    return { ...noDecisions, rank, actions: { 1: action(one), 2: action(two) } };
  };
  const order = (decisions: Decisions) =>
    rankBottlenecks(conversionSteps, references, decisions).map(({ conversionStep }) => conversionStep.id);

  it('goes by importance, by controllability, or by both', () => {
    expect(order(judged(5, 1, 'importance'))).toEqual(['2', '1']);
    expect(order(judged(5, 1, 'controllability'))).toEqual(['1', '2']);
    expect(order(judged(5, 1, 'both'))).toEqual(['1', '2']);
    expect(order(judged(5, 2, 'both'))).toEqual(['2', '1']);
    expect(order(judged(5, null, 'both'))).toEqual(['2', '1']);
    expect(rankBottlenecks(conversionSteps, references, judged(5, 2, 'both')).map(({ score }) => score)).toEqual([
      0.4, 0.25,
    ]);
  });

  it('puts conversion steps without a reference last', () => {
    const only = new Map([['1', { rate: 0.41, best: null }]]);
    const ranked = rankBottlenecks(conversionSteps, only, noDecisions);
    expect(ranked.map(({ conversionStep }) => conversionStep.id)).toEqual(['1', '2']);
    expect(ranked[1]).toMatchObject({ importance: null, score: 0 });
  });
});

describe('what a conversion is worth', () => {
  it('is the mean at the last stage, or the last before it that has amounts', () => {
    const none = { filled: 0, sum: 0 };
    expect(worthOf(spec, { converted: 4, steps: [none, none, { filled: 2, sum: 30 }] })).toEqual({
      mean: 15,
      step: 2,
      filled: 2,
      converted: 4,
    });
    expect(worthOf(spec, { converted: 4, steps: [none, { filled: 4, sum: 20 }, none] })?.mean).toBe(5);
    expect(worthOf(spec, { converted: 0, steps: [none, none, none] })).toBeNull();
  });
});

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decisionsSchema, noDecisions, periodPairSchema } from '../../../../src/core/spec/decisions';
import { maxRecordEntries, maxScenarios } from '../../../../src/core/spec/limits';

const accepts = (input: unknown) => v.safeParse(decisionsSchema, input).success;
const scenario = (id: string) => ({ id, name: '假如', rates: { s2: 0.5 } });
const action = (more: object = {}) => ({
  controllability: 3,
  owner: "O'Neil",
  action: 'ask\n"why"',
  due: '2026-11-21',
  ...more,
});

describe('where nothing is decided', () => {
  it('there are no targets, actions or scenarios', () => {
    expect(noDecisions).toMatchObject({ targets: {}, benchmarks: {}, actions: {}, scenarios: [] });
  });

  it('steps are compared with the best segment, by importance, with the amount that the file has', () => {
    expect(noDecisions).toMatchObject({ reference: { kind: 'best_segment' }, rank: 'importance', amount: null });
  });
});

describe('a decision is accepted', () => {
  it.each<[string, object]>([
    ['about a rate of nothing or of all', { targets: { s1: 0, s2: 1 } }],
    [
      'about a step whose control nobody has judged yet',
      { actions: { s2: action({ controllability: null, due: null }) } },
    ],
    ['with text of any letters', { actions: { s2: action() } }],
    ['for no amount', { amount: '' }],
    [
      'with as many scenarios as there may be',
      { scenarios: Array.from({ length: maxScenarios }, (_, n) => scenario(`w${n}`)) },
    ],
  ])('%s', (_, input) => expect(accepts(input)).toBe(true));
});

describe('a decision is refused', () => {
  it.each<[string, object]>([
    ['about a rate above all', { targets: { s2: 1.01 } }],
    ['about a rate below nothing', { benchmarks: { s2: -0.1 } }],
    ['about a rate that is no number', { targets: { s2: '0.5' } }],
    ['with a control outside 1 to 5', { actions: { s2: action({ controllability: 6 }) } }],
    ['with half a control', { actions: { s2: action({ controllability: 2.5 }) } }],
    ['with a day that is none', { actions: { s2: action({ due: 'soon' }) } }],
    ['with two scenarios of one id', { scenarios: [scenario('w'), scenario('w')] }],
    ['with a scenario whose id every object has', { scenarios: [scenario('__proto__')] }],
    [
      'with more rates than steps could ever be',
      { targets: Object.fromEntries(Array.from({ length: maxRecordEntries + 1 }, (_, n) => [`s${n}`, 0])) },
    ],
    ['with a comparison that is unknown', { reference: { kind: 'median' } }],
    ['with a key that is unknown', { goals: {} }],
  ])('%s', (_, input) => expect(accepts(input)).toBe(false));
});

describe('two periods', () => {
  it('are by default the funnel’s own and as many days before', () => {
    expect(v.parse(periodPairSchema, {})).toEqual({ own: null, against: { kind: 'previous' } });
  });

  it('may be the same days a year before, or any days', () => {
    for (const against of [{ kind: 'year_before' }, { kind: 'range', from: '2026-01-01', to: null }])
      expect(v.safeParse(periodPairSchema, { against }).success).toBe(true);
    expect(v.safeParse(periodPairSchema, { against: { kind: 'month_before' } }).success).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { everyFunnel, rowsWithValues } from '../arbitrary-questions';
import { actorKinds, eventRows, funnelSpecs } from '../../support/funnel/arbitrary-funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { referenceAmounts } from '../../support/funnel/reference-amounts';
import { answerTo } from '../../support/funnel/answer-to';

/** An event at a time in µs, with an amount where one is given. */
const row = (user: string, event: string, [time, amount]: [number, number?]): EventRow => ({
  user,
  event,
  time,
  ...(amount === undefined ? {} : { props: { amount } }),
});

function amountsOf(rows: readonly EventRow[], spec: FunnelSpec) {
  const outcome = answerTo(
    'amounts',
    { store: storeOf(rows, ['amount']), timeZone: 'UTC' },
    { spec, property: 'amount' },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

describe('the amounts of those who converted', () => {
  it('are those on the events of their runs, and of no other', () => {
    const rows = [
      row('a', 'cart', [1, 10]),
      row('a', 'pay', [2, 30]),
      row('a', 'pay', [3, 99]),
      row('b', 'cart', [1, 500]),
      row('c', 'cart', [1]),
      row('c', 'pay', [5]),
    ];
    expect(amountsOf(rows, specOf(['cart', 'pay']))).toEqual({
      converted: 2,
      steps: [
        { filled: 1, sum: 10 },
        { filled: 1, sum: 30 },
      ],
    });
  });

  it('count every run where every run counts', () => {
    const rows = [row('a', 'cart', [1]), row('a', 'pay', [2, 30]), row('a', 'cart', [3]), row('a', 'pay', [4, 12])];
    const { converted, steps } = amountsOf(rows, specOf(['cart', 'pay'], { count: 'totals' }));
    expect({ converted, steps }).toEqual({
      converted: 2,
      steps: [
        { filled: 0, sum: 0 },
        { filled: 2, sum: 42 },
      ],
    });
  });

  it('look to the last required stage, and take the larger of simultaneous ones', () => {
    const spec = specOf(['cart', 'pay', { events: ['review'], optional: true }]);
    const rows = [row('a', 'cart', [1]), row('a', 'pay', [2, 5]), row('a', 'pay', [2, 7]), row('b', 'cart', [1])];
    expect(amountsOf(rows, spec)).toEqual({
      converted: 1,
      steps: [
        { filled: 0, sum: 0 },
        { filled: 1, sum: 7 },
        { filled: 0, sum: 0 },
      ],
    });
  });

  it('lie on the events with the value that is held constant, also where other users come first', () => {
    const of = (user: string, event: string, [time, p, n]: [number, string, number?]): EventRow => ({
      ...{ user, event, time },
      props: { p, ...(n === undefined ? {} : { n }) },
    });
    const rows = [of('u1', 'y', [0, 'one', 2]), of('u2', 'b', [5, 'two', -7]), of('u1', 'y', [9, 'one'])];
    const spec = specOf(['b'], { holdConstant: ['p'] });
    const answer = answerTo('amounts', { store: storeOf(rows, ['p', 'n']), timeZone: 'UTC' }, { spec, property: 'n' });
    expect(answer).toEqual({ ok: true, value: { converted: 1, steps: [{ filled: 1, sum: -7 }] } });
  });

  it('add up to the same in any order', () => {
    const rows = [0.1, 0.2, 0.3, 1e16, -1e16].map((amount, n) => row(`u${n}`, 'pay', [1, amount]));
    for (const some of [rows, [...rows].reverse()]) {
      expect(amountsOf(some, specOf(['pay'])).steps).toEqual([{ filled: 5, sum: 0.6 }]);
    }
  });

  const apart = rowsWithValues.map((rows) => rows.map((each, n) => ({ ...each, time: each.time + n })));
  const kinds = [
    ...Object.values(actorKinds).map((allowed) => ({ ...allowed, held: true })),
    ...[{ simple: true }, { order: 'strict' as const, simple: true }, { order: 'any' as const }].map((allowed) => ({
      ...{ ...allowed, held: true, exclusions: true },
      count: 'totals' as const,
    })),
  ];
  it('are those that the plain reference finds', () => {
    const law = (rows: EventRow[], spec: FunnelSpec): void => {
      const answer = answerTo(
        'amounts',
        { store: storeOf(rows, ['p', 'n']), timeZone: 'UTC' },
        { spec, property: 'n' },
      );
      fc.pre(answer.ok);
      const expected = referenceAmounts(rows, spec);
      expect(answer.value.converted).toBe(expected.converted);
      expect(answer.value.steps.map(({ filled }) => filled)).toEqual(expected.steps.map(({ filled }) => filled));
      for (const [k, { sum }] of answer.value.steps.entries()) expect(sum).toBeCloseTo(expected.steps[k].sum, 9);
    };
    const specs = fc.oneof(...kinds.map((allowed) => funnelSpecs(allowed)));
    fc.assert(fc.property(apart, specs, law), { numRuns: Number(process.env.RUNS ?? 300) });
  });

  it('are of as many as the funnel counts at its last required stage', () => {
    fc.assert(
      fc.property(eventRows, everyFunnel, (rows, spec) => {
        const store = storeOf(rows, ['p']);
        const funnel = answerTo('funnel', { store, timeZone: 'UTC' }, { spec });
        const answer = answerTo('amounts', { store, timeZone: 'UTC' }, { spec, property: 'p' });
        expect(answer.ok).toBe(funnel.ok);
        if (!funnel.ok || !answer.ok) return;
        const last = spec.steps.findLastIndex(({ optional }, k) => k === 0 || !optional);
        expect(answer.value.converted).toBe(funnel.value.groups[0].steps[last].actors);
        for (const { filled, sum } of answer.value.steps) {
          expect(filled).toBeLessThanOrEqual(answer.value.converted);
          expect(sum).not.toBeNaN();
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { checkSpec } from '../../../../workers/funnel/plan/check-spec';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';
import { answerTo } from '../../../support/funnel/answer-to';

const row = (event: string, seconds: number, props: EventRow['props'] = {}): EventRow => ({
  user: 'z',
  event,
  time: seconds * 1e6,
  props,
});

/** By step, how many runs have an amount, and their sum. */
function amounts(rows: EventRow[], spec: FunnelSpec): [number, number][] {
  const answer = answerTo('amounts', { store: storeOf(rows, ['n', 'p']), timeZone: 'UTC' }, { spec, property: 'n' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.steps.map(({ filled, sum }) => [filled, sum]);
}

/** By value of p at a step, how many runs. */
function groups(rows: EventRow[], spec: FunnelSpec, step: number): [string, number][] {
  const by = [{ kind: 'property' as const, property: 'p', bins: null }];
  const asked: FunnelSpec = { ...spec, breakdown: { by, attribution: { at: 'step', step }, shown: null } };
  const answer = answerTo('funnel', { store: storeOf(rows, ['n', 'p']), timeZone: 'UTC' }, { spec: asked });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.groups.flatMap(({ key, steps }): [string, number][] =>
    key.kind === 'values' ? [[key.values[0], steps[0].actors]] : [],
  );
}

const totals = { count: 'totals' as const };

describe('simultaneous events in totals', () => {
  it('serve one run each', () => {
    const pays = [row('pay', 0, { n: 100, p: 'A' }), row('pay', 0, { n: 1, p: 'B' }), row('pay', 0, { n: 2, p: 'C' })];
    expect(amounts(pays, specOf(['pay'], totals))).toEqual([[3, 103]]);
    expect(groups(pays, specOf(['pay'], totals), 0)).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
    const pairs = [...pays.slice(0, 2), row('add', 0, { n: 8 }), row('add', 0, { n: 4 })];
    expect(amounts(pairs, specOf(['add', 'pay'], totals))).toEqual([
      [2, 12],
      [2, 101],
    ]);
  });

  it('that begin a run in any order are not those of the run before, nor anybody else’s', () => {
    const other = { ...row('x', 50, { n: 1000, p: 'x' }), user: 'other' };
    const rows = [
      row('a', 0, { n: 5, p: 'a1' }),
      row('a', 0, { n: 6, p: 'a2' }),
      row('b', 0, { n: 7, p: 'b1' }),
      row('y', 100),
      row('b', 7200, { n: 8, p: 'b2' }),
    ];
    const spec = specOf(['a', 'b'], { order: 'any', ...totals });
    for (const all of [
      [other, ...rows],
      [other, ...rows.toReversed()],
    ]) {
      expect(amounts(all, spec)).toEqual([
        [2, 11],
        [2, 15],
      ]);
      expect(groups(all, spec, 1)).toEqual([
        ['b1', 1],
        ['b2', 1],
      ]);
    }
  });

  it('do one step of one run in every funnel', () => {
    const step = fc.constantFrom<string[]>(['a'], ['b'], ['a', 'b'], ['b', 'c'], ['*']);
    const spec = fc
      .record({
        steps: fc.array(fc.record({ events: step, optional: fc.boolean() }), { minLength: 1, maxLength: 3 }),
        order: fc.constantFrom<FunnelSpec['order']>('ordered', 'strict', 'any'),
        tieTolerance: fc.constantFrom(0, 0, 1),
      })
      .map(({ steps, order, tieTolerance }) =>
        specOf(
          steps.map(({ events, optional }, k) => ({ events, optional: optional && k > 0 && order !== 'any' })),
          { order, tieTolerance: order === 'ordered' ? tieTolerance : 0, ...totals },
        ),
      );
    const events = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'x'), fc.nat(2)), { maxLength: 9 });
    const law = (drawn: [string, number][], asked: FunnelSpec) => {
      const rows = drawn.map(([event, seconds], i) => row(event, seconds, { n: 2 ** i }));
      fc.pre(rows.length > 0 && checkSpec(asked, storeOf(rows, ['n'])).ok);
      const isAny = asked.steps.some((each) => each.events.includes('*'));
      const found = amounts(isAny ? rows : [{ ...row('other', 0, { n: 2 ** 20 }), user: 'a' }, ...rows], asked);
      // Each event has a bit of its own, so that a sum says which events it is of.
      const used = found.map(([, sum]) => drawn.flatMap((_, i) => ((sum & (1 << i)) === 0 ? [] : [i])));
      expect(used.map((list) => list.length)).toEqual(found.map(([filled]) => filled));
      expect(found.every(([, sum]) => sum < 2 ** drawn.length)).toBe(true);
      expect(new Set(used.flat()).size).toBe(used.flat().length);
      if (asked.order === 'any') return;
      for (const [k, list] of used.entries()) {
        const { events: named } = asked.steps[k];
        expect(list.every((i) => named.includes('*') || named.includes(drawn[i][0]))).toBe(true);
      }
    };
    fc.assert(fc.property(events, spec, law), { numRuns: Number(process.env.RUNS ?? 500) });
  });
});

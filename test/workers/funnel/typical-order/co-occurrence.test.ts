import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coOccurrence } from '../../../../workers/funnel/typical-order/co-occurrence';
import { eventRows } from '../../../support/funnel/arbitrary-funnel';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';
import { rowsWritten } from '../../../support/funnel/written-runs';

/** By name: how many had it; and of pairs `a b` how many had both, and how many a no later than b. */
function met(rows: readonly EventRow[], most = 10) {
  const store = storeOf(rows);
  const { codes, actors, both, before } = coOccurrence(store, most);
  const names = codes.map((code) => store.eventNames[code]);
  const pairs = (counts: Uint32Array[]) =>
    Object.fromEntries(
      names.flatMap((a, i) =>
        names.map((b, j): [string, number] => [`${a} ${b}`, counts[i][j]]).filter(([, n]) => n > 0),
      ),
    );
  return { names, actors, both: pairs(both), before: pairs(before) };
}

const log = [...rowsWritten('看@1 买@2 看@3', 'u'), ...rowsWritten('看@1', 'v'), ...rowsWritten('买@1 看@2 退@3', 'w')];

describe('the most common events', () => {
  it('are those that most actors had, however often each had them', () => {
    const { names, actors } = met(log);
    expect(names).toEqual(['看', '买', '退']);
    expect(actors).toEqual([3, 2, 1]);
  });

  it('are at most as many as asked for', () => {
    expect(met(log, 1)).toMatchObject({ names: ['看'], actors: [3], both: {} });
  });

  it('of as many actors come in the order in which they first had them', () => {
    expect(met(rowsWritten('z@1 m@2 a@3')).names).toEqual(['z', 'm', 'a']);
  });

  it('are none where there are none', () => {
    expect(met([])).toEqual({ names: [], actors: [], both: {}, before: {} });
  });
});

describe('two events', () => {
  it('were had by so many actors, in either order', () => {
    expect(met(log).both).toMatchObject({ '看 买': 2, '买 看': 2, '看 退': 1 });
  });

  it('were had in an order, by when each came first', () => {
    expect(met(log).before).toMatchObject({ '看 买': 1, '买 看': 1, '看 退': 1, '买 退': 1 });
    expect(met(log).before).not.toHaveProperty(['退 看']);
  });

  it('were had in both orders where they came at one time', () => {
    expect(met(rowsWritten('a@1 b@1')).before).toEqual({ 'a b': 1, 'b a': 1 });
  });

  it('are counted as by looking at each actor for itself', () => {
    const law = (rows: EventRow[]) => {
      const { both, before } = met(rows);
      for (const a of ['a', 'b', 'c']) {
        for (const b of ['a', 'b', 'c'].filter((name) => name !== a)) {
          const firsts = ['u1', 'u2', 'u3'].map((user) =>
            [a, b].map((name) =>
              Math.min(...rows.filter((row) => row.user === user && row.event === name).map(({ time }) => time)),
            ),
          );
          const having = firsts.filter((times) => times.every(Number.isFinite));
          expect(both[`${a} ${b}`] ?? 0).toBe(having.length);
          expect(before[`${a} ${b}`] ?? 0).toBe(having.filter(([first, second]) => first <= second).length);
        }
      }
    };
    fc.assert(fc.property(eventRows, law));
  });
});

import { describe, expect, it } from 'vitest';
import { heldCodes } from '../../../../workers/funnel/plan/held';
import { noPartCode } from '../../../../workers/store/split';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';
import { planned, rowsWritten } from '../../../support/funnel/written-runs';

describe('the combinations of values that are held', () => {
  const row = (n: number, props: NonNullable<EventRow['props']>): EventRow => ({
    user: 'u',
    event: 'a',
    time: n,
    props,
  });
  const store = storeOf(
    [
      row(0, { p: '鞋', q: 1 }),
      row(1, { p: '鞋', q: 2 }),
      row(2, { p: '鞋', q: 1 }),
      row(3, { p: '鞋' }),
      row(4, { q: 1 }),
    ],
    ['p', 'q'],
  );

  it('are one code each, and none where a value is missing', () => {
    const { codes } = heldCodes(store, ['p', 'q']);
    expect(codes[0]).toBe(codes[2]);
    expect(codes[0]).not.toBe(codes[1]);
    expect([codes[3], codes[4]]).toEqual([noPartCode, noPartCode]);
  });

  it('are those of the properties asked for, and are kept for them', () => {
    const one = heldCodes(store, ['p']);
    expect([...one.codes.slice(0, 4)]).toEqual(Array(4).fill(one.codes[0]));
    expect(heldCodes(store, ['p'])).toBe(one);
    expect(heldCodes(store, ['q'])).not.toBe(one);
  });
});

describe('actors in parts', () => {
  const log = [...rowsWritten('a@1(x) a@2(y) b@3(x) b@4', 'u'), ...rowsWritten('b@1(x) a@2(x)', 'v')];
  const heldOf = (switches: Parameters<typeof specOf>[1] = {}) =>
    planned(log, specOf(['a', 'b'], { holdConstant: ['p'], ...switches })).plan.held!;

  it('are one for each value that an actor has', () => {
    const { parts } = heldOf();
    expect([...parts.owners]).toEqual([0, 0, 1]);
    expect([...parts.indices]).toEqual([0, 2, 1, 4, 5]);
  });

  it('have a plan with their own events', () => {
    const { plan, parts } = heldOf();
    expect([...plan.classes].map((each) => plan.masks[each])).toEqual([1, 2, 1, 2, 1]);
    expect([plan.classes.length, plan.held]).toEqual([parts.store.size, null]);
  });

  it('enter all, or only that with the actor’s first entry', () => {
    expect(heldOf().plan.admitted).toBeNull();
    expect([...heldOf({ entry: 'first' }).plan.admitted!]).toEqual([1, 0, 1]);
    expect([...heldOf({ entry: 'first', order: 'any' }).plan.admitted!]).toEqual([1, 0, 1]);
  });

  it('are admitted where their actor is', () => {
    const onlyV = { did: false, events: ['a'], filters: [], times: 2, dates: { from: null, to: null } };
    const { plan } = heldOf({ filter: { events: [], actors: [onlyV] } });
    expect([...plan.admitted!]).toEqual([0, 0, 1]);
  });

  it('are in the order of their values where their runs are equal', () => {
    const { compare } = heldOf();
    expect(compare(0, 1)).toBeLessThan(0);
    expect(compare(1, 0)).toBeGreaterThan(0);
    expect(compare(0, 0)).toBe(0);
  });
});

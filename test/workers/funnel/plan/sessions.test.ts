import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessions } from '../../../../workers/funnel/plan/sessions';
import { eventRows } from '../../../support/funnel/arbitrary-funnel';
import { storeOf } from '../../../support/funnel/store-of';
import { rowsWritten } from '../../../support/funnel/written-runs';

const second = 1e6;
const log = (users: Record<string, string>) =>
  storeOf(Object.entries(users).flatMap(([user, events]) => rowsWritten(events, user)));

/** Where sessions begin, as indices of events. */
const startsOf = (users: Record<string, string>, gap: number) => [...sessions(log(users), gap * second).actorStart];

describe('sessions', () => {
  it('end where their user is silent for longer than the gap, and not at the gap itself', () => {
    expect(startsOf({ u: 'a@1 a@4 a@7.000001' }, 3)).toEqual([0, 2, 3]);
  });

  it('end with their user, however soon the next one’s events come', () => {
    expect(startsOf({ u: 'a@1 a@2', v: 'a@2 a@3' }, 10)).toEqual([0, 2, 4]);
  });

  it('are one for each time where the gap is zero: simultaneous events stay together', () => {
    expect(startsOf({ u: 'a@1 b@1 a@2' }, 0)).toEqual([0, 2, 3]);
  });

  it('are none where there are no events', () => {
    const { actors, actorStart } = sessions(log({}), second);
    expect([actors, ...actorStart]).toEqual([0, 0]);
  });

  it('say which events each of them has', () => {
    const store = log({ u: 'a@1 b@2 b@9' });
    const cut = sessions(store, 3 * second);
    expect([...cut.actorEvents]).toEqual([0b11, 0b10]);
  });

  it('are kept for the gap last asked for', () => {
    const store = log({ u: 'a@1 a@5' });
    const cut = sessions(store, 3 * second);
    expect(sessions(store, 3 * second)).toBe(cut);
    expect(sessions(store, 4 * second).actors).toBe(1);
  });

  it('have the same events as their users, and are no fewer the shorter the gap', () => {
    const law = (rows: Parameters<typeof storeOf>[0], gap: number) => {
      const store = storeOf(rows);
      const [short, long] = [sessions(store, gap * second), sessions(store, (gap + 2) * second)];
      expect(short.actors).toBeGreaterThanOrEqual(long.actors);
      expect(long.actors).toBeGreaterThanOrEqual(store.actors);
      expect([...long.time]).toEqual([...store.time]);
      for (let actor = 0; actor < short.actors; actor++) {
        const [from, to] = [short.actorStart[actor], short.actorStart[actor + 1]];
        for (let i = from + 1; i < to; i++) expect(short.time[i] - short.time[i - 1]).toBeLessThanOrEqual(gap * second);
      }
    };
    fc.assert(fc.property(eventRows, fc.nat(4), law));
  });
});

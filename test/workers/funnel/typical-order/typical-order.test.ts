import { describe, expect, it } from 'vitest';
import { typicalOrder } from '../../../../workers/funnel/typical-order/typical-order';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';

/** Each journey is one user's events, a minute apart. */
function proposed(journeys: readonly string[]): string[] {
  const rows = journeys.flatMap((journey, u) =>
    journey.split(' ').map((event, i): EventRow => ({ user: `u${u}`, event, time: i * 6e7 })),
  );
  return typicalOrder(storeOf(rows)).events;
}

describe('the typical order', () => {
  it('is the chain in which most go on from one to the next', () => {
    const journeys = ['visit', 'visit view', 'visit view view cart', 'visit view cart pay', 'help visit view cart pay'];
    expect(proposed(journeys)).toEqual(['visit', 'view', 'cart', 'pay']);
  });

  it('passes over what comes at any time and what only some do on the way', () => {
    const journeys = [
      'main visit cart pay',
      'visit main cart pay',
      'visit cart main coupon pay',
      'visit cart coupon pay main',
      'visit cart',
      'visit',
    ];
    expect(proposed(journeys)).toEqual(['visit', 'cart', 'pay']);
  });

  it('does not take a way out for a stage', () => {
    const journeys = [
      'new call offer won',
      'new call offer won',
      'new call offer lost',
      'new call lost',
      'new lost',
      'new call',
    ];
    expect(proposed(journeys)).toEqual(['new', 'call', 'offer', 'won']);
  });

  it('has at most six stages', () => {
    const journeys = Array.from({ length: 9 }, (_, n) =>
      'abcdefghi'
        .slice(0, n + 1)
        .split('')
        .join(' '),
    );
    expect(proposed(journeys)).toHaveLength(6);
  });

  it('has two stages where nothing follows on anything', () => {
    expect(proposed(['a', 'b', 'a'])).toEqual(['a', 'b']);
  });

  it('has one stage where there is one event name, and none where there are no events', () => {
    expect(proposed(['a a', 'a'])).toEqual(['a']);
    expect(typicalOrder(storeOf([])).events).toEqual([]);
  });

  it('has stages where all times are equal', () => {
    const rows = ['a', 'b', 'c'].map((event): EventRow => ({ user: 'u', event, time: 0 }));
    expect(typicalOrder(storeOf(rows)).events.length).toBeGreaterThan(1);
  });

  it('finds the second name of a crowd though one user alone has it', () => {
    const rows = Array.from({ length: 300_001 }, (_, u): EventRow => ({
      user: String(u),
      event: u === 1 ? 'b' : 'a',
      time: 0,
    }));
    expect(typicalOrder(storeOf(rows)).events).toEqual(['a', 'b']);
  });

  it('puts events that as many actors meet in the order in which they meet them, whatever their names', () => {
    const rows = ['u1', 'u2'].flatMap((user) =>
      ['m', 'z', 'a'].map((event, second) => ({ user, event, time: second * 1e6 })),
    );
    expect(typicalOrder(storeOf(rows)).events).toEqual(['m', 'z', 'a']);
  });
});

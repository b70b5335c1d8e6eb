import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventStore } from '../../../workers/store/event-store';
import { regroup } from '../../../workers/store/regroup';
import { timeOrder } from '../../../workers/store/time-order';
import { storeOf, type EventRow } from '../../support/funnel/store-of';

const rows: EventRow[] = [
  { user: 'ann', event: 'open', time: 30, props: { order: 'A', shop: 'x', amount: 5 } },
  { user: 'ann', event: 'pay', time: 50, props: { order: 'B', shop: 'y', amount: 7 } },
  { user: 'bob', event: 'ship', time: 10, props: { order: 'A', amount: 5 } },
  { user: 'bob', event: 'open', time: 20, props: { shop: 'z' } },
  { user: 'cat', event: 'pay', time: 40, props: { order: 'A', amount: 7 } },
];

function named(store: EventStore): [string, number][][] {
  return Array.from({ length: store.actors }, (_, actor) => {
    const events: [string, number][] = [];
    for (let i = store.actorStart[actor]; i < store.actorStart[actor + 1]; i++) {
      events.push([store.eventNames[store.event[i]], store.time[i]]);
    }
    return events;
  });
}

describe('a store grouped by another column', () => {
  it('has its values for actors, each with its events in the order of time', () => {
    const view = regroup(storeOf(rows, ['order']), 'order', []);
    expect(named(view)).toEqual([
      [
        ['ship', 10],
        ['open', 30],
        ['pay', 40],
      ],
      [['pay', 50]],
    ]);
  });

  it('has simultaneous events of several users by name', () => {
    const tied = ['ship', 'open', 'pay'].map((event, n): EventRow => ({
      user: `u${n}`,
      event,
      time: 7,
      props: { order: 'A' },
    }));
    const view = regroup(storeOf(tied, ['order']), 'order', []);
    expect(named(view)[0].map(([event]) => event)).toEqual(['open', 'pay', 'ship']);
  });

  it('leaves events without the column out', () => {
    expect(regroup(storeOf(rows, ['order']), 'order', []).size).toBe(4);
  });

  it('is grouped by numbers as well', () => {
    expect(named(regroup(storeOf(rows, ['amount']), 'amount', [])).map((events) => events.length)).toEqual([2, 2]);
  });

  it('carries the properties asked for, also those asked for later', () => {
    const store = storeOf(rows, ['order', 'shop']);
    const first = regroup(store, 'order', []);
    expect(first.properties.has('shop')).toBe(false);
    const shop = regroup(store, 'order', ['shop']).properties.get('shop');
    expect(shop?.kind === 'text' && Array.from(shop.codes, (code) => shop.values[code])).toEqual(['', 'x', '', 'y']);
  });

  it('is kept, so that the next question finds it made', () => {
    const store = storeOf(rows, ['order', 'shop']);
    const view = regroup(store, 'order', []);
    expect(regroup(store, 'order', ['shop'])).toBe(view);
    expect(regroup(store, 'shop', [])).not.toBe(view);
  });

  it('knows by bits which events an actor has', () => {
    const view = regroup(storeOf(rows, ['order']), 'order', []);
    const bit = (name: string) => 1 << view.eventNames.indexOf(name);
    expect([...view.actorEvents]).toEqual([bit('ship') | bit('open') | bit('pay'), bit('pay')]);
  });

  it('has no actors where no event has the column', () => {
    const view = regroup(storeOf([{ user: 'ann', event: 'open', time: 1 }], ['order']), 'order', []);
    expect([view.size, view.actors, view.actorStart.length]).toEqual([0, 0, 1]);
  });
});

describe('the order of time', () => {
  it('is that of a stable sort, for any times', () => {
    const times = fc.array(fc.oneof(fc.nat(5), fc.integer({ min: -(2 ** 52), max: 2 ** 52 })), { maxLength: 50 });
    const law = (values: number[]) => {
      const sorted = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
      expect([...timeOrder(Float64Array.from(values))]).toEqual(sorted);
    };
    fc.assert(fc.property(times, law));
  });
});

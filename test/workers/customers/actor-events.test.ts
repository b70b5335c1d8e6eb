import { describe, expect, it } from 'vitest';
import { firstAfter, lastFilledEvent } from '../../../workers/customers/actor-events';
import { oneActor } from '../../../workers/customers/one-actor';
import { valueAt } from '../../../workers/funnel/plan/subject';
import { storeOf } from '../../support/funnel/store-of';
import { rowsWritten } from '../../support/funnel/written-runs';

const store = storeOf(
  [...rowsWritten('a@1(x) b@2(web) b@2(微信) b@2 c@3', 'u'), ...rowsWritten('a@1', 'v'), ...rowsWritten('a@5(y)', 'w')],
  ['p'],
);
const property = store.properties.get('p')!;

describe('the last event of an actor that carries a value', () => {
  const last = (actor: number) => {
    const event = lastFilledEvent(store, property)(actor);
    return event < 0 ? null : valueAt(property, event);
  };

  it('is the last in time, and of events alike the one with the last value', () => {
    expect(last(0)).toBe('微信');
    expect(last(2)).toBe('y');
  });

  it('is none where no event carries one', () => {
    expect(last(1)).toBeNull();
  });
});

describe('the first event of an actor after a time', () => {
  const after = (actor: number, second: number) => firstAfter(store, actor, second * 1e6);

  it('is later than it, not at it', () => {
    expect([after(0, 0), after(0, 1), after(0, 2)]).toEqual([0, 1, 4]);
  });

  it('is none where nothing comes after, though others have events then', () => {
    expect([after(0, 3), after(1, 1)]).toEqual([-1, -1]);
  });
});

describe('a store of one actor', () => {
  const own = oneActor(store, 0, ['p']);

  it('has its events alone', () => {
    expect([own.size, own.actors, ...own.actorStart]).toEqual([5, 1, 0, 5]);
    expect([...own.time]).toEqual([1e6, 2e6, 2e6, 2e6, 3e6]);
  });

  it('has events alike in the order of their values, empty ones last', () => {
    const values = [1, 2, 3].map((event) => valueAt(own.properties.get('p')!, event));
    expect(values).toEqual(['web', '微信', null]);
  });

  it('has the properties asked for, and no others', () => {
    expect([...own.properties.keys()]).toEqual(['p']);
    expect(oneActor(store, 2, []).properties.size).toBe(0);
  });
});

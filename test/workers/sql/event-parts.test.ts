import { describe, expect, it } from 'vitest';
import { eventParts } from '../../../workers/sql/event-parts';
import { storeOf, type EventRow } from '../../support/funnel/store-of';

const rows: EventRow[] = [
  { user: 'ann', event: 'look', time: 1, props: { p: 'red', q: 1.5 } },
  { user: 'ann', event: 'buy', time: 2, props: { p: 'blue' } },
  { user: 'bob', event: 'look', time: 3, props: { q: 2 } },
];

function partsOf(events: readonly EventRow[], properties: readonly string[] = []) {
  const store = storeOf(events, ['p', 'q']);
  const users = { text: (actor: number) => store.users[actor] };
  const columns = new Map(['p', 'q'].map((property) => [property, `column of ${property}`]));
  return [...eventParts({ store, users, columns }, new Set(properties))];
}

describe('the rows of the table of events', () => {
  it('have user, event and time, in the order of the store', () => {
    const [[user, event, time]] = partsOf(rows);
    expect(user).toEqual({ name: 'user', kind: 'text', codes: Int32Array.of(0, 0, 1), texts: ['ann', 'bob'] });
    expect(event).toEqual({ name: 'event', kind: 'text', codes: Int32Array.of(0, 1, 0), texts: ['look', 'buy'] });
    expect(time).toEqual({ name: 'time', kind: 'time', microseconds: Float64Array.of(1, 2, 3) });
  });

  it('have the properties asked for by the names of their columns, and NULL for an empty text', () => {
    const [[, , , p, q, ...others]] = partsOf(rows, ['p', 'q']);
    expect(p).toEqual({ name: 'column of p', kind: 'text', codes: Int32Array.of(0, 1, -1), texts: ['red', 'blue'] });
    expect(q).toMatchObject({ name: 'column of q', kind: 'number' });
    expect(others).toEqual([]);
  });

  it('come in parts, each with the texts of its own events only', () => {
    const many = Array.from({ length: 150_000 }, (_, i): EventRow => ({ user: 'u', event: i < 100_000 ? 'a' : 'b', time: i })); // prettier-ignore
    const parts = partsOf(many);
    expect(parts.map(([, , time]) => time.kind === 'time' && time.microseconds.length)).toEqual([100_000, 50_000]);
    expect(parts.map(([user]) => user.kind === 'text' && user.texts)).toEqual([['u'], ['u']]);
    expect(parts.map(([, event]) => event.kind === 'text' && event.texts)).toEqual([['a'], ['b']]);
  });

  it('are none without events', () => {
    expect(partsOf([])).toEqual([]);
  });
});

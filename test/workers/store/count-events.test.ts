import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEvents } from '../../../workers/store/count-events';
import { eventRows } from '../../support/funnel/arbitrary-funnel';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { rowsWritten } from '../../support/funnel/written-runs';

const counts = (rows: readonly EventRow[]) =>
  countEvents(storeOf(rows)).map(({ name, events, users }) => [name, events, users]);

describe('the events of a dataset', () => {
  it('are counted by name, with the users who did them', () => {
    expect(counts([...rowsWritten('支付@1 支付@2 view@3', 'u'), ...rowsWritten('view@1', 'v')])).toEqual([
      ['view', 2, 2],
      ['支付', 2, 1],
    ]);
  });

  it('come with the most frequent first, equal ones in alphabetical order', () => {
    expect(counts(rowsWritten('b@1 a@2 c@3 c@4')).map(([name]) => name)).toEqual(['c', 'a', 'b']);
  });

  it('are none where there are none', () => {
    expect(counts([])).toEqual([]);
  });

  it('have zero where no event has the name', () => {
    const store = { ...storeOf(rowsWritten('a@1')), eventNames: ['a', 'never'] };
    expect(countEvents(store)).toContainEqual({ name: 'never', events: 0, users: 0 });
  });

  it('are all events, each once, and no more users than events', () => {
    const law = (rows: EventRow[]) => {
      const found = countEvents(storeOf(rows));
      expect(found.reduce((sum, { events }) => sum + events, 0)).toBe(rows.length);
      for (const { name, events, users } of found) {
        expect(users).toBe(new Set(rows.filter(({ event }) => event === name).map(({ user }) => user)).size);
        expect(users).toBeLessThanOrEqual(events);
      }
    };
    fc.assert(fc.property(eventRows, law));
  });
});

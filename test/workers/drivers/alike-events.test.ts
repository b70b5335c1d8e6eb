import { describe, expect, it } from 'vitest';
import { alikeEvents, eventsOf } from '../../../workers/drivers/alike-events';
import { storeOf } from '../../support/funnel/store-of';
import { rowsWritten } from '../../support/funnel/written-runs';

const store = storeOf([...rowsWritten('a@1 a@1 b@1 a@2', 'u'), ...rowsWritten('a@2', 'v')]);
const alike = (index: number, range = eventsOf(store, 0)) => alikeEvents(store, index, range);

describe('events that lie neither before nor after another', () => {
  it('have its time and its name', () => {
    expect([alike(0), alike(1), alike(2)]).toEqual([
      { from: 0, to: 2 },
      { from: 0, to: 2 },
      { from: 2, to: 3 },
    ]);
  });

  it('are its actor’s own', () => {
    expect(alike(3)).toEqual({ from: 3, to: 4 });
    expect(eventsOf(store, 1)).toEqual({ from: 4, to: 5 });
  });

  it('lie in the range', () => {
    expect(alike(1, { from: 1, to: 4 })).toEqual({ from: 1, to: 2 });
  });
});

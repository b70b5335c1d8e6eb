import { describe, expect, it } from 'vitest';
import { keepFirst } from '../../../../workers/funnel/plan/occurrence';
import { storeOf } from '../../../support/funnel/store-of';
import { rowsWritten } from '../../../support/funnel/written-runs';

/** Of the events that are found those that are kept. */
function kept(users: Record<string, string>, found: readonly number[]): number[] {
  const store = storeOf(Object.entries(users).flatMap(([user, events]) => rowsWritten(events, user)));
  const flags = Uint8Array.from(found);
  keepFirst(store, flags);
  return [...flags];
}

describe('of the events that are found', () => {
  it('only the first of each actor is kept', () => {
    expect(kept({ u: 'a@1 a@2 a@3', v: 'a@1 a@9' }, [1, 1, 1, 1, 1])).toEqual([1, 0, 0, 1, 0]);
  });

  it('the first is the first found, not the first of all', () => {
    expect(kept({ u: 'z@1 a@2 a@3' }, [0, 1, 1])).toEqual([0, 1, 0]);
  });

  it('all that share the first one’s time are first', () => {
    expect(kept({ u: 'a@1 b@1 a@1 a@2' }, [1, 1, 1, 1])).toEqual([1, 1, 1, 0]);
  });

  it('all of one time are kept where all times are equal', () => {
    expect(kept({ u: 'a@5 a@5 a@5' }, [1, 0, 1])).toEqual([1, 0, 1]);
  });

  it('none is kept where none is found, or there are no actors', () => {
    expect(kept({ u: 'a@1 a@2' }, [0, 0])).toEqual([0, 0]);
    expect(kept({}, [])).toEqual([]);
  });
});

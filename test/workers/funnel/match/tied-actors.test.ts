import { describe, expect, it } from 'vitest';
import { tiedActors } from '../../../../workers/funnel/match/tied-actors';
import { storeOf } from '../../../support/funnel/store-of';
import { rowsWritten } from '../../../support/funnel/written-runs';

describe('an actor with tied events', () => {
  it('has two at the same time, wherever they stand among its own', () => {
    const rows = [
      ...rowsWritten('a@1 b@2', 'apart'),
      ...rowsWritten('a@1 b@1 c@2', 'first'),
      ...rowsWritten('a@1 b@2 c@2', 'last'),
      ...rowsWritten('a@5', 'alone'),
    ];
    expect([...tiedActors(storeOf(rows))]).toEqual([0, 1, 1, 0]);
  });

  it('is none where neighbours have the same time', () => {
    expect([...tiedActors(storeOf([...rowsWritten('a@1', 'u'), ...rowsWritten('a@1', 'v')]))]).toEqual([0, 0]);
  });

  it('is none where there are no actors', () => {
    expect([...tiedActors(storeOf([]))]).toEqual([]);
  });

  it('is found once for a store', () => {
    const store = storeOf(rowsWritten('a@1 b@1'));
    expect(tiedActors(store)).toBe(tiedActors(store));
    expect(tiedActors(storeOf(rowsWritten('a@1 b@1')))).not.toBe(tiedActors(store));
  });
});

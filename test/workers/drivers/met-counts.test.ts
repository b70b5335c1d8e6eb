import { describe, expect, it } from 'vitest';
import { MetCounts } from '../../../workers/drivers/met-counts';

/** The events 0, 1, 2 … have these codes. */
const codes = Uint8Array.of(1, 1, 2, 0, 2);
const seen = (...events: number[]) => ({ events: Uint32Array.from(events), from: 0, to: events.length });

describe('what runs met', () => {
  it('is counted once for each run, however often it met it', () => {
    const counts = new MetCounts(codes, 3);
    counts.add(1, true, seen(0, 1, 2));
    expect([[...counts.converted], [...counts.lost]]).toEqual([
      [0, 1, 1],
      [0, 0, 0],
    ]);
  });

  it('is counted apart for converted and lost runs', () => {
    const counts = new MetCounts(codes, 3);
    counts.add(1, true, seen(0));
    counts.add(2, false, seen(0, 4));
    counts.add(3, false, seen(1));
    expect([[...counts.converted], [...counts.lost]]).toEqual([
      [0, 1, 0],
      [0, 2, 1],
    ]);
  });

  it('is what lies in its range', () => {
    const counts = new MetCounts(codes, 3);
    counts.add(1, true, { events: Uint32Array.of(0, 2, 3), from: 1, to: 2 });
    expect([...counts.converted]).toEqual([0, 0, 1]);
  });

  it('is nothing for a run without events', () => {
    const counts = new MetCounts(codes, 3);
    counts.add(1, true, seen());
    expect([...counts.converted]).toEqual([0, 0, 0]);
  });
});

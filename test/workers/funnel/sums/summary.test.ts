import { describe, expect, it } from 'vitest';
import { summarize, timesOf } from '../../../../workers/funnel/sums/summary';
import type { StepSums } from '../../../../workers/funnel/sums/tally';

const list = (...durations: number[]) => [Float64Array.from(durations)];
const second = 1e6;

describe('the times of some durations', () => {
  it('are in seconds, with a median of two as their mean', () => {
    expect(timesOf(list(1 * second, 4 * second))).toEqual({
      n: 2,
      average: 2.5,
      p10: 1.3,
      p25: 1.75,
      median: 2.5,
      p75: 3.25,
      p90: 3.7,
    });
  });

  it('are all that one where there is one', () => {
    expect(timesOf(list(second))).toEqual({ n: 1, average: 1, p10: 1, p25: 1, median: 1, p75: 1, p90: 1 });
  });

  it('are null where there is none, in however many lists', () => {
    expect(timesOf([])).toBeNull();
    expect(timesOf([new Float64Array(0), new Float64Array(0)])).toBeNull();
  });

  it('are zero where everything happens at once', () => {
    expect(timesOf(list(0, 0, 0))).toEqual({ n: 3, average: 0, p10: 0, p25: 0, median: 0, p75: 0, p90: 0 });
  });

  it('are those of all lists together', () => {
    expect(timesOf([...list(1 * second, 9 * second), ...list(5 * second)])).toEqual(
      timesOf(list(9 * second, 5 * second, 1 * second)),
    );
  });
});

describe('the figures of a group', () => {
  const sums: StepSums = {
    counts: Uint32Array.of(3, 2, 1),
    fromPrevious: [[], list(1 * second, 3 * second), list(10 * second)],
    fromEntry: [[], list(1 * second, 3 * second), list(11 * second)],
  };

  it('have counts for every step, and times for every step but the first', () => {
    const { steps } = summarize(sums);
    expect(steps.map(({ actors }) => actors)).toEqual([3, 2, 1]);
    expect(steps[0]).toEqual({ actors: 3, fromPrevious: null, fromEntry: null });
    expect(steps[2].fromPrevious?.median).toBe(10);
    expect(steps[2].fromEntry?.median).toBe(11);
  });

  it('have the same times at the second step from both', () => {
    const { steps } = summarize(sums);
    expect(steps[1].fromEntry).toBe(steps[1].fromPrevious);
  });

  it('are those of all actors where no group is named', () => {
    expect(summarize(sums).key).toEqual({ kind: 'all' });
    expect(summarize(sums, { key: { kind: 'values', values: ['微信'] } }).key).toEqual({
      kind: 'values',
      values: ['微信'],
    });
  });

  it('have no times at a step that nobody reached', () => {
    const { steps } = summarize({ counts: Uint32Array.of(1, 0), fromPrevious: [[], []], fromEntry: [[], []] });
    expect(steps[1]).toEqual({ actors: 0, fromPrevious: null, fromEntry: null });
  });
});

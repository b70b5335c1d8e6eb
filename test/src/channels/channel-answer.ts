import type { FunnelAnswer, FunnelGroup, FunnelSpec, GroupKey } from '../../../src/core/spec/funnel';
import { specOf } from '../../support/funnel/spec-of';

/** A funnel broken down by channel, as the engine answers it: so many at each stage, by channel. */
export function channelAnswer(counts: Record<string, number[]>): FunnelAnswer {
  const groups = Object.entries(counts).map(([value, reached]) => group({ kind: 'values', values: [value] }, reached));
  const stages = Object.values(counts)[0].length;
  const all = Array.from({ length: stages }, (_, i) =>
    Object.values(counts).reduce((sum, reached) => sum + reached[i], 0),
  );
  return { groups: [group({ kind: 'all' }, all), ...groups], actorsInAll: all[0], milliseconds: 1 };
}

function group(key: GroupKey, reached: number[]): FunnelGroup {
  const times = { n: 1, average: 60, p10: 60, p25: 60, median: 60, p75: 60, p90: 60 };
  return {
    key,
    steps: reached.map((actors, i) => ({
      actors,
      fromPrevious: i > 0 && actors > 0 ? times : null,
      fromEntry: i > 0 && actors > 0 ? { ...times, median: 60 * i } : null,
    })),
  };
}

export const shopSpec: FunnelSpec = specOf(['visit', 'cart', 'pay']);

/** Bilibili loses at the cart, email converts best, print is too small to tell. */
export const shopCounts = {
  search: [1000, 400, 200],
  bilibili: [800, 200, 100],
  email: [400, 200, 140],
  print: [20, 9, 2],
};

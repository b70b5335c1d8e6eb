import type { GroupKey, Times } from '../../../src/core/spec/funnel';
import type { TimesSeries } from '../../../src/core/spec/timing';

/** Percentiles around a median, of so many runs. */
export function timesOf(n: number, median = 60): Times {
  return {
    n,
    average: median * 1.5,
    p10: median / 4,
    p25: median / 2,
    median,
    p75: median * 2,
    p90: median * 4,
  };
}

/** A series of bins of a minute each, with so many runs; nobody where there are none. */
export function seriesOf(actors: number[], key: GroupKey = { kind: 'all' }): TimesSeries {
  const n = actors.reduce((sum, each) => sum + each, 0);
  const bins = actors.map((each, i) => ({ from: i * 60, to: (i + 1) * 60, actors: each }));
  return { key, times: n > 0 ? timesOf(n) : null, bins };
}

export const wechat: GroupKey = { kind: 'values', values: ['微信'] };

import { beforeAll, describe, expect, it } from 'vitest';
import type { FunnelSpec, Step } from '../../../../src/core/spec/funnel';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted } from '../../../support/sql/counted';
import { cteText } from '../../../support/sql/cte-text';

const window = { value: 5, unit: 'second' as const };
const optional: Partial<Step> = { events: ['o'], optional: true };
const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };
const drop = { ...stop, effect: 'drop' as const };
const from2to3 = { ...stop, from: 1, to: 2 };

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

describe('an optional step', () => {
  const spec = specOf(['a', optional, 'b']);

  it.each<[string, FunnelSpec, string, number[]]>([
    ['counts where it comes between', spec, 'a o b', [1, 1, 1]],
    ['may be missing', spec, 'a b', [1, 0, 1]],
    ['does not count once the run has gone past it', spec, 'a b o', [1, 0, 1]],
    ['counts without the next step too', spec, 'a o', [1, 1, 0]],
    ['counts at the time of the next step', spec, 'a@0 o@3 b@3', [1, 1, 1]],
    ['is in time or not', { ...spec, window }, 'a@0 o@6 | a@0 o@5', [2, 1, 0]],
  ])('%s', async (_, ...[funnel, log, counts]) => {
    expect(await counted.counts(funnel, log)).toEqual(counts);
  });
});

describe('an exclusion', () => {
  it.each<[string, FunnelSpec, string, number[]]>([
    ['that stops ends a run', specOf(['a', 'b'], { exclusions: [stop] }), 'a x b', [1, 0]],
    ['leaves other runs alone', specOf(['a', 'b'], { exclusions: [stop] }), 'a x a b', [1, 1]],
    ['is in force between its steps only', specOf(['a', 'b', 'c'], { exclusions: [from2to3] }), 'a x b c', [1, 1, 1]],
    ['ends the run at its steps', specOf(['a', 'b', 'c'], { exclusions: [from2to3] }), 'a b x c', [1, 1, 0]],
    ['that drops takes the actor away', specOf(['a', 'b'], { exclusions: [drop] }), 'a x | a b', [1, 1]],
    ['that drops takes the best run alone', specOf(['a', 'b'], { exclusions: [drop] }), 'a x a b', [1, 1]],
    ['comes too late behind the window', specOf(['a', 'b'], { window, exclusions: [drop] }), 'a@0 x@6', [1, 0]],
    ['among events of one time does not count', specOf(['a', 'b'], { exclusions: [stop] }), 'a@0 x@3 b@3', [1, 1]],
  ])('%s', async (_, ...[spec, log, counts]) => {
    expect(await counted.counts(spec, log)).toEqual(counts);
  });
});

describe('the times of a run', () => {
  it('come back along the steps, from the last to the first', () => {
    const spec = specOf(['a', 'b', 'c'], { exclusions: [from2to3] });
    const first = (value: string, step: number) =>
      `min(CASE WHEN m${step} > 0 THEN ${value} END) OVER (PARTITION BY actor ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)`;
    expect(cteText(spec, 'from_1')).toBe(`SELECT *,
  ${first('t', 2)} AS t2_1,
  ${first('t3_2', 2)} AS t3_1,
  ${first('next1', 2)} AS x1_1
FROM funnel_from_2`);
  });

  it('are those of an entry with its deadline and the exclusions before its step', () => {
    expect(cteText(specOf(['a', 'b'], { window, exclusions: [stop] }), 'entries')).toBe(`SELECT actor,
  entry,
  entry + 5000000 AS deadline,
  entry AS t1,
  coalesce(t2_1, 9000000000000000000) AS t2,
  CASE WHEN x1_1 <= least(coalesce(t2_1, 9000000000000000000), entry + 5000000) THEN x1_1 ELSE 9000000000000000000 END AS hit1
FROM (
  SELECT *,
    CASE WHEN m1 > 0 THEN t END AS entry
  FROM funnel_from_1
) AS entering
WHERE entry IS NOT NULL`);
  });
});

it('of an actor’s runs the deepest counts, then a clean one, the first to get there, the last to enter', () => {
  expect(cteText(specOf(['a', optional, 'b']), 'runs')).toBe(`SELECT d1,
  d2,
  d3
FROM (
  SELECT *,
    row_number() OVER (PARTITION BY actor ORDER BY depth DESC, is_dropped, reached_at, entry DESC) AS place
  FROM funnel_all_runs
) AS ranked
WHERE place = 1
  AND is_dropped = 0`);
});

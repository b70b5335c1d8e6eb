import { beforeAll, describe, expect, it } from 'vitest';
import type { FunnelSpec, Step } from '../../../../src/core/spec/funnel';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted } from '../../../support/sql/counted';
import { cteText } from '../../../support/sql/cte-text';

const seconds = (value: number) => ({ value, unit: 'second' as const });
const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };
const drop = { ...stop, effect: 'drop' as const };
const optional: Partial<Step> = { events: ['o'], optional: true };
const strict = { order: 'strict' as const };

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

describe('steps in order', () => {
  it.each<[string, FunnelSpec, string, number[]]>([
    ['may have other events between', specOf(['a', 'b']), 'a y b', [1, 1]],
    ['do not count the wrong way round', specOf(['a', 'b']), 'b a', [1, 0]],
    ['count each actor once', specOf(['a', 'b']), 'a b a b | a', [2, 1]],
    ['may be at one time where no event does both', specOf(['a', 'b']), 'a@5 b@5', [1, 1]],
    ['need two events where one could do both', specOf(['a', 'a']), 'a | a a', [2, 1]],
    ['are in time up to the end of the window', specOf(['a', 'b'], { window: seconds(5) }), 'a@0 b@5 | a@0 b@6', [2, 1]],
    ['are in time by the latest entry', specOf(['a', 'b'], { window: seconds(5) }), 'a@0 a@8 b@10', [1, 1]],
    ['have the window of one run, not of two', specOf(['a', 'b', 'c'], { window: seconds(5) }), 'a@0 b@4 a@6 c@8', [1, 1, 0]],
    ['are in time after the step before', specOf(['a', { events: ['b'], within: seconds(3) }]), 'a@0 b@3 | a@0 b@4', [2, 1]],
    ['wait for each step anew', specOf(['a', 'b', 'c'], { window: seconds(3), windowFrom: 'previous' }), 'a@0 b@3 c@6', [1, 1, 1]],
  ])('%s', async (_, ...[spec, log, counts]) => {
    expect(await counted.counts(spec, log)).toEqual(counts);
  }); // prettier-ignore
});

describe('steps directly one after the other', () => {
  it.each<[string, FunnelSpec, string, number[]]>([
    ['have no other event between', specOf(['a', 'b'], strict), 'a b | a y b', [2, 1]],
    ['may begin anew', specOf(['a', 'b'], strict), 'a y a b', [1, 1]],
    ['come in any order at one time', specOf(['a', 'b'], strict), 'b@5 a@5', [1, 1]],
    ['may leave out an optional one', specOf(['a', optional, 'b'], strict), 'a b | a o b | a y b', [3, 1, 2]],
    ['are ended by an exclusion', specOf(['a', 'b'], { ...strict, exclusions: [stop] }), 'a x b', [1, 0]],
    ['lose the actor to one that drops', specOf(['a', 'b'], { ...strict, exclusions: [drop] }), 'a x | a y', [1, 0]],
    ['keep the actor that has a run as deep', specOf(['a', 'b'], { ...strict, exclusions: [drop] }), 'a x a', [1, 0]],
  ])('%s', async (_, ...[spec, log, counts]) => {
    expect(await counted.counts(spec, log)).toEqual(counts);
  });
});

describe('a level', () => {
  it('is one window over the level before', () => {
    expect(cteText(specOf(['a', 'b'], { window: seconds(5) }), 'level_2')).toBe(`SELECT *,
  CASE WHEN m2 > 0 AND t - p1_2 <= 5000000 THEN p1_2 END AS e2
FROM (
  SELECT *,
    max(e1) OVER (PARTITION BY actor ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS p1_2
  FROM funnel_level_1
) AS before_2_1`);
  });

  it('looks at earlier rows alone where an event could do both steps', () => {
    expect(cteText(specOf(['a', 'a']), 'level_2')).toContain(
      'ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS p1_2',
    );
  });

  it('keeps to the groups of rows between events that empty it', () => {
    expect(cteText(specOf(['a', 'b'], strict), 'level_2')).toContain(
      'max(e1) OVER (PARTITION BY actor, group1 ORDER BY t',
    );
  });

  it('knows when its entry came where a step has a limit', () => {
    const spec = specOf(['a', { events: ['b'], within: seconds(3) }]);
    expect(cteText(spec, 'level_2')).toContain('CASE WHEN m2 > 0 AND t - l1_2 <= 3000000 THEN p1_2 END AS e2');
  });
});

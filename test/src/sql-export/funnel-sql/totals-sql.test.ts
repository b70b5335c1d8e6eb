import { beforeAll, describe, expect, it } from 'vitest';
import type { FunnelSpec, Step } from '../../../../src/core/spec/funnel';
import { funnelSql } from '../../../../src/sql-export/funnel-sql/funnel-sql';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted } from '../../../support/sql/counted';
import { cteNames, cteText, shopTable } from '../../../support/sql/cte-text';

const window = { value: 5, unit: 'second' as const };
const optional: Partial<Step> = { events: ['o'], optional: true };
const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };
const drop = { ...stop, effect: 'drop' as const };
const totals = (steps: (string | Partial<Step>)[], switches: Partial<FunnelSpec> = {}) =>
  specOf(steps, { count: 'totals', ...switches });

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

describe('every run', () => {
  it.each<[string, FunnelSpec, string, number[]]>([
    ['counts, one after the other', totals(['a', 'b']), 'a b a b a', [3, 2]],
    ['ends when it converts', totals(['a', 'b']), 'a a b b', [1, 1]],
    ['ends with its window', totals(['a', 'b'], { window }), 'a@0 a@4 a@6 b@7', [2, 1]],
    ['ends at an exclusion that stops', totals(['a', 'b'], { exclusions: [stop] }), 'a x a b', [2, 1]],
    ['does not count where one drops it', totals(['a', 'b'], { exclusions: [drop] }), 'a x a b', [1, 1]],
    ['is one where only the first entry counts', totals(['a', 'b'], { entry: 'first' }), 'a b a b', [1, 1]],
    ['keeps its last optional steps until the next', totals(['a', 'b', optional]), 'a b o a b', [2, 2, 1]],
    ['leaves later ones to the next', totals(['a', 'b', optional]), 'a b a b o', [2, 2, 1]],
  ])('%s', async (_, ...[spec, log, counts]) => {
    expect(await counted.counts(spec, log)).toEqual(counts);
  });
});

describe('the walk from run to run', () => {
  it('is a recursion, which the WITH list says', () => {
    const { sql } = funnelSql(totals(['a', 'b']), shopTable, { dialect: 'postgresql', timeZone: 'UTC' });
    expect(sql).toContain('\nWITH RECURSIVE funnel_rows AS (');
    expect(cteText(totals(['a', 'b']), 'walk')).toBe(`SELECT actor,
  min(entry) AS run
FROM funnel_all_runs
GROUP BY actor
UNION ALL
SELECT later.actor,
  later.next_run
FROM funnel_walk
JOIN funnel_next AS later ON later.actor = funnel_walk.actor AND later.run = funnel_walk.run
WHERE later.is_end = 1
  AND later.next_run IS NOT NULL`);
  });

  it('is a fold over an array in ClickHouse, which needs no recursion', () => {
    const { sql } = funnelSql(totals(['a', 'b']), shopTable, { dialect: 'clickhouse', timeZone: 'UTC' });
    expect(sql).toContain('\nWITH funnel_rows AS (');
    expect(cteText(totals(['a', 'b']), 'walk', { dialect: 'clickhouse' })).toContain('arrayFold((walk, run) -> if(');
    expect(cteText(totals(['a', 'b']), 'walked', { dialect: 'clickhouse' })).toBe(`SELECT run.1.4 AS d1,
  run.1.5 AS d2,
  run.1.3 AS is_dropped,
  run.2 AS next_entry
FROM funnel_walk`);
  });

  it('is none where only the first entry counts', () => {
    expect(cteNames(totals(['a', 'b'], { entry: 'first' }))).not.toContain('walk');
  });
});

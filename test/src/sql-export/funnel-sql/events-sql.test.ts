import { beforeAll, describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted } from '../../../support/sql/counted';
import { cteText } from '../../../support/sql/cte-text';

const constant = (switches: Partial<FunnelSpec> = {}) => specOf(['a', 'b'], { holdConstant: ['p'], ...switches });

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

describe('a value that stays constant in a run', () => {
  it.each<[string, FunnelSpec, string, number[]]>([
    ['is the same at each step', constant(), 'a/red b/blue', [1, 0]],
    ['may be any', constant(), 'a/red a/blue b/blue', [1, 1]],
    ['may not be missing', constant(), 'a b', [0, 0]],
    ['counts an actor once', constant(), 'a/red b/red a/blue b/blue', [1, 1]],
    ['counts each run in totals', constant({ count: 'totals' }), 'a/red a/blue b/blue', [2, 1]],
    ['has one first entry for all', constant({ entry: 'first' }), 'a/red a/blue b/blue', [1, 0]],
  ])('%s', async (_, ...[spec, log, counts]) => {
    expect(await counted.counts(spec, log)).toEqual(counts);
  });
});

describe('an actor is split', () => {
  it('by each value, with the length of each part so that no two have one name', () => {
    const at = { at: 'all' as const };
    const by = [{ kind: 'property' as const, property: 'q', bins: null }];
    const spec = constant({ breakdown: { by, attribution: at, shown: null } });
    const text = (column: string) => `CAST(${column} AS VARCHAR)`;
    const measured = (column: string) => `CAST(length(${text(column)}) AS VARCHAR), ' ', ${text(column)}, ' '`;
    expect(cteText(spec, 'events')).toBe(`SELECT *,
  concat(${measured('whole')}, ${measured('g1')}, ${text('h1')}) AS actor,
  g1 AS v1
FROM funnel_owners`);
  });

  it('and the best of its parts counts', () => {
    expect(cteText(constant({ order: 'any' }), 'runs')).toBe(`SELECT max(d1) AS d1,
  max(d2) AS d2
FROM funnel_counted
GROUP BY whole`);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted } from '../../../support/sql/counted';
import { cteText } from '../../../support/sql/cte-text';

const window = { value: 5, unit: 'second' as const };
const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };
const drop = { ...stop, effect: 'drop' as const };
const anyOrder = (switches: Partial<FunnelSpec> = {}, steps = ['a', 'b']) =>
  specOf(steps, { order: 'any', ...switches });

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

describe('steps in any order', () => {
  it.each<[string, FunnelSpec, string, number[]]>([
    ['count by their number', anyOrder(), 'b a | b', [2, 1]],
    ['count each kind once', anyOrder(), 'a a a', [1, 0]],
    ['have to lie in one window', anyOrder({ window }), 'b@0 a@5 | b@0 a@6', [2, 1]],
    ['begin with any of them', anyOrder({ window }), 'a@0 c@7 b@8 a@9', [1, 1]],
    ['count the fullest window', anyOrder({ window }, ['a', 'b', 'c']), 'a@0 b@2 | a@0 c@9 b@10 a@11', [2, 2, 1]],
    ['are cut apart by exclusions', anyOrder({ exclusions: [stop] }), 'a x b', [1, 0]],
    ['are dropped with the actor', anyOrder({ exclusions: [drop] }), 'a x | a', [1, 0]],
    ['are kept where another run is as deep', anyOrder({ exclusions: [drop] }), 'a x b', [1, 0]],
    ['are not dropped once all are done', anyOrder({ exclusions: [drop] }), 'a b x', [1, 1]],
    ['are not dropped behind their window', anyOrder({ window, exclusions: [drop] }), 'a@0 x@6', [1, 0]],
  ])('%s', async (_, ...[spec, log, counts]) => {
    expect(await counted.counts(spec, log)).toEqual(counts);
  });
});

it('the next of each step is looked for in the stretch of a row', () => {
  expect(cteText(anyOrder({ exclusions: [stop] }), 'nexts')).toBe(`SELECT *,
  min(CASE WHEN m1 > 0 THEN t END) OVER (PARTITION BY actor, stretch ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next1,
  min(CASE WHEN m2 > 0 THEN t END) OVER (PARTITION BY actor, stretch ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next2
FROM funnel_stretches`);
  expect(cteText(anyOrder(), 'nexts')).toContain('(PARTITION BY actor ORDER BY t ROWS');
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { ActorCondition, FunnelSpec } from '../../../../src/core/spec/funnel';
import { timeUnits } from '../../../../src/sql-export/funnel-sql/names';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted } from '../../../support/sql/counted';
import { cteText, shopTable } from '../../../support/sql/cte-text';

const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };
const did: ActorCondition = { did: true, events: ['r'], filters: [], times: 1, dates: { from: null, to: null } };
const session = (gapMinutes: number) => ({ actor: { kind: 'session' as const, gapMinutes } });
const red = { property: 'p', op: 'equal' as const, value: 'red' };

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

describe('the rows of events', () => {
  it('have actor, time, and 1 or 0 for steps, exclusions and conditions', () => {
    const condition = { ...did, did: false, dates: { from: '2026-01-01', to: '2026-01-31' } };
    const spec = specOf(['a', { events: ['b', 'c'], filters: [red] }], {
      exclusions: [stop],
      filter: { events: [{ property: 'q', op: 'not_empty' }], actors: [condition] },
    });
    expect(cteText(spec, 'rows')).toBe(`SELECT source."user_id" AS actor,
  epoch_us(source."at") AS t,
  CASE WHEN source."name" IN ('a') THEN 1 ELSE 0 END AS s1,
  CASE WHEN source."name" IN ('b', 'c') AND coalesce(CAST(source."p" AS VARCHAR), '') = 'red' THEN 1 ELSE 0 END AS s2,
  CASE WHEN source."name" IN ('x') THEN 1 ELSE 0 END AS x1,
  CASE WHEN source."name" IN ('r') AND epoch_us(source."at") >= 1767225600000000 AND epoch_us(source."at") < 1769904000000000 THEN 1 ELSE 0 END AS c1
FROM "shop"."events" AS source
WHERE source."user_id" IS NOT NULL
  AND source."at" IS NOT NULL
  AND source."name" IN ('a', 'b', 'c', 'x', 'r')
  AND coalesce(CAST(source."q" AS VARCHAR), '') <> ''`);
  });

  it('have all events in strict order, and where one of the names is any', () => {
    expect(cteText(specOf(['a', 'b'], { order: 'strict' }), 'rows')).not.toMatch(/AND source."name" IN [^\n]*$/);
    expect(cteText(specOf(['a', '*']), 'rows')).toContain('CASE WHEN 1 = 1 THEN 1 ELSE 0 END AS s2');
    expect(cteText(specOf(['a', '*']), 'rows')).not.toMatch(/AND source."name" IN [^\n]*$/);
  });

  it('are all the same event where the table has no column of names', () => {
    const rows = cteText(specOf(['a', 'b']), 'rows', { table: { ...shopTable, event: '' } });
    expect(rows).not.toContain('IN (');
    expect(rows).toContain('CASE WHEN 1 = 1 THEN 1 ELSE 0 END AS s1');
  });

  it.each([
    ['timestamp', 'epoch_us(source."at")'],
    ['second', 'CAST(source."at" * 1000000 AS BIGINT)'],
    ['millisecond', 'CAST(source."at" * 1000 AS BIGINT)'],
    ['microsecond', 'CAST(source."at" AS BIGINT)'],
  ])('have the microseconds of a %s', (unit, time) => {
    const timeUnit = timeUnits.find((each) => each === unit)!;
    expect(cteText(specOf(['a']), 'rows', { table: { ...shopTable, timeUnit } })).toContain(`\n  ${time} AS t,`);
  });

  it('have the texts of a column as actors, but not empty ones', () => {
    const rows = cteText(specOf(['a'], { actor: { kind: 'column', property: 'order' } }), 'rows');
    expect(rows).toMatch(/^SELECT CAST\(source."order" AS VARCHAR\) AS actor,/);
    expect(rows).toContain(`WHERE coalesce(CAST(source."order" AS VARCHAR), '') <> ''`);
  });
});

describe('counted are', () => {
  it.each<[string, FunnelSpec, string, number[]]>([
    ['sessions apart by a gap', specOf(['a', 'b'], session(1)), 'a@0 b@60 a@121 | a', [3, 1]],
    ['events of one time in one session', specOf(['a', 'b'], session(1)), 'b@0 a@100 b@100', [1, 1]],
    ['first events ever alone', specOf([{ events: ['a'], filters: [red], occurrence: 'first_ever' }, 'b']), 'a/blue a/red b | a/red', [1, 0]],
    ['first events that match', specOf([{ events: ['a'], filters: [red], occurrence: 'first_matching' }, 'b']), 'a/blue a/red b', [1, 1]],
    ['actors who did something', specOf(['a'], { filter: { events: [], actors: [did] } }), 'a r | a', [1]],
    ['actors who did not do it so often', specOf(['a'], { filter: { events: [], actors: [{ ...did, did: false, times: 2 }] } }), 'a r r | a r', [1]],
    ['events that pass the filter', specOf(['a', 'b'], { filter: { events: [red], actors: [] } }), 'a/red b/blue', [1, 0]],
    ['entries in the dates', specOf(['a', 'b'], { dateRange: { from: null, to: '1970-01-01' } }), 'a@86399 b@86401 | a@86400', [1, 1]],
    ['all events in the dates', specOf(['a', 'b'], { dateRange: { from: null, to: '1970-01-01' }, dateRangeRule: 'whole' }), 'a@86399 b@86401', [1, 0]],
    ['no steps by an event excluded there', specOf(['a', { events: ['x'] }], { exclusions: [stop] }), 'a x', [1, 0]],
  ])('%s', async (_, ...[spec, log, counts]) => {
    expect(await counted.counts(spec, log)).toEqual(counts);
  }); // prettier-ignore
});

it('a session is numbered by a sum that takes events of one time together', () => {
  expect(cteText(specOf(['a'], session(30)), 'gaps')).toContain(
    'CASE WHEN t - max(t) OVER (PARTITION BY actor ORDER BY t ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) > 1800000000',
  );
  expect(cteText(specOf(['a'], session(30)), 'sessions')).toContain('sum(opens) OVER (PARTITION BY actor ORDER BY t)');
});

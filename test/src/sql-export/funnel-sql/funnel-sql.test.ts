import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import type { DialectName } from '../../../../src/core/sql/dialect';
import { sqlTokens } from '../../../../src/core/sql/sql-tokens';
import { funnelSql } from '../../../../src/sql-export/funnel-sql/funnel-sql';
import { dialectNames } from '../../../../src/sql-export/funnel-sql/names';
import { specOf } from '../../../support/funnel/spec-of';
import { cteNames, shopTable } from '../../../support/sql/cte-text';
import { hostileSpecs, hostileTable, hostileText, hostileZone } from '../../../support/sql/hostile';

const days = (value: number) => ({ value, unit: 'day' as const });
const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };
const coupon = { events: ['coupon'], optional: true };
const byChannel = (at: 'first' | 'all'): FunnelSpec['breakdown'] => ({
  by: [{ kind: 'property', property: 'channel', bins: null }],
  attribution: { at },
  shown: null,
});

it('a plain funnel is one statement, from rows to moments, levels, depths and runs', () => {
  const spec = specOf(['view', { events: ['pay'], label: "it's paid" }], { window: days(14) });
  const { sql } = funnelSql(spec, shopTable, { dialect: 'duckdb', timeZone: 'UTC' });
  expect(sql).toBe(`-- One row per step. Times are microseconds since 1970 UTC.
WITH funnel_rows AS (
  SELECT source."user_id" AS actor,
    epoch_us(source."at") AS t,
    CASE WHEN source."name" IN ('view') THEN 1 ELSE 0 END AS s1,
    CASE WHEN source."name" IN ('pay') THEN 1 ELSE 0 END AS s2
  FROM "shop"."events" AS source
  WHERE source."user_id" IS NOT NULL
    AND source."at" IS NOT NULL
    AND source."name" IN ('view', 'pay')
),
funnel_moments AS (
  SELECT actor,
    t,
    sum(s1) AS m1,
    sum(s2) AS m2
  FROM funnel_rows
  WHERE (s1 = 1 OR s2 = 1)
  GROUP BY actor, t
),
funnel_level_1 AS (
  SELECT *,
    CASE WHEN m1 > 0 THEN t END AS e1
  FROM funnel_moments
),
funnel_level_2 AS (
  SELECT *,
    CASE WHEN m2 > 0 AND t - p1_2 <= 1209600000000 THEN p1_2 END AS e2
  FROM (
    SELECT *,
      max(e1) OVER (PARTITION BY actor ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS p1_2
    FROM funnel_level_1
  ) AS before_2_1
),
funnel_depths AS (
  SELECT actor,
    max(CASE WHEN e2 IS NOT NULL THEN 2 WHEN e1 IS NOT NULL THEN 1 END) AS depth
  FROM funnel_level_2
  GROUP BY actor
),
funnel_runs AS (
  SELECT CASE WHEN depth >= 1 THEN 1 ELSE 0 END AS d1,
    CASE WHEN depth >= 2 THEN 1 ELSE 0 END AS d2
  FROM funnel_depths
)
SELECT steps.step AS step,
  steps.name AS name,
  CASE WHEN steps.step = 1 THEN totals.n1 WHEN steps.step = 2 THEN totals.n2 END AS actors
FROM (
  SELECT 1 AS step, 'view' AS name
  UNION ALL
  SELECT 2 AS step, 'it''s paid' AS name
) AS steps
CROSS JOIN (
  SELECT coalesce(sum(d1), 0) AS n1,
    coalesce(sum(d2), 0) AS n2
  FROM funnel_runs
) AS totals
ORDER BY step;
`);
});

describe('the queries of', () => {
  const levels = ['level_1', 'level_2', 'depths', 'runs'];
  const entries = ['from_2', 'from_1', 'entries', 'reached', 'all_runs'];
  const walk = ['points', 'next', 'walk', 'walked'];

  it.each<[string, FunnelSpec, string[]]>([
    ['a plain funnel go by levels', specOf(['a', 'b']), ['rows', 'moments', ...levels]],
    ['a strict one find ties and groups first', specOf(['a', 'b'], { order: 'strict' }), ['rows', 'moments', 'times', 'groups', ...levels]], // prettier-ignore
    ['a limit between steps go by levels too', specOf(['a', { events: ['b'], within: days(1) }]), ['rows', 'moments', ...levels]], // prettier-ignore
    ['any order count the steps of each window', specOf(['a', 'b'], { order: 'any' }), ['rows', 'moments', 'marks', 'nexts', 'sizes', 'depths', 'runs']], // prettier-ignore
    ['optional steps follow each entry', specOf(['a', coupon, 'b']), ['rows', 'moments', 'from_3', 'from_1', 'entries', 'reached', 'all_runs', 'runs']], // prettier-ignore
    ['exclusions follow each entry', specOf(['a', 'b'], { exclusions: [stop] }), ['rows', 'moments', 'times', 'exclusions', ...entries, 'runs']], // prettier-ignore
    ['every run walk from one to the next', specOf(['a', 'b'], { count: 'totals' }), ['rows', 'moments', ...entries, ...walk, 'runs']], // prettier-ignore
    ['sessions cut actors first', specOf(['a', 'b'], { actor: { kind: 'session', gapMinutes: 30 } }), ['rows', 'gaps', 'sessions', 'moments', ...levels]], // prettier-ignore
    ['first events mark them first', specOf([{ events: ['a'], occurrence: 'first_ever' }, 'b']), ['rows', 'marked', 'moments', ...levels]], // prettier-ignore
    ['groups of runs look up the events of each', specOf(['a', 'b'], { breakdown: byChannel('first') }), ['rows', 'owners', 'events', 'moments', ...entries, 'counted', 'runs']], // prettier-ignore
    ['groups of each value split actors', specOf(['a', 'b'], { breakdown: byChannel('all') }), ['rows', 'owners', 'events', 'moments', ...levels]], // prettier-ignore
    ['constant values take the best part of each actor', specOf(['a', 'b'], { holdConstant: ['order'] }), ['rows', 'owners', 'events', 'moments', 'level_1', 'level_2', 'depths', 'counted', 'runs']], // prettier-ignore
  ])('%s', (_, spec, names) => {
    expect(cteNames(spec)).toEqual(names);
  });

  it('a plain funnel call windowFunnel in ClickHouse', () => {
    expect(cteNames(specOf(['a', 'b']), { dialect: 'clickhouse' })).toEqual(['rows', 'depths', 'runs']);
  });
});

describe('the properties it reads', () => {
  const properties = (spec: FunnelSpec, dialect: DialectName = 'duckdb') =>
    funnelSql(spec, shopTable, { dialect, timeZone: 'UTC' }).properties;

  it('are those of its filters, actor, breakdown and constant values, each once', () => {
    const filters = [{ property: 'city', op: 'equal' as const, value: 'Bonn' }];
    const spec = specOf(
      [
        { events: ['a'], filters },
        { events: ['b'], filters },
      ],
      {
        actor: { kind: 'column', property: 'order' },
        breakdown: byChannel('all'),
        holdConstant: ['shop'],
      },
    );
    for (const dialect of dialectNames) expect(properties(spec, dialect)).toEqual(['order', 'city', 'channel', 'shop']);
  });

  it('are those of segments too, unless there is a breakdown instead', () => {
    const filters = [{ property: 'city', op: 'not_empty' as const }];
    const condition = { did: true, events: ['a'], filters, times: 1, dates: { from: null, to: null } };
    const spec = specOf(['a'], { segments: [{ id: 's', label: '', conditions: [condition], cell: null }] });
    expect(properties(spec)).toEqual(['city']);
    expect(properties({ ...spec, breakdown: byChannel('first') })).toEqual(['channel']);
  });

  it('are none that are only mentioned as text', () => {
    expect(properties(specOf(['city', { events: ['b'], label: 'city' }]))).toEqual([]);
  });
});

describe('hostile names, texts and zones', () => {
  it.each(dialectNames)('cannot leave their quotes in %s', (dialect) => {
    // For DuckDB, the clock of a zone is written out, which must exist then.
    const timeZone = dialect === 'duckdb' ? 'UTC' : hostileZone + hostileText;
    for (const spec of hostileSpecs) {
      const { sql } = funnelSql(spec, hostileTable, { dialect, timeZone });
      const tokens = sqlTokens(sql, dialect);
      expect(tokens.map(({ text }) => text).join('')).toBe(sql);
      const open = tokens.filter(({ kind }) => kind !== 'text' && kind !== 'name');
      expect(open.map(({ text }) => text).join('')).not.toMatch(/DROP|中文|['"`]/);
    }
  });

  it('a zone that does not exist ends DuckDB’s text before it is written', () => {
    const options = { dialect: 'duckdb', timeZone: hostileZone } as const;
    expect(() => funnelSql(hostileSpecs[1], hostileTable, options)).toThrow(/time zone/);
  });
});

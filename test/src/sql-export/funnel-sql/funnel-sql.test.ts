import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { dayStart } from '../../../../src/sql-export/funnel-sql/day-start';
import { dialectOf, tableName } from '../../../../src/sql-export/funnel-sql/dialects';
import { funnelSql } from '../../../../src/sql-export/funnel-sql/funnel-sql';
import { dialectNames, type DialectName, type WarehouseTable } from '../../../../src/sql-export/funnel-sql/names';
import { sqlTokens } from '../../../../src/sql-export/sql-tokens';
import { dayBounds } from '../../../../workers/funnel/plan/date-range';
import { specOf } from '../../../support/funnel/spec-of';
import { oddText } from '../../../support/odd-text';

const table: WarehouseTable = {
  name: 'shop.events',
  user: 'user_id',
  event: 'name',
  time: 'at',
  timeUnit: 'timestamp',
};
const days = (value: number) => ({ value, unit: 'day' as const });
const hour = { value: 1, unit: 'hour' as const };

const funnels: Record<string, FunnelSpec> = {
  'a plain funnel': specOf(['view', 'cart', 'pay'], { window: days(14) }),
  'filters, dates and first entries': specOf(
    [
      { events: ['view'], filters: [{ property: 'channel', op: 'not_equal', value: 'ads' }] },
      { events: ['cart', 'buy now'], occurrence: 'first_matching' },
      { events: ['pay'], filters: [{ property: 'amount', op: 'greater', value: '9.5' }], within: hour },
    ],
    {
      window: days(7),
      entry: 'first',
      dateRange: { from: '2026-01-01', to: '2026-03-31' },
      filter: {
        events: [{ property: 'country', op: 'in', values: ['CN', 'DE'] }],
        actors: [{ did: false, events: ['refund'], filters: [], times: 1, dates: { from: null, to: null } }],
      },
    },
  ),
  'optional steps and exclusions': specOf(['view', { events: ['coupon'], optional: true }, 'cart', 'pay'], {
    window: days(1),
    exclusions: [
      { events: ['log out'], filters: [], from: 0, to: 2, effect: 'stop' },
      { events: ['fraud'], filters: [], from: 0, to: 3, effect: 'drop' },
    ],
  }),
  'every run of sessions': specOf(['view', 'pay'], {
    count: 'totals',
    actor: { kind: 'session', gapMinutes: 30 },
    window: hour,
  }),
  'strict order with an exclusion that drops': specOf(['view', 'cart', 'pay'], {
    order: 'strict',
    exclusions: [{ events: ['fraud'], filters: [], from: 0, to: 2, effect: 'drop' }],
  }),
  'any order by a column': specOf(['view', 'cart', 'pay'], {
    order: 'any',
    window: days(3),
    actor: { kind: 'column', property: 'order' },
  }),
  'segments by what was done on some days': specOf(['view', 'pay'], {
    segments: [
      {
        id: 'n',
        label: "o'new",
        conditions: [
          { did: true, events: ['sign up'], filters: [], times: 1, dates: { from: '2026-01-01', to: '2026-01-31' } },
          { did: false, events: ['*'], filters: [], times: 1, dates: { from: null, to: '2025-12-31' } },
        ],
        place: null,
      },
      { id: 'e', label: 'everybody', conditions: [], place: null },
    ],
  }),
  'groups by two values of the best run': specOf(['view', { events: ['coupon'], optional: true }, 'pay'], {
    breakdown: {
      by: [
        { kind: 'property', property: 'channel', bins: null },
        { kind: 'property', property: 'amount', bins: { by: 'edges', edges: [0, 10] } },
      ],
      attribution: { at: 'last' },
      shown: null,
    },
  }),
  'bins by strict runs': specOf(['view', 'pay'], {
    order: 'strict',
    breakdown: {
      by: [
        { kind: 'property', property: 'amount', bins: { by: 'width', count: 2 } },
        { kind: 'property', property: 'step', bins: { by: 'quantile', count: 2 } },
      ],
      attribution: { at: 'step', step: 1 },
      shown: null,
    },
  }),
  'each day of sessions that hold an order constant': specOf(['view', 'pay'], {
    actor: { kind: 'session', gapMinutes: 30 },
    holdConstant: ['order'],
    breakdown: {
      by: [
        { kind: 'calendar', property: null, unit: 'week' },
        { kind: 'calendar', property: 'ordered at', unit: 'hour' },
      ],
      attribution: { at: 'all' },
      shown: null,
    },
  }),
};

describe('the text of', () => {
  for (const [name, spec] of Object.entries(funnels)) {
    for (const dialect of dialectNames) {
      it(`${name} for ${dialect}`, () => {
        const { sql, inexact } = funnelSql(spec, table, {
          dialect,
          timeZone: 'Asia/Shanghai',
          numbers: new Set(['amount']),
        });
        expect(inexact).toMatchSnapshot('not exact');
        expect(sql).toMatchSnapshot();
      });
    }
  }
});

describe('what is not exact', () => {
  const codes = (spec: FunnelSpec) => funnelSql(spec, table, { dialect: 'duckdb', timeZone: 'UTC' });

  it('stands in the list and in the text', () => {
    const { sql, inexact } = codes(specOf(['a', 'b'], { tieTolerance: 2, count: 'totals', order: 'strict' }));
    expect(inexact).toEqual(['tie_tolerance', 'totals_as_actors']);
    expect(sql.match(/^-- NOT EXACT: /gm)).toHaveLength(2);
  });

  it('is nothing in an everyday funnel', () => {
    const { sql, inexact } = codes(specOf(['a', 'b'], { window: days(14) }));
    expect(inexact).toEqual([]);
    expect(sql).not.toContain('NOT EXACT');
  });

  it('is told where it is not known which properties hold numbers', () => {
    const spec = specOf([{ events: ['a'], filters: [{ property: 'amount', op: 'less', value: '10' }] }]);
    expect(codes(spec).inexact).toEqual(['property_types']);
    const known = { dialect: 'duckdb' as const, timeZone: 'UTC', numbers: new Set<string>() };
    expect(funnelSql(spec, table, known).inexact).toEqual([]);
  });

  it('is told where an event may match two steps', () => {
    expect(codes(specOf(['a', 'a'])).inexact).toEqual(['shared_ties']);
    expect(codes(specOf(['a', '*'], { order: 'any' })).inexact).toEqual(['shared_any_order']);
  });
});

describe('names and texts', () => {
  const nasty = `a'b"c\`d\\e\n-- 中文 🙂 ; DROP`;
  const equals = { property: nasty, op: 'equal' as const, value: nasty };
  const did = { did: true, events: [nasty], filters: [equals], times: 1, dates: { from: null, to: null } };
  const bins = { kind: 'property' as const, property: nasty, bins: { by: 'width' as const, count: 2 } };

  /** All that comes from a file, a link or a keyboard. */
  const everywhere = specOf(
    [
      { events: [nasty], label: nasty, filters: [equals] },
      { events: ['b'], label: '' },
    ],
    {
      filter: { events: [equals], actors: [did] },
      exclusions: [{ events: [nasty], filters: [equals], from: 0, to: 1, effect: 'stop' }],
      actor: { kind: 'column', property: nasty },
      holdConstant: [nasty],
    },
  );
  const specs: FunnelSpec[] = [
    { ...everywhere, segments: [{ id: nasty, label: nasty, conditions: [did], place: null }] },
    ...(['first', 'all'] as const).map((at) => ({
      ...everywhere,
      breakdown: {
        by: [{ kind: 'calendar' as const, property: nasty, unit: 'day' as const }, bins],
        attribution: { at },
        shown: null,
      },
    })),
  ];

  it.each(dialectNames)('cannot break out of their quotes in %s', (dialect) => {
    const named = { ...table, name: `"${nasty.replaceAll('"', '""')}"`, user: nasty, event: nasty, time: nasty };
    // For DuckDB, the clock of a zone is written out, which must exist then.
    const timeZone = dialect === 'duckdb' ? 'UTC' : `UTC') ; DROP TABLE t; --${nasty}`;
    for (const spec of specs) {
      const { sql } = funnelSql(spec, named, { dialect, timeZone });
      const tokens = sqlTokens(sql, dialect);
      expect(tokens.map(({ text }) => text).join('')).toBe(sql);
      const open = tokens.filter(({ kind }) => kind !== 'text' && kind !== 'name');
      expect(open.map(({ text }) => text).join('')).not.toMatch(/DROP|中文|['"`]/);
    }
  });

  it('keep the dots between a table, its schema and its database', () => {
    expect(tableName('shop.events', dialectOf('duckdb'))).toBe('"shop"."events"');
    expect(tableName('my-project.shop.events', dialectOf('bigquery'))).toBe('`my-project`.`shop`.`events`');
    expect(tableName('"a.b".c', dialectOf('postgresql'))).toBe('"a.b"."c"');
    expect(tableName('shop."eve', dialectOf('postgresql'))).toBe('"shop"."""eve"');
  });
});

it.each(['UTC', 'Asia/Shanghai', 'America/Sao_Paulo', 'America/Havana', 'Pacific/Apia'])(
  'days begin in %s when the kernels let them begin',
  (zone) => {
    for (const day of ['2011-12-29', '2011-12-30', '2018-11-04', '2024-03-10', '2026-01-01']) {
      const { start, end } = dayBounds({ from: day, to: day }, zone);
      expect([dayStart(day, zone), dayStart(day, zone, 1)]).toEqual([start, end]);
    }
  },
);

describe('an odd text in SQL', () => {
  it.each(dialectNames)('is one literal, and one name, of %s', (name) => {
    const { text, identifier } = dialectOf(name);
    fc.assert(
      fc.property(oddText, (odd) => {
        const literals = sqlTokens(text(odd), name);
        const plain = literals.filter(({ kind }) => kind !== 'text').map((token) => token.text);
        // DuckDB puts a NUL between two literals.
        expect(plain.join('').replaceAll(/chr\(0\)|[ ()|]/g, '')).toBe('');
        expect(sqlTokens(identifier(odd), name).map(({ kind }) => kind)).toEqual(['name']);
        expect(text(odd) + identifier(odd)).not.toContain('\0');
      }),
      { examples: [["a\0'; DROP TABLE events; --"], ['\ufeff'], ['\\']] },
    );
  });

  it('says where PostgreSQL cannot hold it', () => {
    const spec = specOf([{ events: ['view'], filters: [{ property: 'p', op: 'equal', value: 'a\0b' }] }]);
    const inexact = (dialect: DialectName) => funnelSql(spec, table, { dialect, timeZone: 'UTC' }).inexact;
    expect(inexact('postgresql')).toContain('nul_letters');
    expect(inexact('duckdb')).not.toContain('nul_letters');
  });
});

import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { specOf } from '../../../support/funnel/spec-of';
import { cteNames, cteText } from '../../../support/sql/cte-text';

const second = { value: 1, unit: 'second' as const };
const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };
const usesWindowFunnel = (spec: FunnelSpec) => cteNames(spec, { dialect: 'clickhouse' }).length === 3;

describe('windowFunnel of ClickHouse', () => {
  it('gets times with the index of the step as their last digits, and a window of that scale', () => {
    const spec = specOf(['a', 'b'], { window: second, dateRange: { from: '2026-01-01', to: null } });
    expect(cteText(spec, 'depths', { dialect: 'clickhouse' })).toBe(`SELECT actor,
  windowFunnel(32000031)(toUInt64((t + 62135596800000000) * 32 + CASE WHEN s1 = 1 THEN 0 WHEN s2 = 1 THEN 1 ELSE 0 END), s1 = 1 AND t >= 1767225600000000, s2 = 1) AS depth
FROM funnel_rows
GROUP BY actor`);
  });

  it('gets a window beyond all times where there is none', () => {
    const text = cteText(specOf(['a', 'b']), 'depths', { dialect: 'clickhouse' });
    expect(text).toContain('windowFunnel(4000000000000000000)(');
  });

  it.each<[string, FunnelSpec]>([
    ['plain', specOf(['a', 'b'], { window: second })],
    ['of sessions', specOf(['a', 'b'], { actor: { kind: 'session', gapMinutes: 1 } })],
    ['of constant values', specOf(['a', 'b'], { holdConstant: ['p'] })],
  ])('counts a funnel that is %s', (_, spec) => {
    expect(cteText(spec, 'depths', { dialect: 'clickhouse' })).toContain('windowFunnel(');
  });

  it.each<[string, FunnelSpec]>([
    ['strict', specOf(['a', 'b'], { order: 'strict' })],
    ['of every run', specOf(['a', 'b'], { count: 'totals' })],
    ['of first entries', specOf(['a', 'b'], { entry: 'first' })],
    ['with an optional step', specOf(['a', { events: ['o'], optional: true }, 'b'])],
    ['with an exclusion', specOf(['a', 'b'], { exclusions: [stop] })],
    ['with a limit between steps', specOf(['a', { events: ['b'], within: second }])],
    ['of steps that one event could do', specOf(['a', 'a'])],
  ])('does not count a funnel that is %s', (_, spec) => {
    expect(usesWindowFunnel(spec)).toBe(false);
  });
});

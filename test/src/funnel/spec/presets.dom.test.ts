import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { exclude, setStep } from '../../../../src/funnel/spec/edit-steps';
import { presetNoteText } from '../../../../src/funnel/labels/preset-labels';
import { presetDifferences, presets, presetsOf, withPreset, type Preset } from '../../../../src/funnel/spec/presets';

const plain = exclude(defaultSpec([['a'], ['b'], ['c']]), 'x', { from: 0, to: 1 });
const rulesOf = (spec: FunnelSpec) => [
  spec.order,
  spec.window && `${spec.window.value} ${spec.window.unit}`,
  spec.windowFrom,
  spec.entry,
  spec.count,
  spec.dateRangeRule,
  spec.tieTolerance,
  spec.exclusions[0].effect,
];

describe('a preset', () => {
  it.each<[Preset, unknown[]]>([
    ['posthog', ['ordered', '14 day', 'entry', 'any', 'actors', 'whole', 0, 'drop']],
    ['mixpanel', ['ordered', '7 day', 'entry', 'first', 'actors', 'entry', 2, 'stop']],
    ['amplitude', ['ordered', '30 day', 'entry', 'any', 'actors', 'entry', 1, 'drop']],
    ['ga4', ['ordered', null, 'entry', 'any', 'actors', 'whole', 0, 'drop']],
    ['clickhouse', ['ordered', '14 day', 'entry', 'any', 'actors', 'whole', 0, 'drop']],
  ])('sets the rules of %s', (preset, expected) => {
    expect(rulesOf(withPreset(plain, preset))).toEqual(expected);
  });

  it.each<[Preset, FunnelSpec['order'][]]>([
    ['posthog', ['ordered', 'strict', 'any']],
    ['mixpanel', ['ordered', 'ordered', 'any']],
    ['amplitude', ['ordered', 'strict', 'any']],
    ['ga4', ['ordered', 'strict', 'ordered']],
    ['clickhouse', ['ordered', 'ordered', 'ordered']],
  ])('leaves %s the orders it knows', (preset, expected) => {
    const orders = (['ordered', 'strict', 'any'] as const).map(
      (order) => withPreset({ ...plain, order }, preset).order,
    );
    expect(orders).toEqual(expected);
  });

  it('lets Mixpanel enter again where every run counts, and counts each once elsewhere', () => {
    const totals: FunnelSpec = { ...plain, count: 'totals', entry: 'first' };
    expect(withPreset(totals, 'mixpanel')).toMatchObject({ count: 'totals', entry: 'any' });
    expect(withPreset(totals, 'posthog').count).toBe('actors');
  });

  it('asks for no tolerance where nothing may lie between two stages', () => {
    expect(withPreset({ ...plain, order: 'strict' }, 'amplitude').tieTolerance).toBe(0);
  });

  it('changes only rules, is recognised, and is set once and for all', () => {
    const start = fc.record({
      preset: fc.constantFrom(...presets),
      order: fc.constantFrom('ordered' as const, 'strict' as const, 'any' as const),
      count: fc.constantFrom('actors' as const, 'totals' as const),
      from: fc.constantFrom(null, '2026-01-01'),
    });
    fc.assert(
      fc.property(start, ({ preset, order, count, from }) => {
        const spec: FunnelSpec = { ...plain, order, count, dateRange: { from, to: null } };
        const next = withPreset(spec, preset);
        expect(next.steps).toBe(spec.steps);
        expect(next.dateRange).toBe(spec.dateRange);
        expect(withPreset(next, preset)).toEqual(next);
        expect(presetsOf(next)).toContain(preset);
      }),
    );
  });

  it('is recognised without dates whatever must lie in them, and not once a rule differs', () => {
    expect(presetsOf(plain)).toEqual(['posthog', 'clickhouse']);
    expect(presetsOf({ ...plain, dateRange: { from: '2026-01-01', to: null } })).toEqual([]);
    expect(presetsOf({ ...plain, window: { value: 3, unit: 'day' } })).toEqual(['clickhouse']);
    expect(presetsOf({ ...plain, windowFrom: 'previous' })).toEqual([]);
  });
});

describe('what a preset says', () => {
  const bare = defaultSpec([['a'], ['b']]);

  it.each<[Preset, string[], string[]]>([
    ['posthog', ['window_days', 'whole_range', 'exclusions_drop'], []],
    ['mixpanel', ['window_days', 'first_entry', 'exclusions_stop', 'ties'], ['reentry']],
    ['amplitude', ['window_days', 'ties'], ['rounded', 'all_paths']],
    ['ga4', ['no_window', 'whole_range'], ['estimates', 'open_funnels']],
    ['clickhouse', ['window_kept', 'whole_range'], ['equal_steps']],
  ])('of %s is what it sets and what cannot be exact', (preset, sets, inexact) => {
    expect(presetDifferences(preset, bare)).toEqual({ sets, inexact });
  });

  it.each<[string, { preset: Preset; spec: FunnelSpec }]>([
    ['no_exclusions', { preset: 'ga4', spec: plain }],
    ['no_exclusions', { preset: 'clickhouse', spec: plain }],
    ['exclusions_kept', { preset: 'amplitude', spec: plain }],
    ['no_hold', { preset: 'posthog', spec: { ...bare, holdConstant: ['order_id'] } }],
    ['no_optional', { preset: 'mixpanel', spec: setStep(bare, 1, { optional: true }) }],
    ['first_step_first', { preset: 'amplitude', spec: { ...bare, order: 'any' } }],
    ['sessions', { preset: 'posthog', spec: { ...bare, actor: { kind: 'session', gapMinutes: 30 } } }],
  ])('adds %s where the funnel gives cause', (note, { preset, spec }) => {
    expect(presetDifferences(preset, spec).inexact).toContain(note);
    expect(presetDifferences(preset, bare).inexact).not.toContain(note);
  });

  it('is worded', () => {
    for (const preset of presets) {
      const { sets, inexact } = presetDifferences(preset, plain);
      for (const note of [...sets, ...inexact]) expect(presetNoteText(note, preset)).toMatch(/\w.*\.$/);
    }
    expect(presetNoteText('window_days', 'mixpanel')).toContain('7 days');
    expect(presetNoteText('ties', 'mixpanel')).toContain('2 s');
  });
});

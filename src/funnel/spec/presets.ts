import type { Duration, Exclusion, FunnelSpec } from '../../core/spec/funnel';

/** Products and functions whose results people want to reproduce. */
export type Preset = 'posthog' | 'mixpanel' | 'amplitude' | 'ga4' | 'clickhouse';

export const presets: Preset[] = ['posthog', 'mixpanel', 'amplitude', 'ga4', 'clickhouse'];

interface PresetRules {
  /** The orders it supports, its default first; a supported order is kept as set. */
  orders: FunnelSpec['order'][];
  /** `kept`: it has none of its own, and takes the one given. */
  window: Duration | null | 'kept';
  entry: FunnelSpec['entry'];
  /** Whether every run can be counted as here; it then enters again after each. */
  totals: boolean;
  dateRangeRule: FunnelSpec['dateRangeRule'];
  /** Null: it has no exclusions, or leaves open what they do; those there stay as they are. */
  effect: Exclusion['effect'] | null;
  tieTolerance: number;
  /** Whether a property can be held constant. */
  holds: boolean;
  /** Whether a step can be optional. */
  optional: boolean;
}

const days = (value: number): Duration => ({ value, unit: 'day' });

/**
 * The defaults of each product, from its own documentation and tests: posthog.com/docs/product-analytics/funnels;
 * docs.mixpanel.com/docs/reports/funnels/funnels-advanced (7 days, first entry, exclusions end the attempt) and its FAQ
 * (two seconds); amplitude.com/docs/analytics/charts/funnel-analysis (30 days by its REST API, one second); Google's
 * runFunnelReport (closed, no limit); clickhouse.com on windowFunnel.
 */
const presetRules: Record<Preset, PresetRules> = {
  posthog: {
    orders: ['ordered', 'strict', 'any'],
    window: days(14),
    entry: 'any',
    totals: false,
    dateRangeRule: 'whole',
    effect: 'drop',
    tieTolerance: 0,
    holds: false,
    optional: true,
  },
  mixpanel: {
    orders: ['ordered', 'any'],
    window: days(7),
    entry: 'first',
    totals: true,
    dateRangeRule: 'entry',
    effect: 'stop',
    tieTolerance: 2,
    holds: true,
    optional: false,
  },
  amplitude: {
    orders: ['ordered', 'strict', 'any'],
    window: days(30),
    entry: 'any',
    totals: false,
    dateRangeRule: 'entry',
    effect: null,
    tieTolerance: 1,
    holds: true,
    optional: false,
  },
  ga4: {
    orders: ['ordered', 'strict'],
    window: null,
    entry: 'any',
    totals: false,
    dateRangeRule: 'whole',
    effect: null,
    tieTolerance: 0,
    holds: false,
    optional: false,
  },
  clickhouse: {
    orders: ['ordered'],
    window: 'kept',
    entry: 'any',
    totals: false,
    dateRangeRule: 'whole',
    effect: null,
    tieTolerance: 0,
    holds: false,
    optional: false,
  },
};

/** The same spec under another product's rules: stages, filters, dates and actor are kept. */
export function withPreset(spec: FunnelSpec, preset: Preset): FunnelSpec {
  const { orders, window, entry, totals, dateRangeRule, effect, tieTolerance } = presetRules[preset];
  const order = orders.includes(spec.order) ? spec.order : orders[0];
  const count = totals ? spec.count : 'actors';
  return {
    ...spec,
    order,
    window: window === 'kept' ? spec.window : window,
    windowFrom: 'entry',
    entry: count === 'totals' ? 'any' : entry,
    count,
    dateRangeRule,
    // Where nothing may lie between two steps, "either order" has no meaning.
    tieTolerance: order === 'strict' ? 0 : tieTolerance,
    exclusions: effect ? spec.exclusions.map((exclusion) => ({ ...exclusion, effect })) : spec.exclusions,
  };
}

/** The presets whose rules the spec matches. */
export function presetsOf(spec: FunnelSpec): Preset[] {
  const now = asCounted(spec);
  return presets.filter((preset) => asCounted(withPreset(spec, preset)) === now);
}

/** The date range rule makes no difference without a date range. */
function asCounted(spec: FunnelSpec): string {
  const { from, to } = spec.dateRange;
  return JSON.stringify(from === null && to === null ? { ...spec, dateRangeRule: 'entry' } : spec);
}

/** Notes on a preset: each is translated by the message `presets_<code>`. */
export type PresetNote =
  | 'window_days'
  | 'no_window'
  | 'window_kept'
  | 'first_entry'
  | 'whole_range'
  | 'exclusions_drop'
  | 'exclusions_stop'
  | 'ties'
  | 'breakdown_entries'
  | 'reentry'
  | 'rounded'
  | 'first_step_first'
  | 'all_paths'
  | 'estimates'
  | 'open_funnels'
  | 'equal_steps'
  | 'no_exclusions'
  | 'exclusions_kept'
  | 'no_hold'
  | 'no_optional'
  | 'sessions';

/**
 * `sets`: what it changes of this page's own rules. `inexact`: what cannot be had exactly, as far as it touches the
 * spec.
 */
export interface PresetDifferences {
  sets: PresetNote[];
  inexact: PresetNote[];
}

export function presetDifferences(preset: Preset, spec: FunnelSpec): PresetDifferences {
  return { sets: setNotes(presetRules[preset]), inexact: [...presetNotes[preset], ...asTheSpecIs(preset, spec)] };
}

function setNotes({ window, entry, dateRangeRule, effect, tieTolerance }: PresetRules): PresetNote[] {
  return listed([
    ['window_days', window !== null && window !== 'kept'],
    ['no_window', window === null],
    ['window_kept', window === 'kept'],
    ['first_entry', entry === 'first'],
    ['whole_range', dateRangeRule === 'whole'],
    ['exclusions_drop', effect === 'drop'],
    ['exclusions_stop', effect === 'stop'],
    ['ties', tieTolerance > 0],
  ]);
}

const presetNotes: Record<Preset, PresetNote[]> = {
  posthog: [],
  mixpanel: ['reentry'],
  amplitude: ['rounded', 'all_paths'],
  ga4: ['estimates', 'open_funnels'],
  clickhouse: ['equal_steps'],
};

function asTheSpecIs(preset: Preset, spec: FunnelSpec): PresetNote[] {
  const { holds, optional, effect } = presetRules[preset];
  const excludes = spec.exclusions.length > 0;
  return listed([
    ['first_step_first', preset === 'amplitude' && spec.order === 'any'],
    ['breakdown_entries', preset === 'mixpanel' && spec.breakdown !== null],
    ['no_exclusions', excludes && (preset === 'ga4' || preset === 'clickhouse')],
    ['exclusions_kept', excludes && effect === null && preset === 'amplitude'],
    ['no_hold', !holds && spec.holdConstant.length > 0],
    ['no_optional', !optional && spec.steps.some((step) => step.optional)],
    ['sessions', spec.actor.kind === 'session'],
  ]);
}

function listed(notes: [PresetNote, boolean][]): PresetNote[] {
  return notes.flatMap(([note, holds]) => (holds ? [note] : []));
}

/** The preset's own window, in days; null where it has none. */
export function presetDays(preset: Preset): number | null {
  const { window } = presetRules[preset];
  return window === null || window === 'kept' ? null : window.value;
}

export function presetTies(preset: Preset): number {
  return presetRules[preset].tieTolerance;
}

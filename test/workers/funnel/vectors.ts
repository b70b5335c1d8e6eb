import type { Attribution, Filter, FunnelSpec, Step } from '../../../src/core/spec/funnel';
import type { TrendInterval } from '../../../src/core/spec/timing';
import type { EventRow } from '../../support/funnel/store-of';
import { specOf } from '../../support/funnel/spec-of';

/** The worked cases' format; `null` in an expected list is "not stated". */
export interface VectorCase {
  id: string;
  dialect: string;
  events: { user: string; event: string; ts: string; props?: Record<string, string | number | boolean> }[];
  spec: {
    steps: {
      events: string[];
      filter?: VectorFilter[];
      optional?: boolean;
      occurrence?: 'first_ever' | 'first_matching';
    }[];
    order: 'ordered' | 'strict' | 'unordered';
    window: FunnelSpec['window'];
    windowFrom?: FunnelSpec['windowFrom'];
    exclusions?: {
      event?: string;
      events?: string[];
      from: number;
      to: number;
      filter?: VectorFilter[];
      effect?: 'drop' | 'stop';
    }[];
    reentry?: FunnelSpec['entry'];
    counting?: FunnelSpec['count'];
    unitProp?: string;
    graceSeconds?: number;
    dateRange?: { from: string | null; to: string | null };
    filter?: VectorFilter[];
    breakdown?: string[];
    attribution?: { mode: 'first_touch' | 'last_touch' | 'all_events' } | { mode: 'step'; step: number };
    trend?: { interval: TrendInterval; fromStep: number; toStep: number };
    holdConstant?: string[];
  };
  expected: VectorExpected;
}

interface VectorFilter {
  prop: string;
  op: string;
  value?: string | number | boolean | string[];
}

export type VectorExpected = {
  counts?: (number | null)[];
  levels?: Record<string, number>;
  avgSeconds?: (number | null)[];
  medianSeconds?: (number | null)[];
  stepRate?: (number | null)[];
  rateOfFirst?: (number | null)[];
  rateOfAllUsers?: (number | null)[];
  /** By value; of several properties joined by `|`. Groups not named are not there. */
  breakdown?: Record<string, Pick<VectorExpected, 'counts' | 'avgSeconds' | 'medianSeconds'>>;
  /** Of the days named. */
  trend?: { date: string; from: number; to: number }[];
  /** `bins`: where each begins, and how many took so long. */
  ttc?: { fromStep: number; toStep: number; binCount?: number; avgSeconds?: number; bins?: [number, number][] };
  /** By value of a property, and `<REST>` for all its other values. */
  compare?: Record<string, number[]>;
} & Record<`usersAtStep${number}`, string[] | undefined>;

const filterOps: Partial<Record<string, Filter['op']>> = {
  eq: 'equal',
  neq: 'not_equal',
  contains: 'contains',
  gt: 'greater',
  lt: 'less',
  is_set: 'not_empty',
  is_not_set: 'empty',
  in: 'in',
};

function filterOf({ prop, op, value }: VectorFilter): Filter {
  const known = filterOps[op];
  if (known === undefined) throw new Error(`a filter of kind ${op} is not known to the reader`);
  if (Array.isArray(value)) return { property: prop, op: 'in', values: value.map(String) };
  return { property: prop, op: known, value: String(value) } as Filter;
}

/** The spec in our words. */
export function specOfVector({ spec, dialect, events, expected }: VectorCase): FunnelSpec {
  const posthog = dialect.startsWith('posthog');
  return specOf(
    spec.steps.map(({ events, filter = [], optional = false, occurrence }): Partial<Step> => ({
      events,
      filters: filter.map(filterOf),
      optional,
      occurrence: occurrence ?? 'every',
    })),
    {
      order: spec.order === 'unordered' ? 'any' : spec.order,
      window: spec.window,
      windowFrom: spec.windowFrom ?? 'entry',
      entry: spec.reentry ?? 'any',
      // With a breakdown Mixpanel counts a user in each group it enters, one run after the other.
      count: spec.counting ?? (dialect === 'mixpanel-breakdown' ? 'totals' : 'actors'),
      actor: spec.unitProp === undefined ? { kind: 'user' } : { kind: 'column', property: spec.unitProp },
      exclusions: (spec.exclusions ?? []).map(({ event, events, from, to, filter = [], effect }) => ({
        events: events ?? [event!],
        filters: filter.map(filterOf),
        from,
        to,
        effect: effect ?? (dialect.startsWith('mixpanel') ? 'stop' : 'drop'),
      })),
      dateRange: spec.dateRange ?? { from: null, to: null },
      dateRangeRule: posthog ? 'whole' : 'entry',
      filter: { events: (spec.filter ?? []).map(filterOf), actors: [] },
      // Amplitude compares whole seconds, so up to one second lies between two that count as equal.
      tieTolerance: spec.graceSeconds ?? (dialect === 'amplitude-same-second' ? 1 : 0),
      holdConstant: spec.holdConstant ?? [],
      breakdown: breakdownOf(spec) ?? comparisonOf({ events, expected }),
      segments: [],
    },
  );
}

function breakdownOf({ breakdown, attribution }: VectorCase['spec']): FunnelSpec['breakdown'] {
  if (breakdown === undefined) return null;
  const by = breakdown.map((property) => ({ kind: 'property' as const, property, bins: null }));
  return { by, attribution: attributionOf(attribution), shown: null };
}

/** A comparison names values alone: they are those of the property that has them. */
function comparisonOf({ events, expected }: Pick<VectorCase, 'events' | 'expected'>): FunnelSpec['breakdown'] {
  if (expected.compare === undefined) return null;
  const values = Object.keys(expected.compare).filter((name) => name !== '<REST>');
  const has = ([, value]: [string, unknown]) => values.includes(String(value));
  const property = events.flatMap(({ props }) => Object.entries(props ?? {})).find(has)?.[0];
  if (property === undefined) throw new Error(`no property has a value of ${values.join()}`);
  const by = [{ kind: 'property' as const, property, bins: null }];
  return { by, attribution: { at: 'first' }, shown: values.map((value) => [value]) };
}

function attributionOf(attribution: VectorCase['spec']['attribution']): Attribution {
  switch (attribution?.mode) {
    case 'step':
      return { at: 'step', step: attribution.step };
    case 'last_touch':
      return { at: 'last' };
    case 'all_events':
      return { at: 'all' };
    default:
      return { at: 'first' };
  }
}

/** Text with a fraction of up to six digits, in µs. */
function microseconds(ts: string): number {
  const fraction = /\.(\d+)/.exec(ts)?.[1] ?? '';
  return Date.parse(ts.replace(/\.\d+/, '')) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

export function rowsOfVector({ events }: VectorCase): EventRow[] {
  return events.map(({ user, event, ts, props }) => ({
    user,
    event,
    time: microseconds(ts),
    props: Object.fromEntries(Object.entries(props ?? {}).map(([name, value]) => [name, String(value)])),
  }));
}

import type { Reading } from './dataset';
import type { Decisions, PeriodPair } from './decisions';
import type { FunnelSpec, GroupKey } from './funnel';
import type { TrendInterval } from './timing';

/** Increased whenever older documents can no longer be read unchanged. */
export const analysisVersion = 1;

/** Where an analysis gets its events from: a file of the person, or a generated sample. */
export type AnalysisSource =
  | { kind: 'file'; name: string; size: number; reading: Reading }
  | { kind: 'sample'; sample: SampleId; reading: Reading };

export type SampleId = 'shop' | 'saas' | 'deals';

/** Two stages by their ids; null is the first or last stage. */
export interface ConversionStep {
  from: string | null;
  to: string | null;
}

export type PanelName =
  'times' | 'trend' | 'periods' | 'customers' | 'reasons' | 'bottlenecks' | 'whatif' | 'test' | 'sql';

/** Display settings: choices that change no count of the funnel. */
export interface FunnelDisplay {
  view: 'funnel' | 'channels';
  form: 'bars' | 'compact';
  /** Groups beside each other at every stage, a small funnel for each, or a line of rates for each. */
  groups: 'bars' | 'multiples' | 'slope';
  panel: PanelName | null;
  /** `interval` null: one that fits the span of dates. `average`: intervals of the moving average, 1 for none. */
  trend: {
    passage: ConversionStep;
    interval: TrendInterval | null;
    average: number;
    measure: 'rate' | 'entered' | 'converted';
  };
  /** As in `TimesQuestion`. `groups` over each other or each apart; null is whichever suits their number. */
  times: {
    passage: ConversionStep;
    bins: number | null;
    scale: 'linear' | 'log';
    groups: 'overlaid' | 'apart' | null;
  };
  period: PeriodPair;
  /** `group`: the group whose drivers and paths are shown. */
  reasons: { group: GroupKey };
  /**
   * `property` null: the one that looks most like a channel. `attribution`: of the first or last event that carries
   * one. `picked`: at most two, laid over each other.
   */
  channels: {
    property: string | null;
    attribution: 'first' | 'last';
    sort: { by: string; descending: boolean };
    picked: string[];
  };
  /**
   * Two values of a property tested against each other on a passage; `difference` (a share, 0 … 1) is what a planned
   * test should find with this `power`.
   */
  test: {
    property: string | null;
    control: string | null;
    variant: string | null;
    passage: ConversionStep;
    difference: number;
    power: number;
  };
}

const firstToLast: ConversionStep = { from: null, to: null };

export const defaultDisplay: FunnelDisplay = {
  view: 'funnel',
  form: 'bars',
  groups: 'bars',
  panel: null,
  trend: { passage: firstToLast, interval: null, average: 1, measure: 'rate' },
  times: { passage: firstToLast, bins: null, scale: 'linear', groups: null },
  period: { own: null, against: { kind: 'previous' } },
  reasons: { group: { kind: 'all' } },
  channels: { property: null, attribution: 'first', sort: { by: 'entered', descending: true }, picked: [] },
  test: { property: null, control: null, variant: null, passage: firstToLast, difference: 0.02, power: 0.8 },
};

/** Everything a person has made: plain JSON, the same in the URL, on this device, in a file and in the undo history. */
export interface Analysis {
  version: typeof analysisVersion;
  sources: AnalysisSource[];
  funnel: FunnelSpec;
  display: FunnelDisplay;
  decisions: Decisions;
}

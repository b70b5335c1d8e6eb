import type { DateRange, FunnelSpec } from './funnel';

/** What a step's conversion rate is compared with. */
type Reference =
  | { kind: 'best_segment' }
  | { kind: 'previous_period' }
  /** `benchmarks` of this analysis. */
  | { kind: 'benchmark' }
  /** `targets` of this analysis. */
  | { kind: 'target' };

/** A team's assessment of one conversion step. */
export interface Action {
  /** 1 (hardly ours to change) to 5 (wholly ours); null: not judged yet. */
  controllability: number | null;
  owner: string;
  action: string;
  /** Day as `2026-11-21`. */
  due: string | null;
}

/** A what-if: rates set by hand, the others as counted. */
export interface Scenario {
  id: string;
  name: string;
  rates: Record<string, number>;
}

/**
 * What an analyst decides about a funnel. A passage goes by the id of the step it leads to; rates are shares of the
 * required step before, 0 … 1.
 */
export interface Decisions {
  targets: Record<string, number>;
  benchmarks: Record<string, number>;
  reference: Reference;
  /**
   * Number property holding the amount of a conversion; null: the column read as the amount, where there is one; '':
   * none.
   */
  amount: string | null;
  /** Sort key of the list of conversion steps. */
  rank: 'importance' | 'controllability' | 'both';
  actions: Record<string, Action>;
  scenarios: Scenario[];
}

/** The period to compare with: as many days before, the same days a year before, or custom days. */
export type Period = { kind: 'previous' } | { kind: 'year_before' } | ({ kind: 'range' } & DateRange);

/**
 * Two periods in which a funnel is counted; `own` null: the funnel's dates, or their later half where they have no
 * beginning.
 */
export interface PeriodPair {
  own: DateRange | null;
  against: Period;
}

/** The amounts on the events of converted runs. */
export interface AmountsQuestion {
  spec: FunnelSpec;
  /** Holds numbers. */
  property: string;
}

export interface StepAmount {
  /** Runs whose event at this step has an amount. */
  filled: number;
  /** Sum of those amounts. */
  sum: number;
}

export interface AmountsAnswer {
  /** Actors (or runs) that reached the last required step. */
  converted: number;
  /** By step, over converted runs only. */
  steps: StepAmount[];
}

export const noDecisions: Decisions = {
  targets: {},
  benchmarks: {},
  reference: { kind: 'best_segment' },
  amount: null,
  rank: 'importance',
  actions: {},
  scenarios: [],
};

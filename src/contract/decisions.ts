import type { DateRange } from './funnel';

/** What a passage's rate is measured against. */
export type Reference =
  | { kind: 'best_segment' }
  | { kind: 'previous_period' }
  /** `benchmarks` of this analysis. */
  | { kind: 'benchmark' }
  /** `targets` of this analysis. */
  | { kind: 'target' };

/** What a team makes of one passage. */
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
  /** Number property summed for the money behind a conversion; null: none. */
  amount: string | null;
  actions: Record<string, Action>;
  scenarios: Scenario[];
}

/** Another period laid beside the funnel's own. */
export type Period = { kind: 'previous' } | { kind: 'year_before' } | ({ kind: 'range' } & DateRange);

export const noDecisions: Decisions = {
  targets: {},
  benchmarks: {},
  reference: { kind: 'best_segment' },
  amount: null,
  actions: {},
  scenarios: [],
};

import type { Decisions } from '../core/spec/decisions';
import type { FunnelAnswer, FunnelSpec, GroupKey } from '../core/spec/funnel';
import { minActors } from '../core/stats/compare-proportions';
import { stepRates } from './step-rates';

/** A rate that a step is compared with. */
export interface ReferenceRate {
  rate: number;
  /** The group that has it, and how many of it began the conversion step; null for other references. */
  best: { key: GroupKey; entered: number } | null;
}

/** What references are taken from. */
export interface ReferenceSources {
  spec: FunnelSpec;
  answer: FunnelAnswer;
  /** The same funnel's in the period before, where it was asked for. */
  before: FunnelAnswer | null;
  decisions: Decisions;
}

/** The reference of each conversion step, by the id of the step it leads to; those that have none are left out. */
export function referenceRates(sources: ReferenceSources): Map<string, ReferenceRate> {
  const { decisions, spec, before } = sources;
  switch (decisions.reference.kind) {
    case 'best_segment':
      return bestRates(spec, sources.answer);
    case 'previous_period':
      return before ? ratesBefore(spec, before) : new Map<string, ReferenceRate>();
    case 'benchmark':
      return chosenRates(decisions.benchmarks);
    case 'target':
      return chosenRates(decisions.targets);
  }
}

/** The highest rate of each step among the listed groups (without `other`) that at least 30 actors began. */
function bestRates(spec: FunnelSpec, { groups }: FunnelAnswer): Map<string, ReferenceRate> {
  const best = new Map<string, ReferenceRate>();
  for (const group of groups) {
    if (group.key.kind === 'all' || group.key.kind === 'other') continue;
    for (const { id, entered, rate } of stepRates(spec, [], group)) {
      if (rate === null || entered < minActors || rate <= (best.get(id)?.rate ?? -1)) continue;
      best.set(id, { rate, best: { key: group.key, entered } });
    }
  }
  return best;
}

function ratesBefore(spec: FunnelSpec, { groups }: FunnelAnswer): Map<string, ReferenceRate> {
  const all = groups.find(({ key }) => key.kind === 'all');
  const known = stepRates(spec, [], all).flatMap(({ id, rate }) => (rate === null ? [] : [{ id, rate }]));
  return new Map(known.map(({ id, rate }) => [id, { rate, best: null }]));
}

function chosenRates(rates: Record<string, number>): Map<string, ReferenceRate> {
  return new Map(Object.entries(rates).map(([id, rate]) => [id, { rate, best: null }]));
}

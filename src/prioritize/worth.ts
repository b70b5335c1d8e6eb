import { isOptional } from '../core/spec/required-steps';
import type { DatasetSummary } from '../core/spec/dataset';
import type { AmountsAnswer } from '../core/spec/decisions';
import type { FunnelSpec } from '../core/spec/funnel';

/** What one final conversion is worth: the mean amount on the events of one stage, over those who converted. */
export interface Worth {
  mean: number;
  /** Index into the spec's steps: the last required one, or the last before it that has amounts. */
  step: number;
  /** Number of conversions whose event there has an amount, of `converted`. */
  filled: number;
  converted: number;
}

/** Null where no event of converted actors has an amount. */
export function worthOf(spec: FunnelSpec, { converted, steps }: AmountsAnswer): Worth | null {
  const last = spec.steps.findLastIndex((_step, k) => !isOptional(spec, k));
  const step = steps.slice(0, last + 1).findLastIndex(({ filled }) => filled > 0);
  if (step < 0) return null;
  const { filled, sum } = steps[step];
  return { mean: sum / filled, step, filled, converted };
}

/** The columns read as the amount. */
export function amountColumns({ sources, propertyNames }: DatasetSummary): string[] {
  const read = sources.flatMap(({ reading }) => reading.columns.filter(({ role }) => role === 'amount'));
  return propertyNames.filter((name) => read.some((column) => column.name === name));
}

/**
 * The property holding the amount: the chosen one, where the data has it, else the column read as the amount; null for
 * none.
 */
export function amountProperty(chosen: string | null, dataset: DatasetSummary): string | null {
  if (chosen === null) return amountColumns(dataset).at(0) ?? null;
  return dataset.propertyNames.includes(chosen) ? chosen : null;
}

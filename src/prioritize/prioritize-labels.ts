import { groupName } from '../chart/group-labels';
import type { Scenario } from '../core/spec/decisions';
import { count, decimal, none, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import type { Basis } from './basis.svelte';
import { extraConversions, type StepRate } from './step-rates';
import type { Bottleneck } from './ranking';
import type { ReferenceRate } from './references';

export function stepRateName({ from, to }: Pick<StepRate, 'from' | 'to'>): string {
  return m.prioritize_step({ from, to });
}

/** Conversions that are not whole ones: "12.4", "340". */
export function conversions(n: number | null): string {
  return decimal(n, n !== null && Math.abs(n) < 9.95 ? 1 : 0);
}

/** With a sign, where there is anything. */
export function more(text: string, n: number | null): string {
  if (n === null) return none;
  return n > 0 ? `+${text}` : text;
}

/** An amount, in whatever currency the data is. */
export function money(amount: number | null): string {
  return decimal(amount, amount !== null && Math.abs(amount) < 99.5 ? 2 : 0);
}

/** Source of a reference: "wechat, n = 500"; '' where its heading is enough. */
export function referenceSource({ best }: ReferenceRate, { spec }: Basis): string {
  return best ? m.prioritize_of_group({ group: groupName(best.key, spec), n: count(best.entered) }) : '';
}

/** Formula of a step's rate. */
export function rateFormula({ from, to, entered, passed, rate }: StepRate): string {
  return m.prioritize_rate_formula({ from, to, passed: count(passed), entered: count(entered), rate: share(rate) });
}

/** Formula of its importance: potential conversions minus present ones. */
export function importanceFormula(
  { conversionStep, reference, importance }: Bottleneck,
  { conversionSteps }: Basis,
): string {
  if (!reference || importance === null) return m.prioritize_importance_unknown();
  if (importance === 0) return m.prioritize_importance_none();
  const index = conversionSteps.findIndex(({ id }) => id === conversionStep.id);
  const later = conversionSteps.slice(index + 1).map(({ rate }) => share(rate));
  const final = conversionSteps[conversionSteps.length - 1].passed;
  return m.prioritize_importance_formula({
    product: [count(conversionStep.entered), share(reference.rate), ...later].join(' × '),
    final: count(final),
    extra: conversions(extraConversions(conversionSteps, index, reference.rate)),
  });
}

/** The most important step in a sentence; '' where none has any importance. */
export function firstSentence(ranked: Bottleneck[], { conversionSteps, worth }: Basis): string {
  const first = ranked.reduce<Bottleneck | null>(
    (most, each) => ((each.importance ?? 0) > (most?.importance ?? 0) ? each : most),
    null,
  );
  if (!first?.reference || first.importance === null) return '';
  const words = {
    conversionStep: stepRateName(first.conversionStep),
    rate: share(first.conversionStep.rate),
    reference: share(first.reference.rate),
    extra: conversions(first.importance),
    last: conversionSteps[conversionSteps.length - 1].to,
  };
  return worth
    ? m.prioritize_first_money({ ...words, money: money(first.importance * worth.mean) })
    : m.prioritize_first(words);
}

/** How the amounts are calculated. */
export function worthSentence({ worth, names }: Basis, property: string): string {
  if (!worth) return m.prioritize_no_worth({ property });
  return m.prioritize_worth({
    property,
    stage: names[worth.step] ?? '',
    mean: money(worth.mean),
    filled: count(worth.filled),
    converted: count(worth.converted),
  });
}

/** A scenario's own name, or its number where the name is empty. */
export function scenarioName({ id, name }: Scenario): string {
  return name.trim() === '' ? m.prioritize_scenario_number({ number: id.slice(1) }) : name;
}

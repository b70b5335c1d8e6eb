import { comparedDays, lastCompleteDay, type DayRange } from '../core/time/period-dates';
import type { DatasetSummary } from '../core/spec/dataset';
import type { AmountsAnswer } from '../core/spec/decisions';
import type { Engine } from '../core/engine';
import type { FunnelAnswer, FunnelSpec } from '../core/spec/funnel';
import { success, type Failure, type Outcome } from '../core/outcome';
import { LatestAnswer } from '../engine/answer.svelte';
import { day } from '../i18n/dates';
import { stepRates, type StepRate } from './step-rates';
import { worthOf, type Worth } from './worth';

interface BasisQuestion {
  spec: FunnelSpec;
  /** Of the spec's steps. */
  names: string[];
  /** To the spec. */
  answer: FunnelAnswer;
  /** Property holding the amount; null for none. */
  amount: string | null;
  /** The days of the period before, where its rates are wanted. */
  before: DayRange | null;
}

interface Answers {
  amounts: AmountsAnswer | null;
  before: FunnelAnswer | null;
}

/** The basis of decisions: the funnel's counts, the worth of a conversion, and the period before. */
export interface Basis extends Omit<BasisQuestion, 'amount'> {
  conversionSteps: StepRate[];
  worth: Worth | null;
  /** The answer of the period before. */
  earlier: FunnelAnswer | null;
}

/** Loads the basis of decisions; the last one stays while the next is loading. */
export class DecisionBasis {
  readonly #dataset: DatasetSummary;
  readonly #latest: LatestAnswer<BasisQuestion, Answers>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#dataset = dataset;
    this.#latest = new LatestAnswer((question) => answersOf(engine, dataset, question));
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  readonly value: Basis | null = $derived.by(() => {
    const { result } = this.#latest;
    if (!result) return null;
    const { spec, names, answer, before } = result.question;
    const { amounts, before: earlier } = result.answer;
    const all = answer.groups.find(({ key }) => key.kind === 'all');
    return {
      spec,
      names,
      before,
      answer,
      conversionSteps: stepRates(spec, names, all),
      worth: amounts && worthOf(spec, amounts),
      earlier,
    };
  });

  ask(question: BasisQuestion): void {
    this.#latest.ask(question);
  }

  /** The days before those of the funnel; of a funnel without a beginning, the earlier half of its days. */
  daysBefore(spec: FunnelSpec): DayRange {
    const { first, last, timeZone } = this.#dataset;
    const days = { from: day(first, timeZone), to: day(last, timeZone) };
    const lastComplete = lastCompleteDay(spec, days);
    return comparedDays({ own: null, against: { kind: 'previous' } }, spec.dateRange, { days, lastComplete }).other;
  }
}

async function answersOf(engine: Engine, { id }: DatasetSummary, question: BasisQuestion): Promise<Outcome<Answers>> {
  const { spec, amount, before } = question;
  const alone = { ...spec, breakdown: null, segments: [] };
  const [amounts, earlier] = await Promise.all([
    amount === null ? null : engine.ask(id, 'amounts', { spec: alone, property: amount }),
    before === null ? null : engine.ask(id, 'funnel', { spec: { ...alone, dateRange: before } }),
  ]);
  if (amounts?.ok === false) return amounts;
  if (earlier?.ok === false) return earlier;
  return success({ amounts: amounts?.value ?? null, before: earlier?.value ?? null });
}

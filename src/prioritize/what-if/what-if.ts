import { freeId } from '../../core/free-id';
import type { Scenario } from '../../core/spec/decisions';
import { ownValue } from '../../core/own-value';
import { stageCounts, type StepRate } from '../step-rates';

/** A stage as counted, and as a scenario would have it. */
export interface WhatIfStage {
  id: string;
  name: string;
  counted: number;
  /** Null where unknown: nobody has reached the stage yet, and no rate is set. */
  now: number | null;
  /** Of the conversion step that leads here; null at the first stage. */
  conversionStep: { counted: number | null; rate: number | null; isSet: boolean } | null;
}

/** Every stage, the first among them, with the rates a scenario sets and the others as counted. */
export function whatIfStages(
  first: { id: string; name: string },
  conversionSteps: StepRate[],
  scenario: Scenario | null,
) {
  const set = (id: string) => scenario && ownValue(scenario.rates, id);
  const rates = conversionSteps.map((conversionStep) => set(conversionStep.id) ?? conversionStep.rate);
  const entered = conversionSteps.at(0)?.entered ?? 0;
  const counts = stageCounts(entered, rates);
  const stages: WhatIfStage[] = [{ ...first, counted: entered, now: entered, conversionStep: null }];
  conversionSteps.forEach(({ id, to, passed, rate }, i) => {
    stages.push({
      id,
      name: to,
      counted: passed,
      now: counts[i + 1],
      conversionStep: { counted: rate, rate: rates[i], isSet: typeof set(id) === 'number' },
    });
  });
  return stages;
}

/** A rate as a person sets it: within 0 … 1, to a tenth of a point. */
export function settledRate(rate: number): number {
  return Math.round(Math.min(1, Math.max(0, rate)) * 1000) / 1000;
}

/**
 * The rate after a key press; undefined for other keys. Arrows move by a point, with Shift by a tenth, Page keys by
 * ten.
 */
export function rateAfterKey(rate: number, { key, shiftKey }: { key: string; shiftKey: boolean }): number | undefined {
  const small = shiftKey ? 0.001 : 0.01;
  const moves = new Map([
    ['ArrowUp', rate + small],
    ['ArrowRight', rate + small],
    ['ArrowDown', rate - small],
    ['ArrowLeft', rate - small],
    ['PageUp', rate + 0.1],
    ['PageDown', rate - 0.1],
    ['Home', 0],
    ['End', 1],
  ]);
  const moved = moves.get(key);
  return moved === undefined ? undefined : settledRate(moved);
}

/** The scenarios with one step's rate set in one of them; null removes it. */
export function withRate(scenario: Scenario, id: string, rate: number | null): Scenario {
  const rates = Object.entries(scenario.rates).filter(([other]) => other !== id);
  if (rate !== null) rates.push([id, rate]);
  return { ...scenario, rates: Object.fromEntries(rates) };
}

/** An unused id. */
export function freeScenarioId(scenarios: Scenario[]): string {
  return freeId('w', scenarios);
}

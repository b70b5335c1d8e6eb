import type { CsvCell } from '../../core/text/csv';
import type { Scenario } from '../../core/spec/decisions';
import { shareOf } from '../../core/stats/share-of';
import { m } from '../../i18n/paraglide/messages';
import { scenarioName } from '../prioritize-labels';
import type { WhatIfStage } from './what-if';
import type { Worth } from '../worth';

/** A scenario with its stages; null is what was counted. */
export interface WhatIfColumnOf {
  scenario: Scenario | null;
  stages: WhatIfStage[];
}

/** Share of the first stage that reaches the last, 0 … 1; null where unknown. */
export function overallRate(stages: WhatIfStage[]): number | null {
  const [entered, final] = [stages[0].counted, stages[stages.length - 1].now];
  return final === null ? null : shareOf(final, entered);
}

/** The scenarios side by side as plain cells for spreadsheets: actors, shares 0 … 1, money; '' for none. */
export function whatIfCsv(columns: WhatIfColumnOf[], worth: Worth | null): CsvCell[][] {
  const names = columns.map(({ scenario }) => (scenario ? scenarioName(scenario) : m.prioritize_counted()));
  const head = [
    m.funnel_column_stage(),
    ...names.flatMap((name) => [`${name}: ${m.funnel_column_actors()}`, `${name}: ${m.funnel_column_previous()}`]),
  ];
  const rows = columns[0].stages.map((stage, i) => [
    stage.name,
    ...columns.flatMap(({ stages }) => [stages[i].now ?? '', stages[i].conversionStep?.rate ?? '']),
  ]);
  const overall = [m.prioritize_overall(), ...columns.flatMap(({ stages }) => ['', overallRate(stages) ?? ''])];
  if (!worth) return [head, ...rows, overall];
  const money = columns.flatMap(({ stages }) => {
    const final = stages[stages.length - 1].now;
    return [final === null ? '' : final * worth.mean, ''];
  });
  return [head, ...rows, overall, [m.prioritize_money(), ...money]];
}

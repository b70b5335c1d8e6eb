import type { CsvCell } from '../core/text/csv';
import { m } from '../i18n/paraglide/messages';
import type { AbFigures, AbSide } from './ab-figures';
import { sideName, type TestedStages } from './ab-labels';

/** Both versions and their difference as rows of plain cells for spreadsheets: rates and differences 0 … 1. */
export function abCsv({ control, variant, comparison }: AbFigures, { from, to }: TestedStages): CsvCell[][] {
  const head = [
    m.statistics_test_column_version(),
    m.statistics_test_column_actors({ stage: from }),
    m.statistics_test_column_converted({ stage: to }),
    m.statistics_test_column_rate(),
    m.statistics_test_cell_low(),
    m.statistics_test_cell_high(),
    m.statistics_test_cell_p(),
  ];
  const side = (its: AbSide): CsvCell[] => [
    sideName(its),
    its.own.whole,
    its.own.part,
    its.rate ?? '',
    its.interval?.low ?? '',
    its.interval?.high ?? '',
    '',
  ];
  const difference = comparison
    ? [
        [
          m.statistics_test_difference(),
          '',
          '',
          comparison.difference,
          comparison.interval.low,
          comparison.interval.high,
          comparison.p,
        ],
      ]
    : [];
  return [head, side(control), side(variant), ...difference];
}

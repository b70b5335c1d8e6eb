import type { CsvCell } from '../core/text/csv';
import type { DriversAnswer } from '../core/spec/drivers';
import { m } from '../i18n/paraglide/messages';
import { rankDrivers } from './driver-ranking';
import { columnName, nodeName, type PathsResult } from './paths/path-labels';

/** All drivers, ranked, as rows of plain cells for spreadsheets: counts and ratios unformatted. */
export function driversCsv(answer: DriversAnswer): CsvCell[][] {
  const { converted, lost } = answer;
  const head = [
    m.reasons_column_what(),
    m.reasons_cell_value(),
    m.reasons_cell_converted(),
    m.reasons_cell_all_converted(),
    m.reasons_cell_lost(),
    m.reasons_cell_all_lost(),
    m.reasons_column_odds(),
    m.reasons_cell_low(),
    m.reasons_cell_high(),
    m.reasons_cell_corrected(),
  ];
  const rows = rankDrivers(answer).map((reason) => [
    reason.name,
    reason.value ?? '',
    reason.converted,
    converted,
    reason.lost,
    lost,
    reason.oddsRatio,
    reason.low,
    reason.high,
    reason.corrected,
  ]);
  return [head, ...rows];
}

/** The links between columns of the paths, the largest of each first; shares 0 … 1. */
export function pathsCsv(result: PathsResult): CsvCell[][] {
  const { actors, columns, links } = result.answer;
  const head = [
    m.reasons_paths_column_place(),
    m.reasons_paths_column_from(),
    m.reasons_paths_column_to(),
    m.reasons_paths_column_actors(),
    m.reasons_paths_column_share(),
  ];
  const rows = links
    .toSorted((a, b) => a.depth - b.depth || b.actors - a.actors)
    .map((link) => [
      columnName(link.depth + 1, result),
      nodeName(columns[link.depth][link.from], result),
      nodeName(columns[link.depth + 1][link.to], result),
      link.actors,
      link.actors / actors,
    ]);
  return [head, ...rows];
}

import type { CsvCell } from '../core/text/csv';
import type { DriversAnswer } from '../core/spec/drivers';
import { m } from '../i18n/paraglide/messages';
import { rankDrivers } from './driver-ranking';
import { columnName, nodeName, type PathsResult } from './paths/path-labels';

/** All drivers, ranked, as rows of plain cells for spreadsheets: counts and ratios unformatted. */
export function driversCsv(answer: DriversAnswer): CsvCell[][] {
  const { converted, lost } = answer;
  const head = [
    m.drivers_column_what(),
    m.drivers_cell_value(),
    m.drivers_cell_converted(),
    m.drivers_cell_all_converted(),
    m.drivers_cell_lost(),
    m.drivers_cell_all_lost(),
    m.drivers_column_odds(),
    m.drivers_cell_low(),
    m.drivers_cell_high(),
    m.drivers_cell_corrected(),
  ];
  const rows = rankDrivers(answer).map((driver) => [
    driver.name,
    driver.value ?? '',
    driver.converted,
    converted,
    driver.lost,
    lost,
    driver.oddsRatio,
    driver.low,
    driver.high,
    driver.corrected,
  ]);
  return [head, ...rows];
}

/** The links between columns of the paths, the largest of each first; shares 0 … 1. */
export function pathsCsv(result: PathsResult): CsvCell[][] {
  const { actors, columns, links } = result.answer;
  const head = [
    m.drivers_paths_column_place(),
    m.drivers_paths_column_from(),
    m.drivers_paths_column_to(),
    m.drivers_paths_column_actors(),
    m.drivers_paths_column_share(),
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

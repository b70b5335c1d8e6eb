import type { FunnelAnswer } from '../contract/funnel';
import type { QueryAnswer } from '../contract/query';

/** What two engines count for the same funnel: actors by step. */
export interface Verdict {
  same: boolean;
  duckdb: number[];
  kernel: number[];
}

/** Compares DuckDB's answer to a funnel's own text with the kernel's, both of all actors. */
export function verdictOn({ rows }: QueryAnswer, { groups }: FunnelAnswer): Verdict {
  // The text gives one row per step: its number, its name, its actors.
  const duckdb = rows.map(([, , actors]) => Number(actors));
  const kernel = groups[0].steps.map(({ actors }) => actors);
  return { same: duckdb.length === kernel.length && duckdb.every((n, k) => n === kernel[k]), duckdb, kernel };
}

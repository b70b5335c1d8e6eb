import type { StepAnswer } from '../../src/contract/funnel';
import { requiredBefore, type Runs } from './runs';
import { timesOf } from './summary';

/** So many runs at a time are handed to all groups: their times are fetched from memory once, whatever the groups. */
const stretch = 1 << 14;

/** Sums up groups of runs, given as ascending rows of their table, as `summarize` does all; a run may be in several. */
export function groupFigures(runs: Runs, groups: readonly Uint32Array[], optional: number): StepAnswer[][] {
  const before = Array.from({ length: runs.steps }, (_, k) => requiredBefore({ optional }, k));
  const durations = groups.map((rows) => new GroupDurations(runs, rows, before));
  for (let from = 0; from < runs.size; from += stretch) for (const group of durations) group.addBefore(from + stretch);
  return durations.map((group) => group.figures());
}

/** How long the runs of one group took, by step. */
class GroupDurations {
  readonly #runs: Runs;
  readonly #rows: Uint32Array;
  /** By step, the required step before it. */
  readonly #before: readonly number[];
  /** In µs. From the entry only where the step before is another. */
  readonly #fromPrevious: Float64Array[];
  readonly #fromEntry: Float64Array[];
  /** By step, how many runs have been added that have done it. */
  readonly #counts: Uint32Array;
  /** The first row not yet added. */
  #next = 0;

  constructor(runs: Runs, rows: Uint32Array, before: readonly number[]) {
    this.#runs = runs;
    this.#rows = rows;
    this.#before = before;
    const sizes = countSteps(runs, rows);
    this.#fromPrevious = before.map((_, k) => new Float64Array(k === 0 ? 0 : sizes[k]));
    this.#fromEntry = before.map((previous, k) => new Float64Array(previous === 0 ? 0 : sizes[k]));
    this.#counts = new Uint32Array(runs.steps);
  }

  addBefore(end: number): void {
    const { steps, times, taken } = this.#runs;
    const counts = this.#counts;
    const rows = this.#rows;
    const before = this.#before;
    const fromPrevious = this.#fromPrevious;
    const fromEntry = this.#fromEntry;
    let next = this.#next;
    for (; next < rows.length && rows[next] < end; next++) {
      const run = rows[next];
      const done = taken[run];
      const from = run * steps;
      counts[0]++;
      for (let k = 1; done >> k !== 0; k++) {
        if ((done & (1 << k)) === 0) continue;
        const previous = before[k];
        const place = counts[k]++;
        fromPrevious[k][place] = times[from + k] - times[from + previous];
        if (previous > 0) fromEntry[k][place] = times[from + k] - times[from];
      }
    }
    this.#next = next;
  }

  figures(): StepAnswer[] {
    return Array.from(this.#counts, (actors, k): StepAnswer => {
      if (k === 0) return { actors, fromPrevious: null, fromEntry: null };
      const fromPrevious = timesOf([this.#fromPrevious[k]]);
      const fromEntry = this.#before[k] === 0 ? fromPrevious : timesOf([this.#fromEntry[k]]);
      return { actors, fromPrevious, fromEntry };
    });
  }
}

/** By step, how many of the runs have done it. */
function countSteps({ steps, taken }: Runs, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(steps);
  for (let n = 0; n < rows.length; n++) {
    for (let k = 0, done = taken[rows[n]]; done !== 0; k++, done >>>= 1) counts[k] += done & 1;
  }
  return counts;
}

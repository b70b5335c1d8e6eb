import type { StepAnswer } from '../../src/contract/funnel';
import { requiredBefore, type Runs } from './runs';
import { timesOf } from './summary';

/** Sums up some of the runs of a table, as `summarize` does all; made once for several groups. */
export class RowFigures {
  readonly #runs: Runs;
  /** By step, the required step before it. */
  readonly #before: number[];
  /** By step, durations in µs. From the entry only where the step before is another. */
  #fromPrevious: Float64Array[] = [];
  #fromEntry: Float64Array[] = [];
  readonly #counts: Uint32Array;

  constructor(runs: Runs, optional: number) {
    this.#runs = runs;
    this.#before = Array.from({ length: runs.steps }, (_, k) => requiredBefore({ optional }, k));
    this.#counts = new Uint32Array(runs.steps);
  }

  /** The figures of the runs at these places. */
  of(rows: Uint32Array): StepAnswer[] {
    this.#makeRoom(rows.length);
    this.#counts.fill(0);
    for (let n = 0; n < rows.length; n++) this.#add(rows[n]);
    return Array.from(this.#counts, (actors, k): StepAnswer => {
      if (k === 0) return { actors, fromPrevious: null, fromEntry: null };
      const fromPrevious = timesOf(this.#fromPrevious[k].subarray(0, actors));
      if (this.#before[k] === 0) return { actors, fromPrevious, fromEntry: fromPrevious };
      return { actors, fromPrevious, fromEntry: timesOf(this.#fromEntry[k].subarray(0, actors)) };
    });
  }

  #add(run: number): void {
    const { steps, times } = this.#runs;
    const taken = this.#runs.taken[run];
    const from = run * steps;
    const counts = this.#counts;
    counts[0]++;
    for (let k = 1; taken >> k !== 0; k++) {
      if ((taken & (1 << k)) === 0) continue;
      const before = this.#before[k];
      const place = counts[k]++;
      this.#fromPrevious[k][place] = times[from + k] - times[from + before];
      if (before > 0) this.#fromEntry[k][place] = times[from + k] - times[from];
    }
  }

  #makeRoom(rows: number): void {
    if ((this.#fromEntry[0]?.length ?? -1) >= rows) return;
    this.#fromPrevious = this.#before.map(() => new Float64Array(rows));
    this.#fromEntry = this.#before.map(() => new Float64Array(rows));
  }
}

import { bitCount } from '../../../src/core/arrays/bits';
import { stepWeight } from '../plan/event-masks';
import type { Runs } from './runs';
import { StepMatching } from '../match/step-matching';

/**
 * The events of runs with order `any` and totals, as `SuccessiveAnyRuns` takes them. Of simultaneous events those that
 * match fewest steps come first, of equal ones the preferred; the next run may take what one run leaves.
 */
export class TiedRows {
  readonly #runs: Runs;
  /** Lists an actor's events at a time, the preferred first. */
  readonly #gather: (part: number, at: number) => readonly number[];
  readonly #maskOf: (event: number) => number;
  readonly #matching: StepMatching;
  /** The last run resolved; the next one may follow directly. */
  #last = -1;
  /** The time of its last row, the events of that time (−1 for those taken), and from which one on to look. */
  #at = NaN;
  #left: number[] = [];
  #next = 0;

  constructor(runs: Runs, gather: (part: number, at: number) => readonly number[], maskOf: (event: number) => number) {
    this.#runs = runs;
    this.#gather = gather;
    this.#maskOf = maskOf;
    this.#matching = new StepMatching(runs.steps);
  }

  /** Writes the events of a run into `found`, by row; those of one time in the order of the steps they do. */
  resolve(run: number, found: Int32Array): void {
    let first = run;
    while (first - 1 !== this.#last && this.#sharesTime(first)) first--;
    if (first - 1 !== this.#last || !this.#sharesTime(first)) this.#at = NaN;
    for (let each = first; each <= run; each++) this.#takeRows(each, found);
    this.#last = run;
  }

  /** Whether a run begins at the time at which its actor's previous run ended. */
  #sharesTime(run: number): boolean {
    const { parts, times, steps } = this.#runs;
    return (
      run > 0 &&
      parts[run - 1] === parts[run] &&
      times[(run - 1) * steps + this.#rows(run - 1) - 1] === times[run * steps]
    );
  }

  #rows(run: number): number {
    return bitCount(this.#runs.taken[run]);
  }

  #takeRows(run: number, found: Int32Array): void {
    const { parts, times, steps } = this.#runs;
    const rows = this.#rows(run);
    this.#matching.clear();
    for (let row = 0; row < rows;) {
      const at = times[run * steps + row];
      let end = row + 1;
      while (end < rows && times[run * steps + end] === at) end++;
      if (at !== this.#at) this.#read(parts[run], at);
      const events = this.#takeTied(end - row);
      const stepOf = (event: number) => this.#matching.doer.indexOf(event);
      events.sort((event, other) => stepOf(event) - stepOf(other));
      for (const event of events) found[row++] = event;
      if (row < end) throw new Error('a run has more rows than events');
    }
  }

  #read(part: number, at: number): void {
    this.#at = at;
    this.#next = 0;
    // The sort is stable: of equal weight the preferred stays first.
    const weight = (event: number) => stepWeight(this.#maskOf(event));
    this.#left = [...this.#gather(part, at)].sort((event, other) => weight(event) - weight(other));
  }

  #takeTied(count: number): number[] {
    const events: number[] = [];
    for (let looked = 0; events.length < count && looked < this.#left.length; looked++, this.#next++) {
      if (this.#next === this.#left.length) this.#next = 0;
      const event = this.#left[this.#next];
      if (event < 0 || !this.#matching.add(event, this.#maskOf(event))) continue;
      this.#left[this.#next] = -1;
      events.push(event);
      looked = -1;
    }
    return events;
  }
}

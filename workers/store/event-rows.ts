import { GrowingCodes } from './growing-column';

/** Most sources have few runs: their columns grow by this. */
const blockRuns = 1 << 10;

/**
 * The number of the source's row each event was made from, in the order in which the events were read. Kept as runs in
 * which both go up by one: a file of which every row is an event takes a single run.
 */
export class EventRows {
  /** The index of the first event of each run. */
  readonly #starts = new GrowingCodes(blockRuns);
  /** The row of that event. */
  readonly #rows = new GrowingCodes(blockRuns);
  #length = 0;
  #ascending = true;
  #next = -1;

  get length(): number {
    return this.#length;
  }

  /** Whether each event was made from a later row than the one before, so that no row is several events. */
  get ascending(): boolean {
    return this.#ascending;
  }

  /** Adds the rows of the next events, the first `events` of the array. */
  push(row: Uint32Array, events: number): void {
    let next = this.#next;
    for (let i = 0; i < events; i++) {
      if (row[i] !== next) {
        if (row[i] < next) this.#ascending = false;
        this.#starts.push(this.#length + i);
        this.#rows.push(row[i]);
      }
      next = row[i] + 1;
    }
    this.#next = next;
    this.#length += events;
  }

  /** Gives the rows of all events in order, a part with each call of the function it returns. */
  take(): (into: Uint32Array) => void {
    const starts = this.#starts.take();
    const rows = this.#rows.take();
    let run = 0;
    let first = 0;
    return (into) => {
      const end = first + into.length;
      for (let event = first; event < end;) {
        while (run + 1 < starts.length && starts[run + 1] <= event) run++;
        const stop = run + 1 < starts.length ? Math.min(end, starts[run + 1]) : end;
        for (const shift = rows[run] - starts[run]; event < stop; event++) into[event - first] = event + shift;
      }
      first = end;
    };
  }
}

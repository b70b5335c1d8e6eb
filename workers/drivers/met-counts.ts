import { allocate } from '../store/allocate';
import type { Codes } from '../store/event-store';

/** Counts, for each code of a column, the runs that had it at least once, separately for converted and lost runs. */
export class MetCounts {
  readonly converted: Uint32Array;
  readonly lost: Uint32Array;
  readonly #codes: Codes;
  /** By code, the last run that had it. */
  readonly #stamps: Uint32Array;

  constructor(codes: Codes, size: number) {
    this.#codes = codes;
    this.converted = allocate(Uint32Array, size);
    this.lost = allocate(Uint32Array, size);
    this.#stamps = allocate(Uint32Array, size);
  }

  /** Adds run number `run` (from 1 on, each once), which had the events seen[from] … seen[to − 1]. */
  add(run: number, converted: boolean, seen: { events: Uint32Array; from: number; to: number }): void {
    const codes = this.#codes;
    const stamps = this.#stamps;
    const counts = converted ? this.converted : this.lost;
    const { events, to } = seen;
    for (let n = seen.from; n < to; n++) {
      const code = codes[events[n]];
      if (stamps[code] === run) continue;
      stamps[code] = run;
      counts[code]++;
    }
  }
}

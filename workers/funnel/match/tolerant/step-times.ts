import { grown } from '../../../store/allocate';
/** The times of an actor's events that match one step or exclusion, ascending, with the events' indices. */
export class StepTimes {
  #times = new Float64Array(16);
  #events = new Uint32Array(16);
  #size = 0;

  clear(): void {
    this.#size = 0;
  }

  push(time: number, event: number): void {
    if (this.#size === this.#times.length) this.#grow();
    this.#times[this.#size] = time;
    this.#events[this.#size++] = event;
  }

  /** The index of the first time that is not before `time`; the number of times if there is none. */
  firstFrom(time: number): number {
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#times[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  get size(): number {
    return this.#size;
  }

  timeAt(index: number): number {
    return this.#times[index];
  }

  eventAt(index: number): number {
    return this.#events[index];
  }

  #grow(): void {
    this.#times = grown(this.#times, 2 * this.#size);
    this.#events = grown(this.#events, 2 * this.#size);
  }
}

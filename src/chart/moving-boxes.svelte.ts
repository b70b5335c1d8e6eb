import { easeCubicOut, now, timeout, timer, type Timer } from 'd3';
import { betweenBoxes, type Box } from './boxes';

/** Milliseconds a change takes to be seen. */
const durationMs = 180;

function wantsStillness(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** From where boxes were to where they belong. */
interface Way {
  to: Box[];
  /** Where they are when this share of the way is behind them. */
  at: (share: number) => Box[];
  begun: number;
}

/** Boxes on their way to where they belong: `current` holds them as they stand at this moment. */
export class MovingBoxes {
  current = $state.raw<Box[]>([]);
  #way: Way | null = null;
  #timer: Timer | null = null;
  #resting = false;

  /** Sets out for `to` from wherever the boxes are now; new ones grow from `sprout`. */
  moveTo(to: Box[], sprout: (box: Box) => Box): void {
    if (this.#resting || wantsStillness()) {
      this.putAt(to);
      return;
    }
    this.#way = { to, at: betweenBoxes(this.current, to, sprout), begun: now() };
    this.#go(this.#way);
  }

  /** Puts them there at once. */
  putAt(to: Box[]): void {
    this.#timer?.stop();
    this.#timer = null;
    this.#way = null;
    this.current = to;
  }

  /**
   * No frames are drawn while the boxes rest: each would cost the threads that are counting. They stand where they are
   * until they would have arrived, and then where they belong; what comes meanwhile is there at once.
   */
  rest(resting: boolean): void {
    this.#resting = resting;
    if (this.#way) this.#go(this.#way);
  }

  #go({ to, at, begun }: Way): void {
    this.#timer?.stop();
    this.#timer = this.#resting
      ? timeout(() => this.putAt(to), durationMs, begun)
      : timer(
          (elapsed) => {
            if (elapsed >= durationMs) this.putAt(to);
            else this.current = at(easeCubicOut(elapsed / durationMs));
          },
          0,
          begun,
        );
  }
}

import { easeCubicOut, now, timeout, timer, type Timer } from 'd3';
import { betweenBoxes, type Box } from './boxes';

/** Duration of a transition in milliseconds. */
const durationMs = 180;

function wantsStillness(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Animation of boxes from their old to their new positions. */
interface Way {
  to: Box[];
  /** Positions at a share of the way, 0 … 1. */
  at: (share: number) => Box[];
  begun: number;
}

/** Animated boxes: `current` holds their present positions. */
export class MovingBoxes {
  current = $state.raw<Box[]>([]);
  #way: Way | null = null;
  #timer: Timer | null = null;
  #resting = false;

  /** Animates to `to` from the present positions; new boxes grow from `sprout`. */
  moveTo(to: Box[], sprout: (box: Box) => Box): void {
    if (this.#resting || wantsStillness()) {
      this.putAt(to);
      return;
    }
    this.#way = { to, at: betweenBoxes(this.current, to, sprout), begun: now() };
    this.#go(this.#way);
  }

  /** Moves them without animation. */
  putAt(to: Box[]): void {
    this.#timer?.stop();
    this.#timer = null;
    this.#way = null;
    this.current = to;
  }

  /**
   * No frames are drawn while an answer is pending: each would slow down the counting threads. Boxes keep their
   * positions until the animation would have ended, then jump to the final ones; new boxes appear at once.
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

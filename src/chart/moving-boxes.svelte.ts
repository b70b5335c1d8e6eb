import { easeCubicOut, timer, type Timer } from 'd3';
import { betweenBoxes, type Box } from './boxes';

/** Milliseconds a change takes to be seen. */
const duration = 180;

function wantsStillness(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Boxes on their way to where they belong: `current` holds them as they stand at this moment. */
export class MovingBoxes {
  current = $state.raw<Box[]>([]);
  #timer: Timer | null = null;

  /** Sets out for `to` from wherever the boxes are now; new ones grow from `sprout`. */
  moveTo(to: Box[], sprout: (box: Box) => Box): void {
    this.#timer?.stop();
    if (wantsStillness()) {
      this.putAt(to);
      return;
    }
    const at = betweenBoxes(this.current, to, sprout);
    this.#timer = timer((elapsed) => {
      if (elapsed >= duration) this.putAt(to);
      else this.current = at(easeCubicOut(elapsed / duration));
    });
  }

  /** Puts them there at once. */
  putAt(to: Box[]): void {
    this.#timer?.stop();
    this.#timer = null;
    this.current = to;
  }
}

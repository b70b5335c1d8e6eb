import { onDestroy, untrack } from 'svelte';
import { startsOf, type Box } from './boxes';
import { MovingBoxes } from './moving-boxes.svelte';

/** What to draw, and how. */
interface WantedBoxes<Drawing> {
  /** Null while there is nothing to draw. */
  layout: { boxes: Box[]; draw: (boxes: Box[]) => Drawing } | null;
  /** Layout inputs besides the figures, such as the width; a change skips the animation. */
  frame: string;
  /** Where a new box grows from. */
  sprout: (box: Box) => Box;
}

/** The present state of a drawing made of boxes: new figures are animated, a new frame is not. */
export class DrawnBoxes<Drawing> {
  readonly #wanted: () => WantedBoxes<Drawing>;
  readonly #moving = new MovingBoxes();
  /** The frame of the boxes; null before the first drawing. */
  #frame: string | null = null;
  readonly drawing: Drawing | null = $derived.by(() => {
    const { layout, sprout } = this.#wanted();
    if (!layout) return null;
    // The first boxes appear without animation.
    const start = this.#frame === null ? (box: Box) => box : sprout;
    return layout.draw(startsOf(this.#moving.current, layout.boxes, start));
  });

  /** To be made while a component is set up. `awaiting`: whether another answer is; nothing moves meanwhile. */
  constructor(wanted: () => WantedBoxes<Drawing>, awaiting: () => boolean) {
    this.#wanted = wanted;
    onDestroy(() => this.#moving.putAt([]));
    $effect(() => this.#moving.rest(awaiting()));
    $effect(() => {
      const { layout, frame, sprout } = wanted();
      if (!layout) return;
      // Untracked: the animation's progress must not restart it.
      untrack(() => {
        if (frame === this.#frame) this.#moving.moveTo(layout.boxes, sprout);
        else this.#moving.putAt(layout.boxes);
      });
      this.#frame = frame;
    });
  }
}

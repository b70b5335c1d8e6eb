import { onDestroy, untrack } from 'svelte';
import { startsOf, type Box } from './boxes';
import { MovingBoxes } from './moving-boxes.svelte';

/** What to draw, and how. */
interface Wanted<Drawing> {
  /** Null while there is nothing to draw. */
  layout: { boxes: Box[]; draw: (boxes: Box[]) => Drawing } | null;
  /** What the places go by beside the figures, such as the width. */
  frame: string;
  /** Where a new box grows from. */
  sprout: (box: Box) => Box;
}

/** A drawing made of boxes, as it is at this moment: new figures move, another frame is simply there. */
export class DrawnBoxes<Drawing> {
  readonly #wanted: () => Wanted<Drawing>;
  readonly #moving = new MovingBoxes();
  /** In which the boxes stand; none before the first. */
  #frame: string | null = null;
  readonly drawing: Drawing | null = $derived.by(() => {
    const { layout, sprout } = this.#wanted();
    if (!layout) return null;
    // The first are not drawn growing: what nobody has seen yet has not changed.
    const start = this.#frame === null ? (box: Box) => box : sprout;
    return layout.draw(startsOf(this.#moving.current, layout.boxes, start));
  });

  /** To be made while a component is set up. `awaiting`: whether another answer is; nothing moves meanwhile. */
  constructor(wanted: () => Wanted<Drawing>, awaiting: () => boolean) {
    this.#wanted = wanted;
    onDestroy(() => this.#moving.putAt([]));
    $effect(() => this.#moving.rest(awaiting()));
    $effect(() => {
      const { layout, frame, sprout } = wanted();
      if (!layout) return;
      // Where the boxes are on their way is no reason to set out again.
      untrack(() => {
        if (frame === this.#frame) this.#moving.moveTo(layout.boxes, sprout);
        else this.#moving.putAt(layout.boxes);
      });
      this.#frame = frame;
    });
  }
}

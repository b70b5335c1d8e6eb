import { dropResult, isSameTarget, type Dragged, type DropTarget } from './drop-result';
import type { FunnelState } from '../state/funnel.svelte';
import { commitDrop } from './commit-drop';
import { dropTargetAt } from './drop-target-at';

/** A press becomes a drag after this many pixels; below, it stays a click. */
const dragThresholdPx = 5;

/**
 * Dragging by pointer events of our own. `svelte-dnd-action` sorts lists: it wants every place to be a list whose items it
 * reorders, has no dropping *onto* an item, sets style attributes (refused by our Content-Security-Policy when
 * parsed from markup), and moves the very cards one aims at. Here nothing moves under the pointer: the places are marked with
 * `data-place`, found with `elementFromPoint`, and the chart shows the funnel one would get. The same code serves mouse, pen and
 * touch (`touch-action: pan-y` on what can be dragged leaves vertical scrolling to the finger).
 */
export class Drag {
  readonly #funnel: FunnelState;
  #item = $state.raw<Dragged | null>(null);
  #place = $state.raw<DropTarget | null>(null);
  #at = $state.raw({ x: 0, y: 0 });
  #pressed: { item: Dragged; x: number; y: number; pointer: number } | null = null;
  #stop = new AbortController();

  constructor(funnel: FunnelState) {
    this.#funnel = funnel;
  }

  /** What is carried, once the pointer has moved far enough. */
  get item(): Dragged | null {
    return this.#item;
  }

  /** Where it would go if let go now. */
  get place(): DropTarget | null {
    return this.#place;
  }

  /** The pointer, in the window's pixels. */
  get at(): { x: number; y: number } {
    return this.#at;
  }

  over(place: DropTarget): boolean {
    return isSameTarget(this.#place, place);
  }

  /** For `onpointerdown` of everything that can be dragged. */
  press(event: PointerEvent, item: Dragged): void {
    if (event.button !== 0 || !event.isPrimary) return;
    this.cancel();
    this.#pressed = { item, x: event.clientX, y: event.clientY, pointer: event.pointerId };
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    window.addEventListener('pointermove', (move) => this.#move(move), { signal });
    window.addEventListener('pointerup', (up) => this.#up(up), { signal });
    window.addEventListener('pointercancel', () => this.cancel(), { signal });
    window.addEventListener('blur', () => this.cancel(), { signal });
    window.addEventListener('keydown', (key) => this.#key(key), { signal, capture: true });
  }

  /** Leaves all as it was. */
  cancel(): void {
    this.#stop.abort();
    this.#pressed = null;
    if (!this.#item) return;
    this.#end();
    this.#funnel.look(null);
  }

  #move(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (pressed?.pointer !== event.pointerId) return;
    if (!this.#item) {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < dragThresholdPx) return;
      this.#item = pressed.item;
      document.documentElement.classList.add('carrying');
      window.getSelection()?.removeAllRanges();
    }
    event.preventDefault();
    this.#at = { x: event.clientX, y: event.clientY };
    this.#aim(dropTargetAt(event.clientX, event.clientY, this.#item));
  }

  /** Only a new place asks the engine: moving within one costs nothing. */
  #aim(place: DropTarget | null): void {
    if (isSameTarget(place, this.#place)) return;
    const next = place && this.#item ? dropResult(this.#funnel.spec, this.#item, place) : null;
    this.#place = next ? place : null;
    this.#funnel.look(next);
  }

  #up(event: PointerEvent): void {
    if (this.#pressed?.pointer !== event.pointerId) return;
    const [item, place] = [this.#item, this.#place];
    this.#stop.abort();
    this.#pressed = null;
    if (!item) return;
    swallowClick();
    this.#end();
    if (place) commitDrop(this.#funnel, item, place);
    this.#funnel.look(null);
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#item) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  }

  #end(): void {
    this.#item = null;
    this.#place = null;
    document.documentElement.classList.remove('carrying');
  }
}

/** Letting go over the thing one took up would also click it. */
function swallowClick(): void {
  const stop = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }), 0);
}

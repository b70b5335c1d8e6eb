import { dropResult, isSameTarget, type Dragged, type DropTarget } from './drop-result';
import type { FunnelState } from '../state/funnel.svelte';
import { commit } from '../commands/commit';
import { dropTargetAt } from './drop-target-at';

/** A press becomes a drag after this many pixels; below, it stays a click. */
const dragThresholdPx = 5;

/**
 * Drag and drop on pointer events. `svelte-dnd-action` does not fit: it requires every drop target to be a list whose
 * items it reorders, can't drop *onto* an item, sets style attributes (refused by our Content-Security-Policy when
 * parsed from markup), and moves the cards being aimed at. Here nothing moves under the pointer: drop targets are
 * marked with `data-place`, found with `elementFromPoint`, and the chart previews the resulting funnel. The same code
 * handles mouse, pen and touch (`touch-action: pan-y` on draggable elements leaves vertical scrolling to the finger).
 */
export class Drag {
  readonly #funnel: FunnelState;
  #item = $state.raw<Dragged | null>(null);
  #target = $state.raw<DropTarget | null>(null);
  #at = $state.raw({ x: 0, y: 0 });
  #pressed: { item: Dragged; x: number; y: number; pointer: number } | null = null;
  /** The dragged property with its breakdown, while its kind is being guessed. */
  #guess: Promise<Dragged> | null = null;
  #stop = new AbortController();

  constructor(funnel: FunnelState) {
    this.#funnel = funnel;
  }

  /** The dragged item, once the pointer has moved past the threshold. */
  get item(): Dragged | null {
    return this.#item;
  }

  /** The drop target under the pointer. */
  get target(): DropTarget | null {
    return this.#target;
  }

  /** Pointer position in window pixels. */
  get at(): { x: number; y: number } {
    return this.#at;
  }

  over(target: DropTarget): boolean {
    return isSameTarget(this.#target, target);
  }

  /** Handles `onpointerdown` of draggable elements. */
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

  /** Ends the drag without changing the funnel. */
  cancel(): void {
    this.#stop.abort();
    this.#pressed = null;
    if (!this.#item) return;
    this.#end();
    this.#funnel.setPreview(null);
  }

  #move(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (pressed?.pointer !== event.pointerId) return;
    if (!this.#item) {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < dragThresholdPx) return;
      this.#begin(pressed.item);
    }
    event.preventDefault();
    this.#at = { x: event.clientX, y: event.clientY };
    this.#aim(dropTargetAt(event.clientX, event.clientY, pressed.item));
  }

  #begin(item: Dragged): void {
    this.#item = item;
    this.#guess = this.#guessKind(item);
    document.documentElement.classList.add('dragging');
    window.getSelection()?.removeAllRanges();
  }

  /**
   * The default breakdown of a property depends on its kind. Where that is not known, it is guessed as soon as the drag
   * begins, and the chart previews nothing before.
   */
  #guessKind(item: Dragged): Promise<Dragged> | null {
    const { properties } = this.#funnel;
    const property = item.kind === 'property' ? item.by.property : null;
    if (property === null || properties.kindOf(property)) return null;
    return properties.guessKind(property).then(() => {
      const known: Dragged = { kind: 'property', by: properties.firstChoice(property) };
      if (this.#item === item) {
        this.#item = known;
        this.#guess = null;
        this.#preview();
      }
      return known;
    });
  }

  /** The engine is queried only when the target changes, not on every move within it. */
  #aim(target: DropTarget | null): void {
    if (isSameTarget(target, this.#target)) return;
    const possible = target && this.#item && dropResult(this.#funnel.spec, this.#item, target);
    this.#target = possible ? target : null;
    this.#preview();
  }

  #preview(): void {
    const [item, target] = [this.#item, this.#target];
    const waits = target?.kind === 'chart' && this.#guess !== null;
    const result = item && target && !waits ? dropResult(this.#funnel.spec, item, target) : null;
    this.#funnel.setPreview(result?.spec ?? null);
  }

  #up(event: PointerEvent): void {
    if (this.#pressed?.pointer !== event.pointerId) return;
    const [item, target, guess] = [this.#item, this.#target, this.#guess];
    this.#stop.abort();
    this.#pressed = null;
    if (!item) return;
    swallowClick();
    this.#end();
    if (target?.kind === 'chart' && guess) void guess.then((known) => this.#drop(known, target));
    else if (target) this.#drop(item, target);
    this.#funnel.setPreview(null);
  }

  #drop(item: Dragged, target: DropTarget): void {
    const result = dropResult(this.#funnel.spec, item, target);
    if (result) commit(this.#funnel, result);
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#item) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  }

  #end(): void {
    this.#item = null;
    this.#target = null;
    this.#guess = null;
    document.documentElement.classList.remove('dragging');
  }
}

/** Releasing the pointer over the dragged element would also click it. */
function swallowClick(): void {
  const stop = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }), 0);
}

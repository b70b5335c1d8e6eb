/** Slots from … to, both included. */
export interface BinRange {
  from: number;
  to: number;
}

/**
 * The hovered slot and the brushed range of an axis, by mouse or keyboard: one slot is hovered, and a drag
 * (or arrows with Shift) selects a range. Of several series in a slot one is picked.
 */
export class BrushSelection {
  /** Identifies the slots; another axis gets a selection of its own. */
  readonly of: string;
  pointed = $state<number | null>(null);
  range = $state.raw<BinRange | null>(null);
  /** Index of the series pointed at; 0 is the series of all actors. */
  series = $state(0);
  /** The slot that receives focus by Tab. */
  stood = $state(0);
  /** Where a range began. */
  #anchor: number | null = null;
  #pressed = false;
  #dragged = false;

  constructor(of: string) {
    this.of = of;
  }

  point(slot: number | null): void {
    this.pointed = slot;
    if (this.#pressed && slot !== null && (slot !== this.#anchor || this.#dragged)) {
      this.#dragged = true;
      this.#reach(slot);
    }
  }

  /** The pointer goes down on a slot. */
  press(slot: number): void {
    this.#pressed = true;
    this.#dragged = false;
    this.#anchor = slot;
  }

  /** Handles the pointer being released anywhere; true where it was a click and not a drag. */
  release(): boolean {
    const clicked = this.#pressed && !this.#dragged;
    this.#pressed = false;
    if (clicked) this.clear();
    return clicked;
  }

  stand(slot: number): void {
    this.stood = slot;
    this.pointed = slot;
  }

  clear(): void {
    this.range = null;
    this.#anchor = null;
  }

  /** The slot, of `count`, that a key moves to; null for other keys. Shift extends the range. */
  follow({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, count: number): number | null {
    const to = { ArrowRight: this.stood + 1, ArrowLeft: this.stood - 1, Home: 0, End: count - 1 }[key];
    if (to === undefined) return null;
    const slot = Math.max(0, Math.min(count - 1, to));
    if (shiftKey) {
      this.#anchor ??= this.stood;
      this.#reach(slot);
    }
    return slot;
  }

  /** The series, of `count`, that an arrow key moves to, wrapping at the ends; null for other keys. */
  turn({ key }: Pick<KeyboardEvent, 'key'>, count: number): number | null {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    return step === undefined || count < 2 ? null : (this.series + step + count) % count;
  }

  #reach(slot: number): void {
    const anchor = this.#anchor ?? slot;
    this.range = { from: Math.min(anchor, slot), to: Math.max(anchor, slot) };
  }
}

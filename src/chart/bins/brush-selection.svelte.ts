/** Slots from … to, both included. */
export interface BinRange {
  from: number;
  to: number;
}

/**
 * What is pointed at and brushed of the slots of an axis, by mouse and by keyboard alike: one is pointed at, and a drag
 * (or arrows with Shift) chooses a range of them. Of several series in a slot one is meant.
 */
export class BrushSelection {
  /** What the slots are of: others have a choice of their own. */
  readonly of: string;
  pointed = $state<number | null>(null);
  range = $state.raw<BinRange | null>(null);
  /** The series meant; 0 is that of all. */
  series = $state(0);
  /** The slot that Tab comes to. */
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

  /** The pointer goes up, wherever; true where it was a click and not a drag. */
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

  /** The slot that a key leads to, of `count`; null for keys that lead nowhere. With Shift the range goes along. */
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

  /** The series that an arrow leads to, of `count`, round at the ends; null for other keys. */
  turn({ key }: Pick<KeyboardEvent, 'key'>, count: number): number | null {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    return step === undefined || count < 2 ? null : (this.series + step + count) % count;
  }

  #reach(slot: number): void {
    const anchor = this.#anchor ?? slot;
    this.range = { from: Math.min(anchor, slot), to: Math.max(anchor, slot) };
  }
}

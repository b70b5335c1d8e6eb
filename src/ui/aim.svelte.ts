/** Tracks which element of a kind has been hovered for a while, or got the focus by keyboard. */
export class Aim {
  /** The last one; it may not be hovered any more. */
  at = $state.raw<HTMLElement | null>(null);
  open = $state(false);
  readonly #kind: string;
  readonly #delay: number;
  /** The element under the pointer, whether or not the delay has passed. */
  #under: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `kind`: a selector. `delay`: milliseconds from the first one pointed at until it counts. */
  constructor(kind: string, delay: number) {
    this.#kind = kind;
    this.#delay = delay;
  }

  /** The pointer has come over an element. */
  point(target: EventTarget | null): void {
    const under = this.#find(target);
    if (under === this.#under) return;
    // Moving from one to the next has no delay.
    const delay = this.open ? 0 : this.#delay;
    this.drop();
    this.#under = under;
    if (under !== null) this.#timer = setTimeout(() => this.#take(under), delay);
  }

  focus(target: EventTarget | null): void {
    const focused = this.#find(target);
    this.drop();
    if (focused?.matches(':focus-visible')) this.#take(focused);
  }

  /** Nothing is aimed at, until the pointer or the focus moves on. */
  drop(): void {
    clearTimeout(this.#timer);
    this.open = false;
  }

  #find(target: EventTarget | null): HTMLElement | null {
    return target instanceof Element ? target.closest<HTMLElement>(this.#kind) : null;
  }

  #take(element: HTMLElement): void {
    this.at = element;
    this.open = element.isConnected;
  }
}

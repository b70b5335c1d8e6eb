/** Which element of a kind is pointed at for a while, or has come by the focus by key. */
export class Aim {
  /** The last one; it may no longer be aimed at. */
  at = $state.raw<HTMLElement | null>(null);
  open = $state(false);
  readonly #kind: string;
  readonly #delay: number;
  /** The one under the pointer, aimed at or not. */
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
    // From one to the next it goes without delay.
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

import { offsetAt, rowsInView, scrolledHeight, scrollTo } from './long-scroll';

/** Rows drawn above and below those in view, so that a quick scroll shows no gap. */
const spareRows = 6;

/** Rows of equal height, and the height of the viewport they are seen through. Pixels. */
interface VirtualRows {
  rows: number;
  rowHeight: number;
  window: number;
}

/**
 * A list of which only the rows in view, and a few around them, are drawn: a million rows cost as little as twenty. The
 * scrolled element gets `{@attach list.scroller}`; in it an element `height` pixels high holds the rows, each moved
 * down by `top`.
 */
export class VirtualList {
  readonly #list: () => VirtualRows;
  #element: Element | null = null;
  #scrolled = $state(0);
  readonly height: number = $derived.by(() => scrolledHeight(this.#list()));
  readonly #view = $derived.by(() => rowsInView(this.#list(), this.#scrolled));
  /** Index of the first row to draw. */
  readonly from: number = $derived.by(() => Math.max(0, Math.min(this.#view.from, this.#list().rows) - spareRows));
  /** Index behind the last row to draw. */
  readonly to: number = $derived.by(() => Math.min(this.#list().rows, this.#view.to + spareRows));
  /** How far a list taller than the scrolled element is moved in it. */
  readonly #shift = $derived.by(() => this.#scrolled - offsetAt(this.#list(), this.#scrolled));

  constructor(list: () => VirtualRows) {
    this.#list = list;
  }

  readonly scroller = (element: Element): (() => void) => {
    this.#element = element;
    const scroll = () => (this.#scrolled = element.scrollTop);
    element.addEventListener('scroll', scroll, { passive: true });
    return () => element.removeEventListener('scroll', scroll);
  };

  /** Where to draw a row, in pixels from the top of the scrolled element. */
  top(row: number): number {
    return row * this.#list().rowHeight + this.#shift;
  }

  /** The rows to draw, by index. */
  get indexes(): number[] {
    return Array.from({ length: Math.max(0, this.to - this.from) }, (_, i) => this.from + i);
  }

  /** Scrolls a row into view. */
  reveal(row: number): void {
    if (!this.#element) return;
    this.#element.scrollTop = scrollTo(this.#list(), row, this.#element.scrollTop);
    this.#scrolled = this.#element.scrollTop;
  }

  /** Scrolls to the first row. */
  rewind(): void {
    if (this.#element) this.#element.scrollTop = 0;
    this.#scrolled = 0;
  }
}

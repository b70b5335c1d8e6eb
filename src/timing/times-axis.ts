import type { TimesBin } from '../core/spec/timing';

/**
 * Positions of times on an axis with bins of equal width: within a bin by seconds or, on a log scale, by
 * their logarithm.
 */
export class TimesAxis {
  readonly #bins: readonly TimesBin[];
  readonly #scale: 'linear' | 'log';
  readonly #span: { left: number; right: number };

  /** `span` in pixels. */
  constructor(bins: readonly TimesBin[], scale: 'linear' | 'log', span: { left: number; right: number }) {
    this.#bins = bins;
    this.#scale = scale;
    this.#span = span;
  }

  get slotWidth(): number {
    return (this.#span.right - this.#span.left) / Math.max(1, this.#bins.length);
  }

  /** Position of a bin's lower limit in pixels; for the index after the last bin, the end. */
  limit(bin: number): number {
    return this.#span.left + bin * this.slotWidth;
  }

  /** Position of a time (seconds) in pixels, clamped to the ends. */
  at(seconds: number): number {
    const bin = this.#bins.findIndex(({ to }) => seconds < to);
    if (bin < 0) return this.limit(this.#bins.length);
    const { from, to } = this.#bins[bin];
    const within =
      this.#scale === 'log' && from > 0
        ? Math.log(seconds / from) / Math.log(to / from)
        : (seconds - from) / (to - from);
    return this.limit(bin) + Math.max(0, within) * this.slotWidth;
  }
}

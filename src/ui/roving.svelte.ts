import { flushSync } from 'svelte';
import { indexAfterKey, type ListKeys, type PressedKey } from './list-keys';

/** What a widget with a roving tab stop consists of. A stop is an element with a key that is unique in the widget. */
interface RovingStops {
  /** Where Tab goes: to the stop last focused where that is still there, else to another; null where there is none. */
  reachable: (focused: string | null) => string | null;
  /** The stop a key moves to; null where it does not move. */
  next: (from: string, pressed: PressedKey) => string | null;
  /** Draws a stop that is out of view, before it takes the focus. */
  reveal?: (key: string) => void;
  /** Any other key that was pressed on a stop. */
  onkey?: (event: KeyboardEvent, stop: string) => void;
}

/**
 * A roving tab stop: of all stops of a widget one is reached by Tab, and keys move the focus from there. The widget's
 * element gets `{@attach roving.widget}`, each stop `{...roving.stop(key)}`.
 */
export class Roving {
  readonly #stops: RovingStops;
  #focused = $state<string | null>(null);
  #element: Element | null = null;
  /** Key of the stop that Tab reaches. */
  readonly reachable: string | null = $derived.by(() => this.#stops.reachable(this.#focused));

  constructor(stops: RovingStops) {
    this.#stops = stops;
  }

  readonly widget = (element: Element): (() => void) => {
    this.#element = element;
    const focus = (event: Event) => {
      this.#focused = keyAt(event.target) ?? this.#focused;
    };
    const press = (event: Event) => this.#press(event as KeyboardEvent);
    element.addEventListener('focusin', focus);
    element.addEventListener('keydown', press);
    return () => {
      element.removeEventListener('focusin', focus);
      element.removeEventListener('keydown', press);
    };
  };

  stop(key: string): { 'data-stop': string; tabindex: 0 | -1 } {
    return { 'data-stop': key, tabindex: key === this.reachable ? 0 : -1 };
  }

  /** Moves the focus to a stop. */
  focus(key: string): void {
    this.#stops.reveal?.(key);
    // At once, not with the next frame: the next key press belongs to this stop already.
    flushSync(() => (this.#focused = key));
    const all = this.#element?.querySelectorAll<HTMLElement | SVGElement>('[data-stop]') ?? [];
    [...all].find((element) => element.dataset.stop === key)?.focus();
  }

  /** Forgets the stop last focused: Tab goes where it went at first. */
  reset(): void {
    this.#focused = null;
  }

  #press(event: KeyboardEvent): void {
    const from = keyAt(event.target) ?? this.reachable;
    if (from === null) return;
    const next = this.#stops.next(from, event);
    if (next === null) {
      this.#stops.onkey?.(event, from);
      return;
    }
    event.preventDefault();
    this.focus(next);
  }
}

function keyAt(target: EventTarget | null): string | null {
  return target instanceof HTMLElement || target instanceof SVGElement ? (target.dataset.stop ?? null) : null;
}

/** The stops of a list are its indexes: '0' for the first. */
export function listStops(keys: () => ListKeys): Pick<RovingStops, 'reachable' | 'next'> {
  const last = () => keys().count - 1;
  return {
    reachable: (focused) => (last() < 0 ? null : String(Math.min(Number(focused), last()))),
    next: (from, pressed) => {
      const next = indexAfterKey(Math.min(Number(from), last()), pressed, keys());
      return next === null ? null : String(next);
    },
  };
}

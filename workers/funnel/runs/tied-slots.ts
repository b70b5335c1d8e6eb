/** Simultaneous events that match the same steps. */
interface SlotKind {
  mask: number;
  /** The ranks of the events among all, the preferred first. */
  events: { event: number; rank: number }[];
  /** How many of them have been assigned. */
  gone: number;
  /** How many are reserved for no slot. */
  free: number;
  /** By step, how many are reserved for its slots. */
  given: Int32Array;
  visited: boolean;
}

/**
 * Assigns each slot (a step that some run did at one time) a different event: in turn, the first event that leaves one
 * for every later slot. Events that match the same steps differ only in rank, so this is a flow between few kinds and
 * few steps, regardless of the number of events (augmenting paths, as in Ford and Fulkerson).
 */
export class TiedSlots {
  readonly #kinds: SlotKind[] = [];
  readonly #steps: number;

  /** `events`: the preferred first; `maskOf` has the bits of the steps that one matches. */
  constructor(events: readonly number[], maskOf: (event: number) => number, steps: number) {
    this.#steps = steps;
    const byMask = new Map<number, SlotKind>();
    for (const [rank, event] of events.entries()) {
      const mask = maskOf(event);
      const kind = byMask.get(mask) ?? this.#newKind(mask);
      byMask.set(mask, kind);
      kind.events.push({ event, rank });
      kind.free++;
    }
  }

  /** By slot, its event. `slots` are steps; an assignment must exist. */
  assign(slots: readonly number[]): number[] {
    if (!slots.every((step) => this.#supply(step))) throw new Error('a run has more steps than events');
    return slots.map((step) => this.#take(step));
  }

  #newKind(mask: number): SlotKind {
    const given = new Int32Array(this.#steps);
    const kind = { mask, events: [], gone: 0, free: 0, given, visited: false };
    this.#kinds.push(kind);
    return kind;
  }

  /** Reserves one more event for a step; false where none is available. */
  #supply(step: number, reserved: SlotKind | null = null): boolean {
    for (const kind of this.#kinds) kind.visited = kind === reserved;
    return this.#augment(step);
  }

  #augment(step: number): boolean {
    for (const kind of this.#kinds) {
      if (kind.visited || !serves(kind, step)) continue;
      kind.visited = true;
      if (kind.free > 0) kind.free--;
      else if (!this.#releaseOne(kind)) continue;
      kind.given[step]++;
      return true;
    }
    return false;
  }

  /** Reserves an event of another kind for one of the steps for which this kind is reserved. */
  #releaseOne(kind: SlotKind): boolean {
    for (let step = 0; step < this.#steps; step++) {
      if (kind.given[step] === 0 || !this.#augment(step)) continue;
      kind.given[step]--;
      return true;
    }
    return false;
  }

  #take(step: number): number {
    const able = this.#kinds.filter((kind) => serves(kind, step) && kind.gone < kind.events.length);
    able.sort((a, b) => a.events[a.gone].rank - b.events[b.gone].rank);
    const kind = able.find((each) => this.#divert(each, step))!;
    return kind.events[kind.gone++].event;
  }

  /** Removes one event of a kind, for a slot of a step, from the flow, if all other slots can still be filled. */
  #divert(kind: SlotKind, step: number): boolean {
    if (kind.given[step] > 0) {
      kind.given[step]--;
      return true;
    }
    const supplier = this.#kinds.find(({ given }) => given[step] > 0)!;
    supplier.given[step]--;
    supplier.free++;
    if (kind.free > 0) {
      kind.free--;
      return true;
    }
    for (let other = 0; other < this.#steps; other++) {
      if (kind.given[other] === 0) continue;
      kind.given[other]--;
      if (this.#supply(other, kind)) return true;
      kind.given[other]++;
    }
    supplier.free--;
    supplier.given[step]++;
    return false;
  }
}

function serves({ mask }: SlotKind, step: number): boolean {
  return (mask & (1 << step)) !== 0;
}

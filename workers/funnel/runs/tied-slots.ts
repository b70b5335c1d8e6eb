/** Simultaneous events that match the same steps. */
interface Kind {
  mask: number;
  /** The preferred first, with their ranks among all. */
  events: { event: number; rank: number }[];
  /** How many of them have been given away. */
  gone: number;
  /** How many are meant for no slot. */
  free: number;
  /** By step, how many are meant for slots of it. */
  given: Int32Array;
  visited: boolean;
}

/**
 * Gives each slot, which is a step that some run did at one time, an event of its own: in turn the first that leaves all
 * slots behind it one. Events that match the same steps are told apart by their ranks alone, so that this is a flow
 * between few kinds and few steps, however many events there are (augmenting paths, as Ford and Fulkerson).
 */
export class TiedSlots {
  readonly #kinds: Kind[] = [];
  readonly #steps: number;

  /** `events`: the preferred first; `maskOf` has the bits of the steps that one matches. */
  constructor(events: readonly number[], maskOf: (event: number) => number, steps: number) {
    this.#steps = steps;
    const byMask = new Map<number, Kind>();
    for (const [rank, event] of events.entries()) {
      const mask = maskOf(event);
      const kind = byMask.get(mask) ?? this.#newKind(mask);
      byMask.set(mask, kind);
      kind.events.push({ event, rank });
      kind.free++;
    }
  }

  /** By slot, its event. `slots` are steps, each of which must be able to have one. */
  assign(slots: readonly number[]): number[] {
    if (!slots.every((step) => this.#supply(step))) throw new Error('a run has more steps than events');
    return slots.map((step) => this.#take(step));
  }

  #newKind(mask: number): Kind {
    const given = new Int32Array(this.#steps);
    const kind = { mask, events: [], gone: 0, free: 0, given, visited: false };
    this.#kinds.push(kind);
    return kind;
  }

  /** Means one more event for a step; false where none can be spared. */
  #supply(step: number, reserved: Kind | null = null): boolean {
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

  /** Has another kind take over one of the steps that a kind is meant for. */
  #releaseOne(kind: Kind): boolean {
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

  /** Takes one event of a kind for a slot of a step out of the flow, if all other slots can still have theirs. */
  #divert(kind: Kind, step: number): boolean {
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

function serves({ mask }: Kind, step: number): boolean {
  return (mask & (1 << step)) !== 0;
}

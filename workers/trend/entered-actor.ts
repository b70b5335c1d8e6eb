/** What became of an actor's best run (or of one run) among those that entered in one interval. */
export interface EnteredActor {
  /** Of the store asked: a part of its owner, where actors are asked about in parts. */
  actor: number;
  /** Of the funnel's own store. */
  owner: number;
  interval: number;
  /** Whether it reached the passage's beginning, and its end. */
  entered: boolean;
  converted: boolean;
  /** The last entry in the interval from which the actor might have run, in µs. */
  lastEntry: number;
}

/** Told of each in turn; nothing is kept of the object. */
export type EnteredListener = (actor: EnteredActor) => void;

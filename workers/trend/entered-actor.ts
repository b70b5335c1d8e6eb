/** The outcome of an actor's best run (or of one run) among those that entered in one interval. */
export interface EnteredActor {
  /** The actor in the queried store: a part of its owner, where actors are followed in parts. */
  actor: number;
  /** The actor in the funnel's own store. */
  owner: number;
  interval: number;
  /** Whether it reached the first step of the conversion, and the last. */
  entered: boolean;
  converted: boolean;
  /** The last entry in the interval from which the actor might have run, in µs. */
  lastEntry: number;
}

/** Called for each in turn; the object is not retained. */
export type EnteredListener = (actor: EnteredActor) => void;

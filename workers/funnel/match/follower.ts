import type { ActorSpan } from './actor-span';
import type { BestRun } from './best-run';

/** Follows one actor and gives its winning run, valid until the next is followed; depth −1 for none. */
export interface Follower {
  follow(span: ActorSpan): BestRun;
}

/** Follows one actor and adds each of its runs, one after the other, to a tally. */
export interface Successive {
  follow(actor: number, span: ActorSpan): void;
}

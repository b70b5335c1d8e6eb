import { actorBits, stretches, type ActorBits } from './actor-bits';
import type { Plan } from '../plan/plan';
import { ShortRuns } from './short-runs';
import type { EventStore } from '../../store/event-store';
import type { Tally } from '../sums/tally';

/** Adds up a plain question (`isPlain`): most actors by `ShortRuns`, and the others, in order, by `follow`. */
export function plainKernel(
  store: EventStore,
  plan: Plan,
  { tally, follow }: { tally: Tally; follow: (actor: number) => void },
): void {
  const bits = actorBits(store, plan);
  const short = new ShortRuns({ store, plan, tally }, bits);
  for (const stretch of stretches(followedApart(bits), store.actors)) {
    short.follow(stretch);
    if (stretch.to < store.actors) follow(stretch.to);
  }
}

/** The actors without bits, and those that meet an exclusion, ascending. */
function followedApart({ apart, excluding }: ActorBits): Uint32Array {
  if (excluding === null) return apart;
  const followed = new Uint32Array(excluding.length);
  let count = 0;
  for (let actor = 0, next = 0; actor < excluding.length; actor++) {
    const isApart = apart[next] === actor;
    if (isApart) next++;
    if (isApart || excluding[actor] !== 0) followed[count++] = actor;
  }
  return followed.subarray(0, count);
}

import type { Actor } from '../../src/contract/funnel';
import type { EventStore } from '../store/event-store';
import { valueAt, type Subject } from './subject';

/** What an actor is called. */
export interface ActorNames {
  id(actor: number): string;
  /** When a session began, µs; null where the actors are no sessions. */
  session(actor: number): number | null;
}

/** Names of the actors of `actors`, which are the subject's events grouped by `kind`. */
export function actorNames(subject: Subject, actors: EventStore, kind: Actor): ActorNames {
  const first = (actor: number): number => actors.actorStart[actor];
  if (kind.kind === 'column') {
    const property = actors.properties.get(kind.property)!;
    return { id: (actor) => valueAt(property, first(actor)) ?? '', session: () => null };
  }
  if (kind.kind === 'user') return { id: (actor) => subject.users.text(actor), session: () => null };
  // Sessions keep the events where they are, so that the first event tells the user.
  const { actorStart } = subject.store;
  return {
    id: (actor) => subject.users.text(lastAtMost(actorStart, first(actor))),
    session: (actor) => actors.time[first(actor)],
  };
}

/** The last place in an ascending list that holds `value` or less. */
function lastAtMost(list: Uint32Array, value: number): number {
  let low = 0;
  let high = list.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (list[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
}

import type { Actor } from '../../src/core/spec/funnel';
import type { EventStore } from '../store/event-store';
import { valueAt, type Subject } from '../funnel/plan/subject';

/** What an actor is called. */
export interface ActorNames {
  id(actor: number): string;
  /** The same of many, in ascending order. */
  ids(actors: Uint32Array): string[];
  /** When a session began, µs; null where the actors are no sessions. */
  session(actor: number): number | null;
}

/** Names of the actors of `actors`, which are the subject's events grouped by `kind`. */
export function actorNames(subject: Subject, actors: EventStore, kind: Actor): ActorNames {
  const first = (actor: number): number => actors.actorStart[actor];
  const { users, store } = subject;
  switch (kind.kind) {
    case 'user':
      return { id: (actor) => users.text(actor), ids: (list) => users.texts(list), session: () => null };
    case 'column': {
      const property = actors.properties.get(kind.property)!;
      const id = (actor: number): string => valueAt(property, first(actor)) ?? '';
      return { id, ids: (list) => Array.from(list, id), session: () => null };
    }
    case 'session': {
      // Sessions keep the events where they are, so that the first event tells the user.
      const user = (session: number): number => lastAtMost(store.actorStart, first(session));
      const ids = (list: Uint32Array): string[] => users.texts(list.map(user));
      return { id: (actor) => users.text(user(actor)), ids, session: (actor) => actors.time[first(actor)] };
    }
  }
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

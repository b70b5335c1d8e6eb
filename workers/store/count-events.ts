import type { EventNameSummary } from '../../src/core/spec/dataset';
import type { EventStore } from './event-store';

type Counted = Pick<EventStore, 'actorStart' | 'event' | 'eventNames'>;

/** Events and users of each event name, the most frequent first; names of equal count in alphabetical order. */
export function countEvents({ actorStart, event, eventNames }: Counted): EventNameSummary[] {
  const events = new Uint32Array(eventNames.length);
  const users = new Uint32Array(eventNames.length);
  /** For each name, the last actor counted as one of its users, plus 1. */
  const counted = new Uint32Array(eventNames.length);
  for (let actor = 0; actor + 1 < actorStart.length; actor++) {
    const end = actorStart[actor + 1];
    for (let i = actorStart[actor]; i < end; i++) {
      const code = event[i];
      events[code]++;
      if (counted[code] === actor + 1) continue;
      counted[code] = actor + 1;
      users[code]++;
    }
  }
  return eventNames
    .map((name, code) => ({ name, events: events[code], users: users[code] }))
    .sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));
}

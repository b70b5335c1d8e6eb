import { eventsTable } from '../../src/core/spec/query';
import type { ColumnPart } from '../duckdb/arrow-stream';
import { allocate } from '../store/allocate';
import type { Codes, EventStore, Property } from '../store/event-store';
import type { TextList } from '../store/text-list';

/** The number of events per part: some 20 ms of work for this thread. */
const partEvents = 100_000;

/** The events that the table gets its rows from. */
export interface Events {
  store: EventStore;
  /** Ids by actor. */
  users: Pick<TextList, 'text'>;
  /** The columns' names by property. */
  columns: ReadonlyMap<string, string>;
}

/** The properties that the table has a column for: the store must have them. */
export type PropertyColumns = ReadonlySet<string>;

interface Range {
  from: number;
  to: number;
}

type Cut = (range: Range) => ColumnPart;

/** All events, some at a time, as rows of the columns user, event, time, and the properties. */
export function* eventParts({ store, users, columns }: Events, properties: PropertyColumns): Generator<ColumnPart[]> {
  const { user, event, time } = eventsTable;
  const cuts: Cut[] = [
    userCut(user, store, users),
    textCut(event, store.event, store.eventNames),
    ({ from, to }) => ({ name: time, kind: 'time', microseconds: store.time.subarray(from, to) }),
    ...[...properties].map((property) => propertyCut(columns.get(property)!, store.properties.get(property)!)),
  ];
  for (let from = 0; from < store.size; from += partEvents) {
    const to = Math.min(from + partEvents, store.size);
    yield cuts.map((cut) => cut({ from, to }));
  }
}

/** Users follow each other in the store, so the texts of a part are those of a range of actors. */
function userCut(name: string, { actorStart }: EventStore, users: Events['users']): Cut {
  let actor = 0;
  return ({ from, to }) => {
    while (actorStart[actor + 1] <= from) actor++;
    const codes = allocate(Int32Array, to - from);
    const texts: string[] = [];
    for (let at = from; at < to; actor++) {
      const end = Math.min(actorStart[actor + 1], to);
      if (end > at) codes.fill(texts.push(users.text(actor)) - 1, at - from, end - from);
      at = end;
    }
    // The last actor may have further events in the next part.
    actor--;
    return { name, kind: 'text', codes, texts };
  };
}

function propertyCut(name: string, property: Property): Cut {
  if (property.kind === 'text') return textCut(name, property.codes, property.values);
  return ({ from, to }) => ({ name, kind: 'number', numbers: property.numbers.subarray(from, to) });
}

/** A part has a dictionary of its own texts only, as there may be millions. The text '' is NULL. */
function textCut(name: string, codes: Codes, values: readonly string[]): Cut {
  /** 1 + index in the part's dictionary, by code; 0 where the part has not used the text so far. */
  const ownCodes = allocate(Int32Array, values.length);
  return ({ from, to }) => {
    const used: number[] = [];
    const own = allocate(Int32Array, to - from);
    for (let i = from; i < to; i++) {
      const code = codes[i];
      if (ownCodes[code] === 0 && values[code] !== '') ownCodes[code] = used.push(code);
      own[i - from] = ownCodes[code] - 1;
    }
    for (const code of used) ownCodes[code] = 0;
    return { name, kind: 'text', codes: own, texts: used.map((code) => values[code]) };
  };
}

import type { Customer, CustomersList } from '../../src/core/spec/customers';
import type { EventStore } from '../store/event-store';
import { drilldownRuns } from '../funnel/groups/grouped-runs';
import { furthestOf, pickRuns, type Runs } from '../funnel/runs/runs';
import { firstAfter, lastFilledEvent } from './actor-events';
import { actorNames, type ActorNames } from './actor-names';
import { orderRuns, sortKeys } from './order-runs';
import { byActor } from '../funnel/plan/ready-funnel';
import { valueAt, type Subject } from '../funnel/plan/subject';

/** The list of one cell of a funnel; caches its last order and search, so that a page costs only its rows. */
export class CustomersRows {
  readonly #subject: Subject;
  readonly #spec: CustomersList['spec'];
  readonly #runs: Runs;
  #actors: EventStore;
  #names: ActorNames;
  /** The last of each kind, by what it was made for. */
  readonly #keys = new Latest<Float64Array>();
  readonly #hits = new Latest<Uint8Array | null>();
  readonly #sorted = new Latest<Uint32Array>();
  readonly #found = new Latest<Uint32Array>();

  constructor(subject: Subject, list: CustomersList) {
    this.#subject = subject;
    this.#spec = list.spec;
    this.#actors = byActor(subject.store, list.spec, list.properties);
    this.#names = actorNames(subject, this.#actors, list.spec.actor);
    const { runs, rows } = drilldownRuns(subject.store, list, subject);
    this.#runs = pickRuns(runs, rows);
  }

  get all(): number {
    return this.#runs.size;
  }

  /** The runs that the search finds, in the order wanted. */
  orderedRuns(list: CustomersList): Uint32Array {
    this.#load(shownProperties(list));
    const { by, descending } = list.sort;
    const search = list.search.toLowerCase();
    const column = JSON.stringify(by);
    const of = { runs: this.#runs, actors: this.#actors, names: this.#names };
    const keys = this.#keys.get(column, () => sortKeys(of, by));
    const order = `${descending} ${column}`;
    const sorted = this.#sorted.get(order, () => orderRuns(of, keys, descending));
    const hits = this.#hits.get(search, () => (search === '' ? null : this.#matches(search)));
    return this.#found.get(`${order} ${search}`, () =>
      hits === null ? sorted : sorted.filter((run) => hits[run] === 1),
    );
  }

  /** A row; `properties` are those of the list passed to `orderedRuns`. */
  customer(run: number, properties: readonly string[]): Customer {
    const { actors, taken, times, steps } = this.#runs;
    const actor = actors[run];
    const furthest = furthestOf(this.#runs, run);
    const from = run * steps;
    return {
      actor,
      id: this.#names.id(actor),
      session: this.#names.session(actor),
      entered: times[from],
      furthest,
      times: Array.from({ length: steps }, (_, k) => ((taken[run] & (1 << k)) === 0 ? null : times[from + k])),
      twin: this.#twin(run),
      values: properties.map((name) => this.#lastValue(name, actor)),
      next: this.#next(actor, times[from + furthest]),
    };
  }

  /** The number of earlier runs with the same actor and the same times. */
  #twin(run: number): number {
    const { actors, taken, times, steps } = this.#runs;
    const isTwin = (other: number): boolean => {
      if (taken[other] !== taken[run]) return false;
      for (let k = 0; k < steps; k++) {
        const isTaken = (taken[run] & (1 << k)) !== 0;
        if (isTaken && times[other * steps + k] !== times[run * steps + k]) return false;
      }
      return true;
    };
    let twins = 0;
    for (let other = run - 1; other >= 0 && actors[other] === actors[run]; other--) if (isTwin(other)) twins++;
    return twins;
  }

  /** Where columns are actors, the values of a property come along only when asked for. */
  #load(properties: readonly string[]): void {
    if (this.#spec.actor.kind !== 'column') return;
    this.#actors = byActor(this.#subject.store, this.#spec, properties);
    this.#names = actorNames(this.#subject, this.#actors, this.#spec.actor);
  }

  /** By run, 1 where the id holds the letters. */
  #matches(search: string): Uint8Array {
    const ids = this.#names.ids(this.#runs.actors);
    return Uint8Array.from(ids, (id) => (id.toLowerCase().includes(search) ? 1 : 0));
  }

  #lastValue(name: string, actor: number): string | null {
    const property = this.#actors.properties.get(name)!;
    const last = lastFilledEvent(this.#actors, property)(actor);
    return last < 0 ? null : valueAt(property, last);
  }

  #next(actor: number, time: number): Customer['next'] {
    const next = firstAfter(this.#actors, actor, time);
    if (next < 0) return null;
    return { event: this.#actors.eventNames[this.#actors.event[next]], time: this.#actors.time[next] };
  }
}

/** A one-entry cache. */
class Latest<T> {
  #held: { key: string; value: T } | null = null;

  get(key: string, make: () => T): T {
    if (this.#held?.key !== key) this.#held = { key, value: make() };
    return this.#held.value;
  }
}

/** What the list shows or is sorted by. */
export function shownProperties({ properties, sort: { by } }: CustomersList): string[] {
  return by.kind === 'property' ? [...properties, by.property] : properties;
}

import type { Customer, CustomersList } from '../../src/contract/customers';
import type { EventStore } from '../store/event-store';
import { planFunnel } from '../funnel/plan';
import { firstAfter, lastFilled } from './actor-events';
import { actorNames, type ActorNames } from './actor-names';
import { orderRuns } from './order-runs';
import { furthestOf, runsAt, type Runs } from './runs-at';
import { actorsOf, valueAt, type Subject } from './subject';

/** The list of one place of a funnel; keeps its last order and search, so that a page of it costs only its rows. */
export class CustomersRows {
  readonly #subject: Subject;
  readonly #spec: CustomersList['spec'];
  readonly #runs: Runs;
  #actors: EventStore;
  #names: ActorNames;
  #sortKey = '';
  #sorted: Uint32Array = new Uint32Array(0);
  #search = '';
  #found: Uint32Array = new Uint32Array(0);

  constructor(subject: Subject, list: CustomersList) {
    this.#subject = subject;
    this.#spec = list.spec;
    this.#actors = actorsOf(subject.store, list.spec, list.properties);
    this.#names = actorNames(subject, this.#actors, list.spec.actor);
    this.#runs = runsAt(this.#actors, planFunnel(list.spec, this.#actors, subject), list);
  }

  get all(): number {
    return this.#runs.size;
  }

  /** The runs that the search finds, in the order wanted. */
  places(list: CustomersList): Uint32Array {
    this.#load(shownProperties(list));
    const { by, descending } = list.sort;
    const sortKey = JSON.stringify([by, descending]);
    const isNew = sortKey !== this.#sortKey;
    if (isNew) {
      this.#sorted = orderRuns({ runs: this.#runs, actors: this.#actors, names: this.#names }, by, descending);
      this.#sortKey = sortKey;
    }
    if (isNew || list.search !== this.#search) {
      this.#found = this.#searched(list.search.toLowerCase());
      this.#search = list.search;
    }
    return this.#found;
  }

  /** A row; `properties` are those of the list that `places` was asked for. */
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
      values: properties.map((name) => this.#lastValue(name, actor)),
      next: this.#next(actor, times[from + furthest]),
    };
  }

  /** Where columns are actors, the values of a property come along only when asked for. */
  #load(properties: readonly string[]): void {
    if (this.#spec.actor.kind !== 'column') return;
    this.#actors = actorsOf(this.#subject.store, this.#spec, properties);
    this.#names = actorNames(this.#subject, this.#actors, this.#spec.actor);
  }

  #searched(search: string): Uint32Array {
    if (search === '') return this.#sorted;
    const { actors } = this.#runs;
    return this.#sorted.filter((run) => this.#names.id(actors[run]).toLowerCase().includes(search));
  }

  #lastValue(name: string, actor: number): string | null {
    const property = this.#actors.properties.get(name)!;
    const last = lastFilled(this.#actors, property, actor);
    return last < 0 ? null : valueAt(property, last);
  }

  #next(actor: number, time: number): Customer['next'] {
    const next = firstAfter(this.#actors, actor, time);
    if (next < 0) return null;
    return { event: this.#actors.eventNames[this.#actors.event[next]], time: this.#actors.time[next] };
  }
}

/** What the list shows or is sorted by. */
export function shownProperties({ properties, sort: { by } }: CustomersList): string[] {
  return by.kind === 'property' ? [...properties, by.property] : properties;
}

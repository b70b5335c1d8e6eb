import { allocate } from '../store/allocate';
import type { FunnelSpec } from '../../src/core/spec/funnel';
import { failure, success, type Outcome } from '../../src/core/outcome';
import type { Driver, DriversAnswer, DriversQuestion } from '../../src/core/spec/drivers';
import { runsOfGroup } from '../funnel/groups/grouped-runs';
import type { Plan } from '../funnel/plan/plan';
import { compareValues, propertyValues } from '../funnel/values/property-values';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import type { Preference } from '../funnel/runs/step-events';
import { compareCodePoints } from '../store/code-points';
import type { EventStore } from '../store/event-store';
import { MetCounts } from './met-counts';
import { extremeRatio, leastActors, oddsRatio } from '../../src/core/stats/odds-ratio';
import { ExposureSpans, type ExposureSpan } from './exposure-spans';
import { distinctValues, valueCodes } from './value-codes';

/**
 * What correlates with conversion and with loss: the events during the exposure (`ExposureSpans`), except those named
 * by the spec's steps and exclusions, and the property values on them and on the event that began it; for a group, all
 * events of its actors in that time. Fails with `invalid_spec`.
 */
export function answerDrivers(funnel: PreparedFunnel, question: DriversQuestion): Outcome<DriversAnswer> {
  const { spec, group, from, to } = question;
  if (!(from >= 0 && from < to && to < spec.steps.length)) return failure('invalid_spec', { where: 'from, to' });
  const tally = new DriverTally(funnel.store, funnel.plan, question);
  const prefer = byNameAndValues(funnel.store, question.properties);
  for (const span of new ExposureSpans(funnel, runsOfGroup(funnel, group), { from, to, prefer })) tally.add(span);
  return success(tally.answer());
}

/**
 * Of simultaneous events that may have begun the exposure, prefers that with the first name and the smallest values.
 */
function byNameAndValues({ event, properties }: EventStore, names: readonly string[]): Preference {
  const values = names.map((name) => propertyValues(properties.get(name)!));
  return (a, b) => event[a] - event[b] || values.reduce((found, each) => found || compareValues(each, a, b), 0);
}

/** One column of codes and what to call them. */
interface CodedColumn {
  property: string | null;
  names: readonly string[];
  counts: MetCounts;
}

class DriverTally {
  readonly #store: EventStore;
  readonly #plan: Plan;
  readonly #events: CodedColumn;
  readonly #values: CodedColumn[] = [];
  readonly #skipped: DriversAnswer['skipped'] = [];
  /** By event code, 1 for those the spec names. */
  readonly #own: Uint8Array;
  /** The events of the current run that count; the first is its entry. */
  #seen = new Uint32Array(1024);
  #converted = 0;
  #lost = 0;

  constructor(store: EventStore, plan: Plan, { spec, properties }: DriversQuestion) {
    this.#store = store;
    this.#plan = plan;
    const { event, eventNames } = store;
    this.#events = { property: null, names: eventNames, counts: new MetCounts(event, eventNames.length) };
    const own = namedEvents(spec);
    this.#own = Uint8Array.from(eventNames, (name) => (own.has(name) ? 1 : 0));
    for (const name of new Set(properties)) this.#addProperty(name);
  }

  add(span: ExposureSpan): void {
    const { converted } = span;
    if (converted) this.#converted++;
    else this.#lost++;
    const run = this.#converted + this.#lost;
    const seen = { events: this.#room(span), from: 1, to: this.#see(span) };
    this.#events.counts.add(run, converted, seen);
    seen.from = 0;
    for (const { counts } of this.#values) counts.add(run, converted, seen);
  }

  answer(): DriversAnswer {
    const least = leastActors(this.#converted + this.#lost);
    const drivers = [this.#events, ...this.#values].flatMap((column) => this.#driversOf(column, least));
    drivers.sort(byStrength);
    return { converted: this.#converted, lost: this.#lost, least, drivers, skipped: this.#skipped };
  }

  #addProperty(name: string): void {
    const property = this.#store.properties.get(name)!;
    const coded = valueCodes(property);
    if (coded === null) this.#skipped.push({ property: name, values: distinctValues(property) });
    else {
      const counts = new MetCounts(coded.codes, coded.values.length);
      this.#values.push({ property: name, names: coded.values, counts });
    }
  }

  #room({ from, to }: ExposureSpan): Uint32Array {
    const maxSeen = to - from + 1;
    if (this.#seen.length <= maxSeen) this.#seen = allocate(Uint32Array, 2 * maxSeen);
    return this.#seen;
  }

  /** Gathers the run's events that count and gives their number. */
  #see({ entry, from, to }: ExposureSpan): number {
    const seen = this.#seen;
    const own = this.#own;
    const { event } = this.#store;
    const { classes, masks } = this.#plan;
    let size = 0;
    seen[size++] = entry;
    for (let i = from; i < to; i++) if (own[event[i]] === 0 && masks[classes[i]] >= 0) seen[size++] = i;
    return size;
  }

  #driversOf({ property, names, counts }: CodedColumn, least: number): Driver[] {
    return names.flatMap((name, code): Driver[] => {
      const converted = counts.converted[code];
      const lost = counts.lost[code];
      const empty = property !== null && name === '';
      const met = converted + lost;
      if (empty || met === 0 || met < least || met === this.#converted + this.#lost) return [];
      const odds = oddsRatio({ converted, lost, allConverted: this.#converted, allLost: this.#lost });
      const extreme = odds.oddsRatio > extremeRatio || odds.oddsRatio < 1 / extremeRatio;
      const what =
        property === null
          ? { kind: 'event' as const, name, value: null }
          : { kind: 'value' as const, name: property, value: name };
      return [{ ...what, converted, lost, ...odds, extreme }];
    });
  }
}

/** Farthest from 1 first; those of equal ratios by name and value. */
function byStrength(a: Driver, b: Driver): number {
  const strength = ({ oddsRatio }: Driver): number => Math.abs(Math.log(oddsRatio));
  return (
    strength(b) - strength(a) ||
    compareCodePoints(a.kind, b.kind) ||
    compareCodePoints(a.name, b.name) ||
    compareCodePoints(a.value ?? '', b.value ?? '')
  );
}

/** The events a spec's steps and exclusions name; `'*'` names none. */
function namedEvents({ steps, exclusions }: FunnelSpec): Set<string> {
  return new Set([...steps, ...exclusions].flatMap(({ events }) => events));
}

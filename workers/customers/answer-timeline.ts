import type { TimelineAnswer, TimelineQuestion } from '../../src/contract/customers';
import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { EventStore } from '../store/event-store';
import { checkSpec } from '../funnel/check-spec';
import { planFunnel, type Plan } from '../funnel/plan';
import { collectRuns } from '../funnel/runs';
import { StepEvents } from '../funnel/step-events';
import { oneActor } from './one-actor';
import { actorsOf, valueAt, type Subject } from './subject';

interface Timeline {
  key: string;
  events: EventStore;
  /** Step by place in `events`. */
  stepAt: Map<number, number>;
}

/** Each store's last timeline, which is asked for page by page. */
const latest = new WeakMap<EventStore, Timeline>();

/** Answers over a store that holds the properties of the spec and those asked for. */
export function answerTimeline(subject: Subject, question: TimelineQuestion): Outcome<TimelineAnswer> {
  const { spec, actor, offset, limit } = question;
  const checked = checkSpec(spec, subject.store);
  if (!checked.ok) return checked;
  const key = JSON.stringify([spec, actor, question.entered, question.properties]);
  let timeline = latest.get(subject.store);
  if (timeline?.key !== key) {
    const actors = actorsOf(subject.store, spec, question.properties);
    if (!(actor >= 0 && actor < actors.actors))
      return failure('invalid_spec', { where: 'actor', value: String(actor) });
    latest.set(subject.store, (timeline = timelineOf(subject, oneActor(actors, actor), { key, question })));
  }
  const { events, stepAt } = timeline;
  const to = Math.min(offset + limit, events.size);
  const page = Array.from({ length: Math.max(0, to - offset) }, (_, i) => eventAt(timeline, offset + i, question));
  const run = Array.from(stepAt, ([place, step]) => ({ place, step })).sort((a, b) => a.place - b.place);
  return success({ total: events.size, events: page, run });
}

function timelineOf(subject: Subject, events: EventStore, of: { key: string; question: TimelineQuestion }): Timeline {
  const { spec, entered } = of.question;
  return { key: of.key, events, stepAt: stepPlaces(events, planFunnel(spec, events, subject), entered) };
}

/** Step by the place of its event, of the run that entered at a time (µs); of simultaneous events the first that can serve. */
function stepPlaces(events: EventStore, plan: Plan, entered: number): Map<number, number> {
  const { runs } = collectRuns(events, plan);
  const { size, steps, taken, times } = runs;
  const stepAt = new Map<number, number>();
  const { store, places, asked } = plan.held
    ? { store: plan.held.parts.store, places: plan.held.parts.places, asked: plan.held.plan }
    : { store: events, places: null, asked: plan };
  const found = new StepEvents(store, asked, { runs, prefer: (event, other) => event - other });
  for (let run = 0; run < size; run++) {
    if (times[run * steps] !== entered) continue;
    for (let step = 0; step < steps; step++) {
      if ((taken[run] & (1 << step)) === 0) continue;
      const event = found.eventOf(run, step);
      stepAt.set(places === null ? event : places[event], step);
    }
    break;
  }
  return stepAt;
}

function eventAt({ events, stepAt }: Timeline, place: number, { properties }: TimelineQuestion) {
  return {
    time: events.time[place],
    event: events.eventNames[events.event[place]],
    step: stepAt.get(place) ?? null,
    values: properties.map((name) => valueAt(events.properties.get(name)!, place)),
  };
}

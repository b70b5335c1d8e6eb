import type { TimelineAnswer, TimelineQuestion } from '../../src/contract/customers';
import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { EventStore } from '../store/event-store';
import { checkSpec } from '../funnel/check-spec';
import { planFunnel } from '../funnel/plan';
import { runKernel } from '../funnel/run-kernel';
import { markRun, type ToldRun } from './mark-run';
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
  const plan = planFunnel(spec, events, subject);
  const runs: ToldRun[] = [];
  runKernel(events, plan, (_, taken, times) => {
    if (times[0] === entered) runs.push({ taken, times: times.slice() });
  });
  return {
    key: of.key,
    events,
    stepAt: runs.length === 0 ? new Map<number, number>() : markRun(events, plan, runs[0]),
  };
}

function eventAt({ events, stepAt }: Timeline, place: number, { properties }: TimelineQuestion) {
  return {
    time: events.time[place],
    event: events.eventNames[events.event[place]],
    step: stepAt.get(place) ?? null,
    values: properties.map((name) => valueAt(events.properties.get(name)!, place)),
  };
}

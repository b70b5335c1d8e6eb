import type { TimelineAnswer, TimelineQuestion } from '../../src/core/spec/customers';
import type { GroupKey } from '../../src/core/spec/funnel';
import { failure, success, type Outcome } from '../../src/core/outcome';
import { Derived } from '../store/derived';
import type { EventStore } from '../store/event-store';
import { runsOfGroup, runsOfValues, type SomeRuns } from '../funnel/groups/grouped-runs';
import { planFunnel } from '../funnel/plan/plan';
import { byActor, type PreparedFunnel } from '../funnel/plan/ready-funnel';
import type { Runs } from '../funnel/runs/runs';
import { StepEvents } from '../funnel/runs/step-events';
import { oneActor } from './one-actor';
import { listedProperties, valueAt, type Subject } from '../funnel/plan/subject';

interface Timeline {
  events: EventStore;
  /** Step by place in `events`. */
  stepAt: Map<number, number>;
}

/** A timeline is asked for page by page. */
const timelines = new Derived<EventStore, Timeline | null>();

/** Fails with `invalid_spec` where there is no such actor. */
export function answerTimeline(subject: Subject, question: TimelineQuestion): Outcome<TimelineAnswer> {
  const { spec, actor, offset, limit } = question;
  const key = JSON.stringify([spec, actor, question.group, question.times, question.twin, question.properties]);
  const timeline = timelines.of(subject.store, key, () => timelineOf(subject, question));
  if (timeline === null) return failure('invalid_spec', { where: 'actor', value: String(actor) });
  const { events, stepAt } = timeline;
  const to = Math.min(offset + limit, events.size);
  const page = Array.from({ length: Math.max(0, to - offset) }, (_, i) => eventAt(timeline, offset + i, question));
  const run = Array.from(stepAt, ([place, step]) => ({ place, step })).sort((a, b) => a.place - b.place);
  return success({ total: events.size, events: page, run });
}

/** Null where there is no such actor. */
function timelineOf(subject: Subject, question: TimelineQuestion): Timeline | null {
  const { spec, actor, properties } = question;
  const actors = byActor(subject.store, spec, properties);
  if (!(actor >= 0 && actor < actors.actors)) return null;
  // What is shown decides first; of what looks alike, what the spec asks for decides which are marked.
  const events = oneActor(actors, actor, listedProperties(spec, properties));
  const funnel: PreparedFunnel = {
    ...{ spec, context: subject, events: subject.store },
    ...{ store: events, plan: planFunnel(spec, events, subject) },
  };
  return { events, stepAt: stepPlaces(funnel, question) };
}

/**
 * The steps of the requested run by event index; of simultaneous events the first possible one. Runs of the same times
 * are ordered by their event indices, so that the order of the rows in the file does not matter.
 */
function stepPlaces(funnel: PreparedFunnel, question: TimelineQuestion): Map<number, number> {
  const { runs, rows } = runsOfActor(funnel, question.group);
  const found = new StepEvents(runs, (event, other) => event - other);
  const twins = rows.filter((row) => question.times.every((time, step) => time === stepTime(runs, row, step)));
  const marks = Array.from(twins, (run) =>
    question.times.map((time, step) => (time === null ? -1 : found.eventOf(run, step))),
  ).sort(byPlaces);
  const stepAt = new Map<number, number>();
  for (const [step, at] of marks.at(question.twin)?.entries() ?? []) if (at >= 0) stepAt.set(at, step);
  return stepAt;
}

function byPlaces(a: readonly number[], b: readonly number[]): number {
  return a.map((at, step) => at - b[step]).find((difference) => difference !== 0) ?? 0;
}

/** The runs of one actor that can be meant: those of the group, where it can be found by this actor alone. */
function runsOfActor(funnel: PreparedFunnel, group: GroupKey): SomeRuns {
  const { breakdown } = funnel.spec;
  if (breakdown === null || group.kind === 'all') return runsOfGroup(funnel, { kind: 'all' });
  if (group.kind !== 'other' || breakdown.shown !== null) return runsOfGroup(funnel, group);
  // Which groups are not drawn depends on all actors, so a single actor's run may belong to any of them.
  return breakdown.attribution.at === 'all' ? runsOfValues(funnel, breakdown) : runsOfGroup(funnel, { kind: 'all' });
}

function stepTime({ taken, times, steps }: Runs, run: number, step: number): number | null {
  return (taken[run] & (1 << step)) === 0 ? null : times[run * steps + step];
}

function eventAt({ events, stepAt }: Timeline, place: number, { properties }: TimelineQuestion) {
  return {
    time: events.time[place],
    event: events.eventNames[events.event[place]],
    step: stepAt.get(place) ?? null,
    values: properties.map((name) => valueAt(events.properties.get(name)!, place)),
  };
}

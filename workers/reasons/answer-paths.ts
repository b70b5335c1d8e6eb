import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { PathsAnswer, PathsQuestion } from '../../src/contract/reasons';
import { byActor } from '../funnel/ready-funnel';
import { checkSpec } from '../funnel/check-spec';
import { planFunnel, type PlanContext } from '../funnel/plan';
import { runKernel } from '../funnel/run-kernel';
import type { EventStore } from '../store/event-store';
import { PathColumns } from './path-columns';
import { PathStarts } from './path-starts';
import { PathWalk } from './path-walk';

const longest = 5;

/**
 * The events after the last step of those lost before `step`, or before the event that passed it, whenever they were:
 * a window limits the run, not what the actor does around it. The store holds `propertiesNeeded(spec)`; fails with
 * `invalid_spec`, `unknown_property` and `exclusion_is_step`.
 */
export function answerPaths(store: EventStore, question: PathsQuestion, context: PlanContext): Outcome<PathsAnswer> {
  const { spec, step, part, length } = question;
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  if (!(step >= (part === 'lost' ? 1 : 0) && step < spec.steps.length))
    return failure('invalid_spec', { where: 'step' });
  if (!(length >= 1 && length <= longest)) return failure('invalid_spec', { where: 'length' });
  const actors = byActor(store, spec);
  const plan = planFunnel(spec, actors, context);
  const starts = new PathStarts(actors, plan, question);
  runKernel(actors, plan, (actor, taken, times) => starts.take(actor, taken, times));
  const walk = new PathWalk(actors, plan, { length, forward: part === 'lost' });
  const columns = new PathColumns(actors.eventNames, length);
  walk.all(starts, (depth, code) => columns.count(depth, code));
  columns.settle();
  walk.all(starts, (depth, code) => columns.link(depth, code));
  return success(columns.answer(starts.events.length));
}

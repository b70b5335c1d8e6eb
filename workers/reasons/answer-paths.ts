import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { PathsAnswer, PathsQuestion } from '../../src/contract/reasons';
import { checkSpec } from '../funnel/check-spec';
import { runsOfGroup } from '../funnel/grouped-runs';
import type { PlanContext } from '../funnel/plan';
import { readyFunnel } from '../funnel/ready-funnel';
import type { EventStore } from '../store/event-store';
import { PathColumns } from './path-columns';
import { pathStarts } from './path-starts';
import { PathWalk } from './path-walk';

const longest = 5;

/**
 * The events after the last step of those lost before `step`, or before the event that passed it, whenever they were:
 * a window limits the run, not what the actor does around it, and so does a group. The store holds `propertiesNeeded(spec)`; fails with
 * `invalid_spec`, `unknown_property` and `exclusion_is_step`.
 */
export function answerPaths(store: EventStore, question: PathsQuestion, context: PlanContext): Outcome<PathsAnswer> {
  const { spec, group, step, part, length } = question;
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  if (!(step >= (part === 'lost' ? 1 : 0) && step < spec.steps.length))
    return failure('invalid_spec', { where: 'step' });
  if (!(length >= 1 && length <= longest)) return failure('invalid_spec', { where: 'length' });
  const funnel = readyFunnel(store, { spec }, context);
  const starts = pathStarts(runsOfGroup(funnel, group), funnel.plan, question);
  const walk = new PathWalk(funnel.store, funnel.plan, { length, forward: part === 'lost' });
  const columns = new PathColumns(store.eventNames, length);
  walk.all(starts, (depth, code) => columns.count(depth, code));
  columns.settle();
  walk.all(starts, (depth, code) => columns.link(depth, code));
  return success(columns.answer(starts.events.length));
}

import { failure, success, type Outcome } from '../../src/core/outcome';
import type { PathsAnswer, PathsQuestion } from '../../src/core/spec/drivers';
import { runsOfGroup } from '../funnel/groups/grouped-runs';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import { PathColumns } from './path-columns';
import { pathStarts } from './path-starts';
import { PathWalk } from './path-walk';

const maxPathEvents = 5;

/**
 * The events after the last step of those lost before `step`, or before the event that passed it, whenever they were:
 * a window limits the run, not what the actor does around it, and so does a group. Fails with `invalid_spec`.
 */
export function answerPaths(funnel: PreparedFunnel, question: PathsQuestion): Outcome<PathsAnswer> {
  const { spec, group, step, part, length } = question;
  if (!(step >= (part === 'lost' ? 1 : 0) && step < spec.steps.length))
    return failure('invalid_spec', { where: 'step' });
  if (!(length >= 1 && length <= maxPathEvents)) return failure('invalid_spec', { where: 'length' });
  const starts = pathStarts(runsOfGroup(funnel, group), funnel.plan, question);
  const walk = new PathWalk(funnel.store, funnel.plan, { length, forward: part === 'lost' });
  const columns = new PathColumns(funnel.store.eventNames, length);
  walk.all(starts, (depth, code) => columns.count(depth, code));
  columns.settle();
  walk.all(starts, (depth, code) => columns.link(depth, code));
  return success(columns.answer(starts.events.length));
}

import type { PathsQuestion } from '../../src/core/spec/drivers';
import { bitIndex } from '../../src/core/arrays/bits';
import type { SomeRuns } from '../funnel/groups/grouped-runs';
import type { Plan } from '../funnel/plan/plan';
import { requiredBefore } from '../funnel/runs/runs';
import { StepEvents } from '../funnel/runs/step-events';

/** The events from which the paths of a question start, one for each run it speaks of, with their actors. */
export interface PathStarts {
  actors: Uint32Array;
  events: Uint32Array;
}

/** Of those lost before a step the event of the last one they did, of those that passed it its event. */
export function pathStarts({ runs, rows }: SomeRuns, plan: Plan, { step, part }: PathsQuestion): PathStarts {
  const { taken } = runs;
  const before = 1 << requiredBefore(plan, step);
  const passed = (run: number): boolean => (taken[run] & (1 << step)) !== 0;
  const meant = rows.filter((run) => (part === 'passed' ? passed(run) : !passed(run) && (taken[run] & before) !== 0));
  const lastDone = (run: number): number => bitIndex(taken[run] & ((1 << step) - 1));
  const events = new StepEvents(runs);
  return {
    actors: meant.map((run) => runs.actors[run]),
    events: meant.map((run) => events.eventOf(run, part === 'passed' ? step : lastDone(run))),
  };
}

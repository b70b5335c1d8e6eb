import type { GroupKey } from '../../src/contract/funnel';
import { runsOfGroup } from '../funnel/grouped-runs';
import type { Funnel } from '../funnel/ready-funnel';
import { groundOf, type RunGround } from '../funnel/run-ground';
import { runKernel } from '../funnel/run-kernel';
import type { Runs } from '../funnel/runs';

/** One winning run. */
export interface ToldRun {
  actor: number;
  /** Where it lies in the `RunGround`: runs of the same part follow on one another. */
  part: number;
  taken: number;
  /** By step, in µs, where `taken` has it. */
  times: Float64Array;
  /** Whether it belongs to the group that is asked about. */
  counts: boolean;
}

/** The winning runs that a question is about, to be told of as often as wanted. */
export interface ToldRuns {
  ground: RunGround;
  /** Nothing is kept of the object. */
  each: (visit: (run: ToldRun) => void) => void;
}

/**
 * The winning runs of a group, between those of its actors that belong to other groups: what counts in a run may end
 * where the actor's next one begins.
 */
export function toldRuns(funnel: Funnel, group: GroupKey): ToldRuns {
  const { store, plan } = funnel;
  const run: ToldRun = { actor: 0, part: 0, taken: 0, times: new Float64Array(plan.steps), counts: true };
  if (group.kind !== 'all') {
    const { runs, rows, ground } = runsOfGroup(funnel, group);
    return { ground, each: (visit): void => eachRow({ runs, rows }, run, visit) };
  }
  return {
    ground: groundOf(store, plan),
    each: (visit) => {
      // eslint-disable-next-line max-params -- told for each run
      runKernel(store, plan, (actor, taken, times, part = actor) => {
        run.actor = actor;
        run.part = part;
        run.taken = taken;
        run.times = times;
        visit(run);
      });
    },
  };
}

function eachRow({ runs, rows }: { runs: Runs; rows: Uint32Array }, run: ToldRun, visit: (run: ToldRun) => void): void {
  const { steps, actors, parts, taken, times } = runs;
  for (let row = 0, next = 0; row < runs.size; row++) {
    run.actor = actors[row];
    run.part = parts[row];
    run.taken = taken[row];
    for (let k = 0; k < steps; k++) run.times[k] = times[row * steps + k];
    run.counts = rows[next] === row;
    if (run.counts) next++;
    visit(run);
  }
}

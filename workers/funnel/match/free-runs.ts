import type { ActorSpan } from './actor-span';
import type { BestRun } from './best-run';
import type { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';
import { RunLevels } from './run-levels';

/** Follows actors that meet no exclusion. */
export class FreeRuns {
  readonly #timeGroups: TimeGroups;
  readonly #levels: RunLevels;

  constructor(plan: Plan, timeGroups: TimeGroups) {
    this.#timeGroups = timeGroups;
    this.#levels = new RunLevels(plan);
  }

  follow(span: ActorSpan): BestRun {
    this.#levels.start(span);
    for (let i = span.from; i < span.to && !this.#levels.done;) {
      i = this.#timeGroups.read(i, span.to);
      this.#levels.addTimeGroup(this.#timeGroups);
    }
    return this.#levels.best;
  }
}

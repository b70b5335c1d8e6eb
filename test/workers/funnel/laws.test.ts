import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelAnswer, FunnelSpec } from '../../../src/core/spec/funnel';
import { mergePartials } from '../../../workers/funnel/sums/merge';
import { planFunnel } from '../../../workers/funnel/plan/plan';
import { byActor } from '../../../workers/funnel/plan/ready-funnel';
import { runKernel } from '../../../workers/funnel/match/run-kernel';
import { summarize } from '../../../workers/funnel/sums/summary';
import type { FunnelPartial } from '../../../workers/funnel/sums/tally';
import { eventRows, funnelSpecs } from '../../support/funnel/arbitrary-funnel';
import { drawnFor, kernelPaths } from '../../support/funnel/kernel-paths';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { answerTo } from '../../support/funnel/answer-to';

const zone = { timeZone: 'UTC' };
const week = { value: 1, unit: 'week' as const };
function answer(rows: EventRow[], spec: FunnelSpec): FunnelAnswer['groups'][number]['steps'] {
  const found = answerTo('funnel', { store: storeOf(rows, ['p']), ...zone }, { spec });
  fc.pre(found.ok);
  return found.value.groups[0].steps;
}

const counts = (rows: EventRow[], spec: FunnelSpec) => answer(rows, spec).map((step) => step.actors);

function partialOf(rows: EventRow[], spec: FunnelSpec): FunnelPartial {
  const store = byActor(storeOf(rows, ['p']), spec);
  return runKernel(store, planFunnel(spec, store, zone));
}

const asks = { numRuns: Number(process.env.RUNS ?? 100) };

describe('laws of every funnel', () => {
  for (const [name, path] of Object.entries(kernelPaths)) {
    describe(name, () => {
      const [logs, specs] = drawnFor(path);
      const holds = (law: (rows: EventRow[], spec: FunnelSpec) => void) =>
        fc.assert(fc.property(logs, specs, law), asks);

      it('counts never rise from a required step to the next', () =>
        holds((rows, spec) => {
          const required = counts(rows, spec).filter((_, k) => !spec.steps[k].optional);
          expect(required).toEqual([...required].sort((a, b) => b - a));
        }));

      it('other names for the users change nothing', () =>
        holds((rows, spec) => {
          const renamed = rows.map((row) => ({ ...row, user: `用户 ${row.user === 'u1' ? 'z' : row.user} 🙂` }));
          expect(answer(renamed, spec)).toEqual(answer(rows, spec));
        }));

      it('another order of the rows changes nothing', () =>
        holds((rows, spec) => {
          const others = [...rows].reverse();
          expect(answer(others, spec)).toEqual(answer(rows, spec));
          const half = Math.floor(rows.length / 2);
          expect(answer([...rows.slice(half), ...rows.slice(0, half)], spec)).toEqual(answer(rows, spec));
        }));

      it('results of two sets of users merge into the result of both', () =>
        holds((rows, spec) => {
          // Values of a column may be shared by users of both sets.
          fc.pre(spec.actor.kind !== 'column');
          const whole = partialOf(rows, spec);
          const [some, others] = [true, false].map((first) => rows.filter(({ user }) => (user === 'u1') === first));
          const merged = mergePartials(partialOf(some, spec), partialOf(others, spec));
          expect(merged.actors).toBe(whole.actors);
          expect(summarize(merged).steps.map(rounded)).toEqual(summarize(whole).steps.map(rounded));
        }));

      const isOfActors = path.allowed.count !== 'totals';
      it.runIf(isOfActors)('a larger window or tolerance lowers no count of actors, where none is dropped', () =>
        holds((rows, spec) => {
          fc.pre(spec.exclusions.every(({ effect }) => effect === 'stop'));
          const before = counts(rows, spec);
          const isNotLower = (wider: FunnelSpec) => {
            const after = counts(rows, wider);
            spec.steps.forEach(({ optional }, k) => expect(optional || after[k] >= before[k]).toBe(true));
          };
          // From step to step a longer limit may leave an earlier arrival in time, and that one decides (rule 7).
          const decides = spec.windowFrom === 'previous' && spec.exclusions.length > 0;
          if (!decides)
            isNotLower({ ...spec, window: spec.window && { ...spec.window, value: spec.window.value + 3 } });
          if (spec.order === 'ordered') isNotLower({ ...spec, tieTolerance: spec.tieTolerance + 1 });
        }),
      );

      it.runIf(path.allowed.order !== 'any')('a limit that no run comes near changes nothing', () =>
        holds((rows, spec) => {
          // With a tolerance and exclusions it matters whether later events are looked at beside the first.
          fc.pre(spec.tieTolerance === 0 || spec.exclusions.length === 0);
          const steps = spec.steps.map((step) => ({ ...step, within: step.within ?? week }));
          expect(answer(rows, { ...spec, steps })).toEqual(answer(rows, spec));
        }),
      );
    });
  }

  it('a tolerance of nothing worth counting finds what none finds, where no two events are simultaneous', () => {
    const apart = fc
      .tuple(eventRows, fc.array(fc.nat(999_999), { minLength: 16, maxLength: 16 }))
      .map(([rows, offsets]) => rows.map((row, i) => ({ ...row, time: row.time + offsets[i] })))
      .filter((rows) => rows.every((a) => rows.every((b) => a === b || Math.abs(a.time - b.time) > 3)));
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      // An event that is a step and excludes as well lies at no distance from itself.
      fc.pre(
        !spec.steps.some(({ events }) => events.includes('*')) && !spec.exclusions.some((x) => x.events.includes('c')),
      );
      expect(answer(rows, { ...spec, tieTolerance: 1e-6 })).toEqual(answer(rows, spec));
    };
    fc.assert(fc.property(apart, funnelSpecs({ exclusions: true }), law));
    // Which of two optional steps an event does that matches both is left open.
    const required = (rows: EventRow[], spec: FunnelSpec) =>
      counts(rows, spec).filter((_, k) => !spec.steps[k].optional);
    const lawOfRequired = (rows: EventRow[], spec: FunnelSpec) => {
      expect(required(rows, { ...spec, tieTolerance: 1e-6 })).toEqual(required(rows, spec));
    };
    fc.assert(fc.property(apart, funnelSpecs({ optional: true }), lawOfRequired));
  });
});

/** Sums in another order may differ in the last place. */
function rounded(step: FunnelAnswer['groups'][number]['steps'][number]) {
  const average = (times: typeof step.fromEntry) => times && { ...times, average: Math.round(times.average * 1e6) };
  return { ...step, fromPrevious: average(step.fromPrevious), fromEntry: average(step.fromEntry) };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelAnswer, FunnelSpec } from '../../src/contract/funnel';
import { answerFunnel } from '../../workers/funnel/answer-funnel';
import { merge } from '../../workers/funnel/merge';
import { planFunnel } from '../../workers/funnel/plan';
import { byActor } from '../../workers/funnel/ready-funnel';
import { runKernel } from '../../workers/funnel/run-kernel';
import { summarize } from '../../workers/funnel/summary';
import type { FunnelPartial } from '../../workers/funnel/tally';
import { eventRows, funnelSpecs, type Allowed } from './arbitrary-funnel';
import { specOf } from './spec-of';
import { storeOf, type EventRow } from './store-of';

const zone = { timeZone: 'UTC' };
const all: Allowed[] = [
  { optional: true, limits: true, exclusions: true, held: true },
  { order: 'strict', optional: true, limits: true, exclusions: true, held: true },
  { order: 'any', exclusions: true, held: true },
];
const anyFunnel = fc.oneof(
  ...all.map((allowed) => funnelSpecs(allowed)),
  ...all.map((allowed) => funnelSpecs({ ...allowed, count: 'totals' })),
  fc
    .tuple(funnelSpecs({ optional: true, limits: true, exclusions: true }), fc.integer({ min: 1, max: 3 }))
    .map(([spec, tieTolerance]) => ({ ...spec, tieTolerance })),
);

function answer(rows: EventRow[], spec: FunnelSpec): FunnelAnswer['groups'][number]['steps'] {
  const found = answerFunnel(storeOf(rows, ['p']), spec, zone);
  fc.pre(found.ok);
  return found.value.groups[0].steps;
}

const counts = (rows: EventRow[], spec: FunnelSpec) => answer(rows, spec).map((step) => step.actors);

function partialOf(rows: EventRow[], spec: FunnelSpec): FunnelPartial {
  const store = byActor(storeOf(rows, ['p']), spec);
  return runKernel(store, planFunnel(spec, store, zone));
}

describe('laws of every funnel', () => {
  it('counts never rise from a required step to the next', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      const required = counts(rows, spec).filter((_, k) => !spec.steps[k].optional);
      expect(required).toEqual([...required].sort((a, b) => b - a));
    };
    fc.assert(fc.property(eventRows, anyFunnel, law));
  });

  it('other names for the users change nothing', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      const renamed = rows.map((row) => ({ ...row, user: `用户 ${row.user === 'u1' ? 'z' : row.user} 🙂` }));
      expect(answer(renamed, spec)).toEqual(answer(rows, spec));
    };
    fc.assert(fc.property(eventRows, anyFunnel, law));
  });

  it('another order of the rows changes nothing', () => {
    const shuffled = eventRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    const law = ([rows, others]: [EventRow[], EventRow[]], spec: FunnelSpec) => {
      // With a tolerance it can matter which of two simultaneous events a step takes; elsewhere never.
      fc.pre(spec.tieTolerance === 0);
      expect(answer(others, spec)).toEqual(answer(rows, spec));
    };
    fc.assert(fc.property(shuffled, anyFunnel, law), { numRuns: 300 });
  });

  it('a larger window never lowers a count, where no exclusion can come into it and no run waits for another', () => {
    const specs = fc.oneof(
      funnelSpecs({ optional: true, limits: true }),
      funnelSpecs({ order: 'strict', limits: true }),
      funnelSpecs({ order: 'any' }),
    );
    const law = (rows: EventRow[], spec: FunnelSpec, more: number) => {
      const wider = spec.window && { ...spec.window, value: spec.window.value + more };
      const before = counts(rows, spec);
      const after = counts(rows, { ...spec, window: wider });
      spec.steps.forEach(({ optional }, k) => expect(optional || after[k] >= before[k]).toBe(true));
    };
    fc.assert(fc.property(eventRows, specs, fc.nat(5), law));
  });

  it('results of two sets of users merge into the result of both', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      // Values of a column may be shared by users of both sets.
      fc.pre(spec.actor.kind !== 'column');
      const whole = partialOf(rows, spec);
      const [some, others] = [true, false].map((first) => rows.filter(({ user }) => (user === 'u1') === first));
      const merged = merge(partialOf(some, spec), partialOf(others, spec));
      expect(merged.actors).toBe(whole.actors);
      expect(summarize(merged).steps.map(rounded)).toEqual(summarize(whole).steps.map(rounded));
    };
    fc.assert(fc.property(eventRows, anyFunnel, law));
  });

  it('the fast loop for plain questions finds what the general one finds', () => {
    // A limit longer than all the data changes no answer, but rules the fast loop out.
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      const limited = specOf(
        spec.steps.map((step) => ({ ...step, within: { value: 1, unit: 'week' } })),
        spec,
      );
      expect(counts(rows, { ...limited, steps: limited.steps })).toEqual(counts(rows, spec));
    };
    fc.assert(fc.property(eventRows, funnelSpecs({}), law));
  });

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

import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { FunnelAnswer, StepAnswer } from '../../../src/core/spec/funnel';
import { planFunnel } from '../../../workers/funnel/plan/plan';
import { byActor } from '../../../workers/funnel/plan/ready-funnel';
import { propertiesNeeded } from '../../../workers/funnel/plan/properties-needed';
import { runKernel } from '../../../workers/funnel/match/run-kernel';
import type { EventStore } from '../../../workers/store/event-store';
import { storeOf } from '../../support/funnel/store-of';
import { rowsOfVector, specOfVector, type VectorCase, type VectorExpected } from './vectors';
import { answerTo } from '../../support/funnel/answer-to';

const file = process.env.FUNNEL_VECTORS ?? new URL('vectors.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: VectorCase[] };

const outcomes = { passed: [] as string[], skipped: new Map<string, string>(), failed: [] as string[] };

describe('the worked cases of other products', () => {
  for (const each of cases) {
    it(`${each.id} (${each.dialect})`, ({ skip }) => {
      const reason = whyNot(each);
      if (reason !== null) {
        outcomes.skipped.set(each.id, reason);
        skip(reason);
      }
      outcomes.failed.push(each.id);
      check(each);
      outcomes.failed.pop();
      outcomes.passed.push(each.id);
    });
  }

  afterAll(() => {
    const { passed, skipped, failed } = outcomes;
    const lines = [...skipped].map(([id, reason]) => `  skipped ${id}: ${reason}`);
    console.log(
      [`vectors: ${passed.length} passed, ${failed.length} failed, ${skipped.size} skipped`, ...lines].join('\n'),
    );
  });
});

/** Null where anything the case states can be checked. */
function whyNot({ expected }: VectorCase): string | null {
  // Only nulls state nothing.
  const says = Object.entries(expected).some(
    ([key, value]) => !Array.isArray(value) || value.some((each) => each !== null) || key.startsWith('users'),
  );
  return says ? null : 'it states nothing';
}

function check(each: VectorCase): void {
  const spec = specOfVector(each);
  const rows = rowsOfVector(each);
  const store = storeOf(rows, propertiesNeeded(spec));
  const answer = answerTo('funnel', { store, timeZone: 'UTC' }, { spec });
  if (excludesStep(each)) {
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'exclusion_is_step' } });
    return;
  }
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const { steps } = answer.value.groups[0];
  checkFigures(steps, each.expected, answer.value.actorsInAll);
  if (each.expected.compare !== undefined) checkComparison(answer.value, each.expected.compare);
  if (each.expected.breakdown !== undefined) checkGroups(answer.value, each.expected.breakdown);
  if (each.expected.trend) checkTrend(each, store);
  if (each.expected.ttc) checkTimes(each, store);
  if (spec.actor.kind === 'user') checkActors(each);
}

/** Whether an exclusion equals a step: an error here, whatever another product makes of it (rule 7). */
function excludesStep({ spec }: VectorCase): boolean {
  const names = new Set(spec.steps.flatMap((step) => step.events));
  return (spec.exclusions ?? []).some(({ event, events }) => (events ?? [event!]).some((name) => names.has(name)));
}

function checkGroups({ groups, actorsInAll }: FunnelAnswer, expected: NonNullable<VectorExpected['breakdown']>): void {
  const found = new Map(
    groups.flatMap(({ key, steps }) => (key.kind === 'values' ? [[key.values.join('|'), steps] as const] : [])),
  );
  expect([...found.keys()].sort()).toEqual(Object.keys(expected).sort());
  for (const [name, figures] of Object.entries(expected)) checkFigures(found.get(name)!, figures, actorsInAll);
}

function checkTrend(each: VectorCase, store: EventStore): void {
  const { interval, fromStep: from, toStep: to } = each.spec.trend!;
  const answer = answerTo('trend', { store, timeZone: 'UTC' }, { spec: specOfVector(each), from, to, interval });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const found = new Map(answer.value.series[0].buckets.map((bucket) => [bucket.day, bucket]));
  for (const { date, from: entered, to: converted } of each.expected.trend!) {
    expect(found.get(date), date).toMatchObject({ entered, converted });
  }
}

function checkTimes(each: VectorCase, store: EventStore): void {
  const { fromStep: from, toStep: to, binCount, avgSeconds, bins } = each.expected.ttc!;
  const question = { spec: specOfVector(each), from, to, bins: binCount ?? null, scale: 'linear' as const };
  const answer = answerTo('timesToConvert', { store, timeZone: 'UTC' }, question);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const [series] = answer.value.series;
  if (avgSeconds !== undefined) expect(series.times?.average).toBeCloseTo(avgSeconds, 6);
  if (bins) expect(series.bins.map((bin) => [bin.from, bin.actors])).toEqual(bins);
}

function checkComparison({ groups }: FunnelAnswer, expected: NonNullable<VectorExpected['compare']>): void {
  for (const [name, counts] of Object.entries(expected)) {
    const found = groups.find(({ key }) =>
      name === '<REST>' ? key.kind === 'other' : key.kind === 'values' && key.values[0] === name,
    );
    expect(found?.steps.map(({ actors }) => actors)).toEqual(counts);
  }
}

function stated(values: (number | null)[] | undefined, at: (k: number) => number | null | undefined): void {
  values?.forEach((value, k) => {
    if (value !== null) expect(at(k), `step ${k + 1}`).toBeCloseTo(value, 6);
  });
}

function checkFigures(steps: StepAnswer[], expected: VectorExpected, all: number): void {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  stated(expected.counts, (k) => steps[k].actors);
  stated(expected.avgSeconds, (k) => steps[k].fromPrevious?.average);
  stated(expected.medianSeconds, (k) => steps[k].fromPrevious?.median);
  stated(expected.rateOfFirst, (k) => share(steps[k].actors, steps[0].actors));
  stated(expected.rateOfAllUsers, (k) => share(steps[k].actors, all));
  stated(expected.stepRate, (k) => share(steps[k].actors, k === 0 ? all : steps[k - 1].actors));
}

/** Depths by user, as the kernel tells them run by run. */
function checkActors(each: VectorCase): void {
  const spec = specOfVector(each);
  const store = storeOf(rowsOfVector(each), propertiesNeeded(spec));
  const depths = new Map<string, number>(store.users.map((user) => [user, 0]));
  const note = (actor: number, taken: number) => depths.set(store.users[actor], 32 - Math.clz32(taken));
  runKernel(byActor(store, spec), planFunnel(spec, store, { timeZone: 'UTC' }), note);
  for (const [user, level] of Object.entries(each.expected.levels ?? {})) expect(depths.get(user), user).toBe(level);
  for (const [key, users] of Object.entries(each.expected)) {
    const step = /^usersAtStep(\d+)$/.exec(key)?.[1];
    if (step === undefined) continue;
    const reached = [...depths].filter(([, depth]) => depth >= Number(step)).map(([user]) => user);
    expect(reached.sort(), key).toEqual([...(users as string[])].sort());
  }
}

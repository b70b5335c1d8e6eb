import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActorCondition, Breakdown, FunnelSpec, GroupKey, StepAnswer } from '../../../src/core/spec/funnel';
import type { PathsQuestion, DriversAnswer } from '../../../src/core/spec/drivers';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import { eventRows, funnelSpecs, type Allowed } from '../../support/funnel/arbitrary-funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { answerTo } from '../../support/funnel/answer-to';

const context = { timeZone: 'UTC' };
const all: GroupKey = { kind: 'all' };
const other: GroupKey = { kind: 'other', groups: 1 };
const ofP: Breakdown['by'] = [{ kind: 'property', property: 'p', bins: null }];

interface Asked {
  rows: readonly EventRow[];
  spec: FunnelSpec;
  group: GroupKey;
}

function drivers({ rows, spec, group }: Asked): DriversAnswer {
  const conversionStep = { from: 0, to: spec.steps.length - 1, properties: ['p'] };
  const outcome = answerTo('drivers', { store: storeOf(rows, ['p']), ...context }, { spec, group, ...conversionStep });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

function paths({ rows, spec, group }: Asked, question: Pick<PathsQuestion, 'step' | 'part'>) {
  const outcome = answerTo(
    'paths',
    { store: storeOf(rows, ['p']), ...context },
    { spec, group, length: 3, ...question },
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

function groupsOf(rows: readonly EventRow[], spec: FunnelSpec): { key: GroupKey; steps: StepAnswer[] }[] {
  const answer = answerTo('funnel', { store: storeOf(rows, ['p']), ...context }, { spec });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.groups;
}

const sum = (answers: readonly DriversAnswer[], of: 'converted' | 'lost'): number =>
  answers.reduce((total, answer) => total + answer[of], 0);

const kinds: Record<string, Allowed> = {
  'ordered funnels with exclusions': { exclusions: true, optional: true },
  'funnels in any order': { order: 'any' },
  'totals of ordered funnels': { count: 'totals', exclusions: true },
  'funnels that hold a value constant': { held: true },
};
const runs = { numRuns: Number(process.env.RUNS ?? 100) };

describe('drivers and paths of one group', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    const valid = (rows: EventRow[], spec: FunnelSpec) =>
      fc.pre(spec.steps.length > 1 && checkSpec(spec, storeOf(rows, ['p'])).ok);

    it(`of a segment are those of a funnel of its actors alone, in ${name}`, () => {
      const same = (rows: EventRow[], plain: FunnelSpec, event: string) => {
        valid(rows, plain);
        const dates = { from: null, to: null };
        const did: ActorCondition = { did: true, events: [event], filters: [], times: 1, dates };
        const spec = { ...plain, segments: [{ id: 's', label: '', conditions: [did], cell: null }] };
        const alone = { ...plain, filter: { ...plain.filter, actors: [...plain.filter.actors, did] } };
        const group: GroupKey = { kind: 'segment', id: 's' };
        expect(drivers({ rows, spec, group })).toEqual(drivers({ rows, spec: alone, group: all }));
        for (const part of ['lost', 'passed'] as const) {
          const place = { step: 1, part };
          expect(paths({ rows, spec, group }, place)).toEqual(paths({ rows, spec: alone, group: all }, place));
        }
      };
      fc.assert(fc.property(eventRows, funnelSpecs(allowed), fc.constantFrom('a', 'b', 'x'), same), runs);
    });

    it(`of all values together are those of all, and each is of as many as the funnel says, in ${name}`, () => {
      const same = (rows: EventRow[], plain: FunnelSpec, [first, shown]: [boolean, string[][] | null]) => {
        const attribution: Breakdown['attribution'] = { at: first ? 'first' : 'last' };
        const spec: FunnelSpec = { ...plain, breakdown: { by: ofP, attribution, shown } };
        valid(rows, spec);
        const [, ...groups] = groupsOf(rows, spec);
        const told = groups.filter(({ key }) => key.kind === 'values');
        const each = told.map(({ key }) => drivers({ rows, spec, group: key }));
        const whole = drivers({ rows, spec, group: all });
        const last = spec.steps.length - 1;
        expect(each.map(({ converted, lost }) => [converted + lost, converted])).toEqual(
          told.map(({ steps }) => [steps[0].actors, steps[last].actors]),
        );
        expect([sum(each, 'converted'), sum(each, 'lost')]).toEqual([whole.converted, whole.lost]);
        const rest = groups.find(({ key }) => key.kind === 'other');
        const { converted, lost } = drivers({ rows, spec, group: other });
        expect([converted + lost, converted]).toEqual([rest?.steps[0].actors ?? 0, rest?.steps[last].actors ?? 0]);
      };
      const shown = fc.constantFrom<string[][] | null>(null, [['one']], []);
      fc.assert(fc.property(eventRows, funnelSpecs(allowed), fc.tuple(fc.boolean(), shown), same), runs);
    });

    it(`of each value on its own are of as many as the funnel says, in ${name}`, () => {
      const same = (rows: EventRow[], plain: FunnelSpec) => {
        const spec: FunnelSpec = { ...plain, breakdown: { by: ofP, attribution: { at: 'all' }, shown: null } };
        valid(rows, spec);
        for (const { key, steps } of groupsOf(rows, spec).slice(1)) {
          const { converted, lost } = drivers({ rows, spec, group: key });
          expect([converted + lost, converted]).toEqual([steps[0].actors, steps[steps.length - 1].actors]);
          expect(paths({ rows, spec, group: key }, { step: 1, part: 'passed' }).actors).toBe(steps[1].actors);
        }
      };
      fc.assert(fc.property(eventRows, funnelSpecs(allowed), same), runs);
    });
  }

  const row = (event: string, time: number, p: string): EventRow => ({ user: 'u', event, time, props: { p } });
  const rowOf = (user: string, event: string, [time, p]: [number, string]): EventRow => ({
    ...row(event, time, p),
    user,
  });

  it('begin at the events with the value, where an order has several lines at one time', () => {
    const other = (user: string, p: string) => [rowOf(user, 'cart', [1, p]), rowOf(user, 'pay', [3, p])];
    const rows = [
      ...[row('cart', 1, 'tea'), row('cart', 1, 'cup'), row('help', 2, ''), row('pay', 3, 'tea')],
      ...[...other('v', 'tea'), ...other('w', 'cup')],
    ];
    const breakdown: Breakdown = { by: ofP, attribution: { at: 'all' }, shown: null };
    const spec = { ...specOf(['cart', 'pay']), breakdown };
    const met = (value: string) => {
      const { converted, lost, drivers: found } = drivers({ rows, spec, group: { kind: 'values', values: [value] } });
      return [converted, lost, ...found.map((each) => each.value ?? each.name).sort()];
    };
    // All have the value; only one has asked for help.
    expect(met('tea')).toEqual([2, 0, 'help']);
    expect(met('cup')).toEqual([1, 1, 'help']);
  });

  it('are of nobody where there is no such group', () => {
    const spec = specOf(['cart', 'pay']);
    const rows = [row('cart', 1, 'tea')];
    expect(drivers({ rows, spec, group: { kind: 'values', values: ['tea'] } })).toMatchObject({
      converted: 0,
      lost: 0,
    });
    expect(paths({ rows, spec, group: other }, { step: 1, part: 'lost' }).actors).toBe(0);
  });
});

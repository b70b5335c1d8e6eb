import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerColumn, CustomersQuestion, Customer } from '../../src/contract/customers';
import type { FunnelSpec } from '../../src/contract/funnel';
import { answerCustomers } from '../../workers/customers/answer-customers';
import { checkSpec } from '../../workers/funnel/check-spec';
import { eventRows, funnelSpecs, type Allowed } from '../funnel/arbitrary-funnel';
import { specOf } from '../funnel/spec-of';
import { storeOf, type EventRow } from '../funnel/store-of';
import { everywhere, plainRuns, runText } from './reference-list';
import { subjectOf } from './subject-of';

const whole: Omit<CustomersQuestion, 'spec'> = {
  step: 0,
  part: 'passed',
  ...everywhere,
  search: '',
  sort: { by: { kind: 'entered' }, descending: false },
  properties: [],
  offset: 0,
  limit: 1000,
};

function ask(rows: readonly EventRow[], spec: FunnelSpec, question: Partial<CustomersQuestion> = {}) {
  const subject = subjectOf(rows, ['p', 'n']);
  const answer = answerCustomers(subject, { ...whole, ...question, spec });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

const timesOf = ({ times }: Customer) => times.flatMap((time, k) => (time === null ? [] : [[k, time] as const]));
const ids = (customers: Customer[]) => customers.map(({ id }) => id);

const kinds: Record<string, Allowed> = {
  'ordered funnels with exclusions and limits': { exclusions: true, limits: true },
  'strict funnels': { order: 'strict' },
  'funnels in any order': { order: 'any' },
  'totals, where an actor may have several runs': { count: 'totals', simple: true },
};

describe('the customers of a figure are the runs the plain reference finds', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`in ${name}`, () => {
      const same = (rows: EventRow[], spec: FunnelSpec, [step, lost]: [number, boolean]) => {
        fc.pre(checkSpec(spec, storeOf(rows, ['p'])).ok && step < spec.steps.length && (step > 0 || !lost));
        const part = lost ? ('lost' as const) : ('passed' as const);
        const { customers, all, found } = ask(rows, spec, { step, part });
        const expected = plainRuns(rows, spec, { step, part }).map(runText).sort();
        expect(customers.map((customer) => runText(timesOf(customer))).sort()).toEqual(expected);
        expect([all, found]).toEqual([expected.length, expected.length]);
      };
      const property = fc.property(eventRows, funnelSpecs(allowed), fc.tuple(fc.nat(3), fc.boolean()), same);
      fc.assert(property, { numRuns: 200 });
    });
  }
});

const row = (user: string, event: string, [second, props = {}]: [number, EventRow['props']?]): EventRow => ({
  user,
  event,
  time: second * 1e6,
  props,
});
const log = [
  row('u10', 'a', [1, { p: 'web' }]),
  row('u10', 'b', [5]),
  row('u9', 'a', [2, { n: 3, p: '' }]),
  row('u9', 'x', [4, { n: 20 }]),
  row('王', 'a', [3, { p: '应用' }]),
  row('王', 'b', [4, { n: 5 }]),
  row('王', 'y', [9]),
  row('Ann', 'b', [1]),
];
const spec = specOf(['a', 'b']);

describe('a list of customers', () => {
  it('tells of each when it came, how far, what it did next, and its last values', () => {
    const [first, , last] = ask(log, spec, { properties: ['p', 'n'] }).customers;
    expect(first).toEqual({
      actor: 0,
      id: 'u10',
      session: null,
      entered: 1e6,
      furthest: 1,
      times: [1e6, 5e6],
      values: ['web', null],
      next: null,
    });
    expect(last).toMatchObject({ id: '王', values: ['应用', '5'], next: { event: 'y', time: 9e6 } });
    expect(ask(log, spec, { step: 1, part: 'lost' }).customers).toMatchObject([
      { id: 'u9', times: [2e6, null], next: { event: 'x', time: 4e6 } },
    ]);
  });

  const orders: [CustomerColumn, boolean, string[]][] = [
    [{ kind: 'id' }, false, ['u9', 'u10', '王']],
    [{ kind: 'id' }, true, ['王', 'u10', 'u9']],
    [{ kind: 'entered' }, true, ['王', 'u9', 'u10']],
    [{ kind: 'furthest' }, false, ['u9', 'u10', '王']],
    [{ kind: 'duration' }, true, ['u10', '王', 'u9']],
    [{ kind: 'next' }, false, ['u9', '王', 'u10']],
    [{ kind: 'next' }, true, ['王', 'u9', 'u10']],
    [{ kind: 'property', property: 'n' }, false, ['王', 'u9', 'u10']],
    [{ kind: 'property', property: 'n' }, true, ['u9', '王', 'u10']],
    [{ kind: 'property', property: 'p' }, false, ['u10', '王', 'u9']],
  ];
  for (const [by, descending, expected] of orders) {
    it(`sorts by ${'property' in by ? by.property : by.kind}, ${descending ? 'last' : 'first'} first, empty ones last`, () => {
      expect(ids(ask(log, spec, { sort: { by, descending } }).customers)).toEqual(expected);
    });
  }

  it('finds ids by letters in any case and counts what it found', () => {
    const { all, found, customers } = ask(log, spec, { search: 'U1' });
    expect([all, found, ids(customers)]).toEqual([3, 1, ['u10']]);
    expect(ask(log, spec, { search: 'nobody' })).toEqual({ all: 3, found: 0, customers: [] });
  });

  it('gives its pages in one order, and nothing beyond its end', () => {
    const subject = subjectOf(log, ['p']);
    const pages = [0, 1, 2, 3].map((offset) => {
      const answer = answerCustomers(subject, { ...whole, spec, offset, limit: 1 });
      return answer.ok ? ids(answer.value.customers) : null;
    });
    expect(pages).toEqual([['u10'], ['u9'], ['王'], []]);
  });

  it('names sessions by their user and their beginning, and values by themselves', () => {
    const sessions = specOf(['b'], { actor: { kind: 'session', gapMinutes: 3 / 60 } });
    expect(ask(log, sessions).customers.map(({ id, session }) => [id, session])).toEqual([
      ['Ann', 1e6],
      ['王', 3e6],
      ['u10', 5e6],
    ]);
    const values = specOf(['b'], { actor: { kind: 'column', property: 'n' } });
    expect(ask(log, values, { properties: ['p'] }).customers).toMatchObject([{ id: '5', session: null }]);
  });

  it('holds one group alone, a range of durations, and days of entry', () => {
    const by = [{ kind: 'property' as const, property: 'p', bins: null }];
    const broken = { ...spec, breakdown: { by, attribution: { at: 'first' as const }, shown: [['web']] } };
    const listed = (question: Partial<CustomersQuestion>) => ids(ask(log, broken, question).customers);
    expect(listed({ group: { kind: 'values', values: ['web'] } })).toEqual(['u10']);
    expect(listed({ group: { kind: 'values', values: ['none'] } })).toEqual([]);
    expect(listed({ group: { kind: 'other', groups: 2 } })).toEqual(['u9', '王']);
    expect(listed({ group: { kind: 'values', values: ['web'] }, step: 1, part: 'lost' })).toEqual([]);
    expect(listed({ seconds: { fromStep: 0, toStep: 1, least: 0, most: 1 } })).toEqual(['王']);
    expect(listed({ entered: { from: '1970-01-01', to: '1970-01-01' } })).toEqual(['u10', 'u9', '王']);
    expect(listed({ entered: { from: '1970-01-02', to: null } })).toEqual([]);
    const conditions = [{ did: true, events: ['y'], filters: [], times: 1, dates: { from: null, to: null } }];
    const segments = [{ id: 's', label: '', conditions, place: null }];
    expect(ids(ask(log, { ...spec, segments }, { group: { kind: 'segment', id: 's' } }).customers)).toEqual(['王']);
  });

  it('names the actors, whatever part of them a run lies in', () => {
    const by = [{ kind: 'property' as const, property: 'p', bins: null }];
    const all = { by, attribution: { at: 'all' as const }, shown: null };
    const held = { ...spec, holdConstant: ['n'], breakdown: all };
    expect(ids(ask(log, held).customers)).toEqual(['u9']);
    expect(
      ids(ask(log, { ...spec, breakdown: all }, { group: { kind: 'values', values: ['应用'] } }).customers),
    ).toEqual(['王']);
  });

  it('is empty where there are no events, and refuses a step that has nobody to lose', () => {
    expect(ask([], spec)).toEqual({ all: 0, found: 0, customers: [] });
    expect(() => ask(log, spec, { part: 'lost' })).toThrow('invalid_spec');
    expect(() => ask(log, spec, { step: 2 })).toThrow('invalid_spec');
  });
});

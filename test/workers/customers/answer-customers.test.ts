import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerColumn, CustomersQuestion, Customer } from '../../../src/core/spec/customers';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import { compareCodePoints } from '../../../workers/store/code-points';
import { everyFunnel, rowsWithValues } from '../arbitrary-questions';
import { eventRows, funnelSpecs, type Allowed } from '../../support/funnel/arbitrary-funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { everywhere, plainRuns, runText } from '../../support/customers/reference-list';
import { subjectOf } from '../../support/customers/subject-of';
import { answerTo } from '../../support/funnel/answer-to';

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
  const answer = answerTo('customers', subject, { ...whole, ...question, spec });
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

/** What came next and the last values, written from the rule: events go by time, name and value. */
function referenceDetails(rows: readonly EventRow[], { id, times, furthest }: Customer) {
  const value = ({ props }: EventRow, name: string) => props?.[name];
  const inOrder = (name: string) => (a: EventRow, b: EventRow) =>
    a.time - b.time ||
    compareCodePoints(a.event, b.event) ||
    (name === 'n'
      ? Number(value(a, name)) - Number(value(b, name))
      : compareCodePoints(String(value(a, name)), String(value(b, name))));
  const own = rows.filter(({ user }) => user === id);
  const last = (name: string): string | null => {
    const found = own
      .filter((each) => (value(each, name) ?? '') !== '')
      .sort(inOrder(name))
      .at(-1);
    return found ? String(value(found, name)) : null;
  };
  const next = own.filter(({ time }) => time > times[furthest]!).sort(inOrder('p'))[0] as EventRow | undefined;
  return { next: next ? { event: next.event, time: next.time } : null, values: [last('p'), last('n')] };
}

describe('what the customers of a figure did next, and their last values', () => {
  it('are those of the plain reference, for every funnel of users', () => {
    const law = (rows: EventRow[], spec: FunnelSpec): void => {
      fc.pre(spec.actor.kind === 'user' && checkSpec(spec, storeOf(rows, ['p', 'n'])).ok);
      for (const customer of ask(rows, spec, { properties: ['p', 'n'] }).customers) {
        const { next, values } = customer;
        expect({ next, values }).toEqual(referenceDetails(rows, customer));
      }
    };
    fc.assert(fc.property(rowsWithValues, everyFunnel, law), { numRuns: Number(process.env.RUNS ?? 200) });
  });
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
      twin: 0,
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
      const answer = answerTo('customers', subject, { ...whole, spec, offset, limit: 1 });
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
    const segments = [{ id: 's', label: '', conditions, cell: null }];
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

  it('counts an actor once among the values not drawn, by the run that the group counts', () => {
    const by = [{ kind: 'property' as const, property: 'p', bins: null }];
    const rows = [
      ...[row('u', 'a', [1, { p: 'x' }]), row('u', 'b', [9, { p: 'x' }]), row('u', 'a', [2, { p: 'y' }])],
      ...[row('u', 'b', [4, { p: 'y' }]), row('u', 'a', [3, { p: 'z' }])],
    ];
    const broken = { ...spec, breakdown: { by, attribution: { at: 'all' as const }, shown: [['z']] } };
    const { all, customers } = ask(rows, broken, { group: { kind: 'other', groups: 2 } });
    expect([all, customers.map(({ times }) => times)]).toEqual([1, [[2e6, 4e6]]]);
  });

  it('takes of simultaneous events the first name for what came next, and the last name and value for values', () => {
    const at = (event: string, n?: number): EventRow => row('u', event, [2, n === undefined ? {} : { n }]);
    const rows = [row('u', 'a', [1, { n: 99 }]), at('y', 3), at('y', 20), at('x', 50), at('z'), at('\u{1F600}')];
    const texts = rows.map((each): EventRow => ({ ...each, props: { ...each.props, p: `${each.event} 9` } }));
    for (const some of [texts, [...texts].reverse()]) {
      const [customer] = ask(some, spec, { properties: ['n', 'p'] }).customers;
      expect(customer.next).toEqual({ event: 'x', time: 2e6 });
      expect(customer.values).toEqual(['20', '\u{1F600} 9']);
    }
  });

  it('has what is equal in a column by id, and the runs of one actor by their times', () => {
    const rows = ['u10', 'u9', 'u9', '王', 'u09'].map((user, n) => row(user, 'a', [n === 2 ? 0 : 5]));
    const totals = specOf(['a'], { count: 'totals' });
    for (const some of [rows, [...rows].reverse()]) {
      const listed = ask(some, totals, { sort: { by: { kind: 'furthest' }, descending: true } }).customers;
      expect(listed.map(({ id, entered }) => [id, entered / 1e6])).toEqual([
        ...[['u09', 5], ['u9', 0], ['u9', 5], ['u10', 5], ['王', 5]], // prettier-ignore
      ]);
    }
  });

  it('is empty where there are no events, and refuses a step that has nobody to lose', () => {
    expect(ask([], spec)).toEqual({ all: 0, found: 0, customers: [] });
    expect(() => ask(log, spec, { part: 'lost' })).toThrow('invalid_spec');
    expect(() => ask(log, spec, { step: 2 })).toThrow('invalid_spec');
  });
});

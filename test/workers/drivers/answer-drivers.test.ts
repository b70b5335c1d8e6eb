import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { DriversAnswer, DriversQuestion } from '../../../src/core/spec/drivers';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import type { Allowed } from '../../support/funnel/arbitrary-funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { apartOrSimple } from '../../support/funnel/arbitrary-conversion-steps';
import { actorRuns, exposureOf, stepEvents } from '../../support/funnel/reference-exposure';
import { answerTo } from '../../support/funnel/answer-to';

const context = { timeZone: 'UTC' };

const group = { kind: 'all' as const };

function ask(
  rows: readonly EventRow[],
  question: Omit<DriversQuestion, 'group'>,
  stored = question.properties,
): DriversAnswer {
  const outcome = answerTo('drivers', { store: storeOf(rows, stored), ...context }, { ...question, group });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

const keyOf = (name: string, value: string | null) => JSON.stringify(value === null ? [name] : [name, value]);

/** By event or value, how many runs met it: [converted, lost]. What all met says nothing. */
function counted(rows: readonly EventRow[], spec: FunnelSpec, conversionStep: { from: number; to: number }) {
  const met = new Map<string, [number, number]>();
  const totals: [number, number] = [0, 0];
  const all = actorRuns(rows, spec).filter(({ run }) => run.has(conversionStep.from));
  const exposure = exposureOf(all, conversionStep);
  for (const each of all) {
    const { converted, entry, between } = stepEvents(each, spec, { ...conversionStep, exposure });
    const side = converted ? 0 : 1;
    totals[side]++;
    const values = [entry, ...between].flatMap(({ props }) => (props?.p === undefined ? [] : [String(props.p)]));
    const keys = [...between.map(({ event }) => keyOf(event, null)), ...values.map((value) => keyOf('p', value))];
    for (const key of new Set(keys)) {
      if (!met.has(key)) met.set(key, [0, 0]);
      met.get(key)![side]++;
    }
  }
  for (const [key, [s, f]] of met) if (s + f === all.length) met.delete(key);
  return { totals, met };
}

const kinds: Record<string, Allowed> = {
  'ordered funnels with exclusions': { exclusions: true },
  'funnels with limits between steps': { limits: true },
  'strict funnels': { order: 'strict', exclusions: true },
  'funnels in any order': { order: 'any' },
  'totals of ordered funnels': { count: 'totals', exclusions: true, simple: true },
};

describe('what goes with conversion and with loss', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`counts as the plain reference does, in ${name}`, () => {
      fc.assert(
        fc.property(apartOrSimple(allowed), fc.nat(2), ([rows, spec], from) => {
          fc.pre(from < spec.steps.length - 1 && checkSpec(spec, storeOf(rows, ['p'])).ok);
          const conversionStep = { from, to: spec.steps.length - 1 };
          const expected = counted(rows, spec, conversionStep);
          const answer = ask(rows, { spec, ...conversionStep, properties: ['p'] });
          expect([answer.converted, answer.lost]).toEqual(expected.totals);
          const found = answer.drivers.map(({ name, value, converted, lost }) => [
            keyOf(name, value),
            [converted, lost],
          ]);
          expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected.met));
        }),
        { numRuns: Number(process.env.RUNS ?? 200) },
      );
    });
  }

  /** `each` of ten converted and ten lost users meets what the function gives between sign-up and purchase. */
  function twenty(between: (user: number, converted: boolean) => Partial<EventRow>[]): EventRow[] {
    return Array.from({ length: 20 }, (_, n) => {
      const row = (event: string, time: number) => ({ user: `u${n}`, event, time: time * 1e6 });
      const met = between(n % 10, n < 10).map((part) => ({ ...row('-', 2), ...part }));
      return [row('sign up', 1), ...met, ...(n < 10 ? [row('buy', 3)] : [])];
    }).flat();
  }
  const conversionStep = { spec: specOf(['sign up', 'buy']), from: 0, to: 1 };

  it('gives the odds ratios of the worked case', () => {
    const rows = twenty((user, converted) =>
      user < 5 ? [{ event: converted ? 'positively_related' : 'negatively_related' }] : [],
    );
    const { converted, lost, drivers } = ask(rows, { ...conversionStep, properties: [] });
    expect([converted, lost]).toEqual([10, 10]);
    expect(drivers.map(({ name, oddsRatio, extreme }) => [name, oddsRatio, extreme])).toEqual([
      ['negatively_related', 1 / 11, true],
      ['positively_related', 11, true],
    ]);
    const [, first] = drivers;
    // ln 11 ± 1.96 · √(1/6 + 1/1 + 1/6 + 1/11)
    expect(first.low).toBeCloseTo(1.0606, 3);
    expect(first.high).toBeCloseTo(114.09, 1);
  });

  it('leaves out what fewer than two in a hundred met', () => {
    const rows = Array.from({ length: 200 }, (_, n): EventRow[] => [
      { user: `u${n}`, event: 'a', time: 1 },
      ...(n < 3 ? [{ user: `u${n}`, event: 'rare', time: 2 }] : []),
      ...(n < 4 ? [{ user: `u${n}`, event: 'seldom', time: 2 }] : []),
      ...(n % 2 === 0 ? [{ user: `u${n}`, event: 'b', time: 3 }] : []),
    ]).flat();
    const answer = ask(rows, { spec: specOf(['a', 'b']), from: 0, to: 1, properties: [] });
    expect(answer.least).toBe(4);
    expect(answer.drivers.map(({ name }) => name)).toEqual(['seldom']);
  });

  it('reads values on the event that begins the conversion step, not on the one that ends it', () => {
    const rows = twenty(() => []).map((row, n): EventRow => {
      const props = { at: row.event, n: row.event === 'buy' ? 7 : 0.5 };
      // What all of them had would be left out.
      return n === 0 ? row : { ...row, props };
    });
    const { drivers } = ask(rows, { ...conversionStep, properties: ['at', 'n'] });
    expect(drivers.map(({ name, value }) => [name, value])).toEqual([
      ['at', 'sign up'],
      ['n', '0.5'],
    ]);
  });

  it('passes over properties with more than a thousand values, texts and numbers, and says so', () => {
    const rows = Array.from({ length: 1001 }, (_, n): EventRow => ({
      user: `u${n % 7}`,
      event: 'a',
      time: n,
      props: { id: `no ${n}`, number: n },
    }));
    const answer = ask(rows, { spec: specOf(['a', 'b']), from: 0, to: 1, properties: ['id', 'number'] });
    expect(answer.skipped).toEqual([
      { property: 'id', values: 1001 },
      { property: 'number', values: 1001 },
    ]);
    expect(answer.drivers).toEqual([]);
  });

  it('counts by the value of a column where that is the actor', () => {
    const rows = twenty((user) => (user < 5 ? [{ event: 'help' }] : [])).map((row) => ({
      ...row,
      props: { order: `order of ${row.user}`, channel: row.user === 'u0' ? 'shop' : 'mail' },
    }));
    const spec: FunnelSpec = { ...conversionStep.spec, actor: { kind: 'column', property: 'order' } };
    const answer = ask(rows, { ...conversionStep, spec, properties: ['channel'] }, ['order', 'channel']);
    expect(answer.drivers.map(({ name, converted, lost }) => [name, converted, lost])).toEqual([
      ['channel', 1, 0],
      ['channel', 9, 10],
      ['help', 5, 5],
    ]);
  });

  it('leaves out what all met', () => {
    const rows = twenty((user) => [{ event: 'terms' }, ...(user < 5 ? [{ event: 'help' }] : [])]);
    expect(ask(rows, { ...conversionStep, properties: [] }).drivers.map(({ name }) => name)).toEqual(['help']);
  });

  it('looks at the lost for as long as nine in ten of the converted took, and at the others no longer', () => {
    const at = (user: string, event: string, second: number): EventRow => ({ user, event, time: second * 1e6 });
    // Ten convert, after 1 s, 2 s … 10 s: the 90th percentile lies at 9.1 s.
    const rows = Array.from({ length: 10 }, (_, n) => [at(`c${n}`, 'sign up', 0), at(`c${n}`, 'buy', n + 1)]).flat();
    rows.push(at('c9', 'in time', 9), at('c9', 'too late', 9.5));
    rows.push(at('l', 'sign up', 100), at('l', 'in time', 109.1), at('l', 'too late', 109.100001));
    const { drivers } = ask(rows, { ...conversionStep, properties: [] });
    expect(drivers.map(({ name, converted, lost }) => [name, converted, lost])).toEqual([['in time', 1, 1]]);
  });

  it('takes of simultaneous beginnings that with the first value, whatever the order of the rows', () => {
    const begin = (user: string, p: string): EventRow => ({ user, event: 'sign up', time: 1, props: { p } });
    const rows = [begin('u', 'two'), begin('u', 'one'), begin('v', 'three'), { user: 'v', event: 'buy', time: 2 }];
    for (const some of [rows, [...rows].reverse()]) {
      const { drivers } = ask(some, { ...conversionStep, properties: ['p'] });
      expect(drivers.map(({ value, converted, lost }) => [value, converted, lost]).sort()).toEqual([
        ['one', 0, 1],
        ['three', 1, 0],
      ]);
    }
  });

  it('refuses a conversion step that goes nowhere, and properties nobody knows', () => {
    const store = storeOf(twenty(() => []));
    const backwards = answerTo('drivers', { store, ...context }, { ...conversionStep, group, from: 1, properties: [] });
    expect(backwards).toMatchObject({ ok: false, failure: { kind: 'invalid_spec' } });
    const unknown = answerTo('drivers', { store, ...context }, { ...conversionStep, group, properties: ['x'] });
    expect(unknown).toMatchObject({ ok: false, failure: { kind: 'unknown_property', where: 'x' } });
  });

  it('answers where there is nobody', () => {
    expect(ask([], { ...conversionStep, properties: [] })).toEqual({
      converted: 0,
      lost: 0,
      least: 0,
      drivers: [],
      skipped: [],
    });
  });
});

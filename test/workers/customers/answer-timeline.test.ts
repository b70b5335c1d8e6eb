import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineQuestion } from '../../../src/core/spec/customers';
import type { Breakdown, FunnelSpec, GroupKey } from '../../../src/core/spec/funnel';
import type { Subject } from '../../../workers/funnel/plan/subject';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import { eventRows, funnelSpecs, type Allowed } from '../../support/funnel/arbitrary-funnel';
import { specOf } from '../../support/funnel/spec-of';
import type { EventRow } from '../../support/funnel/store-of';
import { everywhere } from '../../support/customers/reference-list';
import { subjectOf } from '../../support/customers/subject-of';
import { answerTo } from '../../support/funnel/answer-to';

const all: GroupKey = { kind: 'all' };

function timeline(subject: Subject, question: Partial<TimelineQuestion> & { spec: FunnelSpec }) {
  const whole = { actor: 0, group: all, times: [], twin: 0, properties: ['p'], offset: 0, limit: 1000 };
  const answer = answerTo('timeline', subject, { ...whole, ...question });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

const kinds: Record<string, Allowed> = {
  ordered: { optional: true, exclusions: true },
  strict: { order: 'strict' },
  'of totals': { count: 'totals', simple: true },
  'in any order': { order: 'any' },
  'with values held constant': { exclusions: true, held: true },
};

describe('a timeline marks one event for each step of the run, at its time', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(name, () => {
      const marks = (rows: EventRow[], spec: FunnelSpec) => {
        const subject = subjectOf(rows, ['p']);
        fc.pre(checkSpec(spec, subject.store).ok);
        const sort = { by: { kind: 'id' as const }, descending: false };
        const list = {
          ...everywhere,
          step: 0,
          part: 'passed' as const,
          search: '',
          sort,
          properties: [],
          offset: 0,
          limit: 99,
        };
        const answer = answerTo('customers', subject, { ...list, spec });
        if (!answer.ok) throw new Error(answer.failure.kind);
        for (const { actor, times, twin } of answer.value.customers) {
          const { events, run, total } = timeline(subject, { spec, actor, times, twin });
          expect(events).toHaveLength(total);
          const marked = events.filter(({ step }) => step !== null);
          const found = times.map((_, k) => marked.find(({ step }) => step === k)?.time ?? null);
          expect(found).toEqual(times);
          expect(run.map(({ place }) => events[place])).toEqual(marked);
          if (spec.holdConstant.length > 0) expect(new Set(marked.map(({ values }) => values[0])).size).toBe(1);
          for (const { step, event } of marked) {
            const wanted = spec.order === 'any' ? spec.steps.flatMap((each) => each.events) : spec.steps[step!].events;
            expect(wanted.includes('*') || wanted.includes(event)).toBe(true);
          }
        }
      };
      fc.assert(fc.property(eventRows, funnelSpecs(allowed), marks), { numRuns: 200 });
    });
  }
});

describe('a timeline of a group of each value on its own marks the run counted there', () => {
  const ofP: Breakdown['by'] = [{ kind: 'property', property: 'p', bins: null }];

  for (const [name, allowed] of Object.entries(kinds)) {
    it(name, () => {
      const marks = (rows: EventRow[], plain: FunnelSpec, shown: Breakdown['shown']) => {
        const subject = subjectOf(rows, ['p']);
        const spec: FunnelSpec = { ...plain, breakdown: { by: ofP, attribution: { at: 'all' }, shown } };
        fc.pre(checkSpec(spec, subject.store).ok);
        const groups: GroupKey[] = [
          { kind: 'other', groups: 1 },
          ...['one', 'two', ''].map((value): GroupKey => ({ kind: 'values', values: [value] })),
        ];
        for (const group of groups) {
          const sort = { by: { kind: 'id' as const }, descending: false };
          const place = { ...everywhere, group, step: 0, part: 'passed' as const };
          const list = { ...place, search: '', sort, properties: [], offset: 0, limit: 99 };
          const answer = answerTo('customers', subject, { ...list, spec });
          if (!answer.ok) throw new Error(answer.failure.kind);
          for (const { actor, times, twin } of answer.value.customers) {
            const { events, run } = timeline(subject, { spec, actor, group, times, twin });
            const marked = events.filter(({ step }) => step !== null);
            expect(times.map((_, k) => marked.find(({ step }) => step === k)?.time ?? null)).toEqual(times);
            expect(run).toHaveLength(marked.length);
            const values = new Set(marked.map((event) => event.values[0] ?? ''));
            expect([...values]).toEqual([group.kind === 'values' ? group.values[0] : expect.any(String)]);
          }
        }
      };
      const shown = fc.constantFrom<Breakdown['shown']>(null, [], [['one']]);
      fc.assert(fc.property(eventRows, funnelSpecs(allowed), shown, marks), { numRuns: 100 });
    });
  }
});

describe('a timeline', () => {
  const rows = ['a', 'x', 'b', 'a'].map((event, i) => ({
    user: 'u',
    event,
    time: i,
    props: { p: i === 1 ? '' : 'v' },
  }));
  const spec = specOf(['a', 'b']);

  it('gives all events of the actor in order, page by page', () => {
    const subject = subjectOf(rows, ['p']);
    expect(timeline(subject, { spec, times: [0, 2], offset: 1, limit: 2 })).toEqual({
      total: 4,
      events: [
        { time: 1, event: 'x', step: null, values: [null] },
        { time: 2, event: 'b', step: 1, values: ['v'] },
      ],
      run: [
        { place: 0, step: 0 },
        { place: 2, step: 1 },
      ],
    });
    expect(timeline(subject, { spec, offset: 4 }).events).toEqual([]);
  });

  it('gives each of several events at one time to a step of its own', () => {
    const tied = ['b', 'a', 'a'].map((event) => ({ user: 'u', event, time: 7, props: {} }));
    const { events } = timeline(subjectOf(tied, ['p']), {
      spec: specOf(['a', { events: ['a', 'b'] }, 'a']),
      times: [7, 7, 7],
    });
    expect(events.map(({ event }) => event)).toEqual(['a', 'a', 'b']);
    expect(events[2].step).toBe(1);
    expect(events.map(({ step }) => step).sort()).toEqual([0, 1, 2]);
  });

  it('has simultaneous events by name and value, whatever the order of the rows', () => {
    const at = (event: string, p?: string): EventRow => ({
      user: 'u',
      event,
      time: 7,
      props: p === undefined ? {} : { p },
    });
    const tied = [at('b'), at('a', '\u{1F600}'), at('a'), at('a', '\uFF21'), at('a', '\uFF21')];
    for (const some of [tied, [...tied].reverse()]) {
      const { events } = timeline(subjectOf(some, ['p']), { spec: specOf(['a', 'c']), times: [7, null] });
      expect(events.map(({ event, values, step }) => [event, ...values, step])).toEqual([
        ['a', '\uFF21', 0],
        ['a', '\uFF21', null],
        ['a', '\u{1F600}', null],
        ['a', null, null],
        ['b', null, null],
      ]);
    }
  });

  it('marks events of their own for each of an actor’s runs of the same times, whatever the order of the rows', () => {
    const tied = ['x', 'y'].map((p) => ({ user: 'u', event: 'a', time: 7, props: { p } }));
    const kinds = [specOf(['a'], { count: 'totals', holdConstant: ['p'] }), specOf(['a'], { count: 'totals' })];
    for (const some of [tied, tied.toReversed()]) {
      for (const spec of kinds) {
        const subject = subjectOf(some, ['p']);
        const sort = { by: { kind: 'id' as const }, descending: false };
        const list = { ...everywhere, step: 0, part: 'passed' as const, search: '', sort, properties: [] };
        const answer = answerTo('customers', subject, { ...list, spec, offset: 0, limit: 9 });
        const twins = answer.ok ? answer.value.customers.map(({ twin }) => twin) : [];
        expect(twins).toEqual([0, 1]);
        const marked = twins.map((twin) =>
          timeline(subject, { spec, times: [7], twin }).events.find(({ step }) => step === 0),
        );
        expect(marked.map((event) => event?.values[0])).toEqual(['x', 'y']);
      }
    }
  });

  it('refuses an actor that is not there', () => {
    expect(() => timeline(subjectOf(rows, ['p']), { spec, actor: 1 })).toThrow('invalid_spec');
  });
});

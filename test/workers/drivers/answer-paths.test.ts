import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PathNode, PathsAnswer, PathsQuestion } from '../../../src/core/spec/drivers';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import type { Allowed } from '../../support/funnel/arbitrary-funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { apartOrSimple } from '../../support/funnel/arbitrary-conversion-steps';
import { actorRuns, eventOf, inOrder, isSeen, type ActorRun } from '../../support/funnel/reference-exposure';
import { answerTo } from '../../support/funnel/answer-to';

const group = { kind: 'all' as const };

function ask(rows: readonly EventRow[], question: Omit<PathsQuestion, 'group'>): PathsAnswer {
  const outcome = answerTo('paths', { store: storeOf(rows, ['p']), timeZone: 'UTC' }, { ...question, group });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

/** The names on each path in turn, '.' where it ends. */
function paths(rows: readonly EventRow[], { spec, step, part, length }: Omit<PathsQuestion, 'group'>): string[][] {
  let before = step - 1;
  while (before > 0 && spec.steps[before].optional) before--;
  const walked = (each: ActorRun): string[] => {
    const last = Math.max(...[...each.run.keys()].filter((k) => k < step));
    const start = eventOf(each, spec, part === 'lost' ? last : step);
    const after = each.events.filter((row) => inOrder(row, start) > 0);
    const before = each.events.filter((row) => inOrder(row, start) < 0);
    const ahead = part === 'lost' ? after : before.reverse();
    const names = ahead.filter((row) => isSeen(row, spec)).map(({ event }) => event);
    return [...names, '.'].slice(0, length);
  };
  const meant = ({ run }: ActorRun) => (part === 'passed' ? run.has(step) : run.has(before) && !run.has(step));
  return actorRuns(rows, spec).filter(meant).map(walked);
}

function links(walked: string[][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const names of walked)
    names.forEach((name, depth) => {
      const key = `${depth}: ${depth === 0 ? '>' : names[depth - 1]} ${name}`;
      counts[key] = (counts[key] ?? 0) + 1;
    });
  return counts;
}

const signs = { start: '>', end: '.', other: '*' };
const called = ({ kind, name }: PathNode) => (kind === 'event' ? name : signs[kind]);

function answeredLinks({ columns, links: found }: PathsAnswer): Record<string, number> {
  return Object.fromEntries(
    found.map(({ depth, from, to, actors }) => [
      `${depth}: ${called(columns[depth][from])} ${called(columns[depth + 1][to])}`,
      actors,
    ]),
  );
}

/** All who come to a node by links are its actors, and all go on from it, but where paths end. */
function expectConserved({ actors, columns, links: found }: PathsAnswer): void {
  const sum = (kept: typeof found) => kept.reduce((total, link) => total + link.actors, 0);
  expect(columns[0]).toEqual([{ kind: 'start', name: '', names: 0, actors }]);
  columns.forEach((nodes, depth) =>
    nodes.forEach((node, at) => {
      if (depth > 0) expect(sum(found.filter((link) => link.depth === depth - 1 && link.to === at))).toBe(node.actors);
      if (depth === columns.length - 1 || node.kind === 'end') return;
      expect(sum(found.filter((link) => link.depth === depth && link.from === at))).toBe(node.actors);
    }),
  );
}

const kinds: Record<string, Allowed> = {
  'ordered funnels with optional steps': { optional: true },
  'strict funnels with exclusions': { order: 'strict', exclusions: true },
  'funnels in any order': { order: 'any' },
  'totals of ordered funnels': { count: 'totals', exclusions: true, simple: true },
};

describe('what came after a loss, or before a conversion', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`is what the plain reference walks, in ${name}`, () => {
      const questions = fc.record({
        part: fc.constantFrom('lost' as const, 'passed' as const),
        step: fc.nat(3),
        length: fc.integer({ min: 1, max: 5 }),
      });
      fc.assert(
        fc.property(apartOrSimple(allowed), questions, ([rows, spec], asked) => {
          const question = { ...asked, spec };
          const { part, step } = question;
          fc.pre(step >= (part === 'lost' ? 1 : 0) && step < spec.steps.length);
          fc.pre(checkSpec(spec, storeOf(rows, ['p'])).ok);
          const answer = ask(rows, question);
          const expected = paths(rows, question);
          expect(answer.actors).toBe(expected.length);
          expect(answeredLinks(answer)).toEqual(links(expected));
          expectConserved(answer);
        }),
        { numRuns: Number(process.env.RUNS ?? 200) },
      );
    });
  }

  const row = (user: string, event: string, time: number): EventRow => ({ user, event, time });

  it('goes through simultaneous events by name, past those like the one it starts from', () => {
    const tied = ['view', 'cart', 'ad', '\u{1F600}', '\uFF21', 'cart'];
    const rows = [row('u', 'home', 0), ...tied.map((event) => row('u', event, 1))];
    const spec = specOf(['cart', 'pay']);
    for (const some of [rows, [...rows].reverse()]) {
      const lost = ask(some, { spec, step: 1, part: 'lost', length: 4 });
      expect(lost.columns.map((nodes) => nodes.map(called).join())).toEqual(['>', 'view', '\uFF21', '\u{1F600}', '.']);
      const passed = ask(some, { spec, step: 0, part: 'passed', length: 3 });
      expect(passed.columns.map((nodes) => nodes.map(called).join())).toEqual(['>', 'ad', 'home', '.']);
    }
  });

  it('starts at the events with the value that is held constant', () => {
    const of = (event: string, [time, p]: [number, string]): EventRow => ({ user: 'u', event, time, props: { p } });
    const rows = [
      ...[of('cart', [1, 'cup']), of('ad', [2, 'cup']), of('cart', [3, 'tea'])],
      ...[of('order', [4, 'tea']), of('view', [5, 'cup'])],
    ];
    const spec = specOf(['cart', 'order', 'pay'], { holdConstant: ['p'] });
    const answer = ask(rows, { spec, step: 2, part: 'lost', length: 2 });
    expect(answer.columns.map((nodes) => nodes.map(called).join())).toEqual(['>', 'view', '.']);
  });

  it('tells the same event at two places apart', () => {
    const rows = ['cart', 'view', 'view', 'cart', 'view'].map((event, time) => row('u', event, time));
    const answer = ask(rows, { spec: specOf(['cart', 'pay']), step: 1, part: 'lost', length: 5 });
    expect(answer.columns.map((nodes) => nodes.map(called).join())).toEqual(['>', 'view', 'view', 'cart', 'view', '.']);
  });

  it('puts the rarer names of a column together', () => {
    const names = Array.from({ length: 200 }, (_, n) => `event ${n}`);
    const rows = names.flatMap((name, n) =>
      Array.from({ length: n < 8 ? 3 : 1 }, (_, i) => [
        row(`${name} ${i}`, 'cart', 1),
        row(`${name} ${i}`, name, 2),
      ]).flat(),
    );
    const answer = ask(rows, { spec: specOf(['cart', 'pay']), step: 1, part: 'lost', length: 3 });
    expect(answer.columns[1]).toHaveLength(9);
    expect(answer.columns[1].at(-1)).toEqual({ kind: 'other', name: '', names: 192, actors: 192 });
    expect(answer.columns[2]).toEqual([{ kind: 'end', name: '', names: 0, actors: 216 }]);
    expect(answer.columns).toHaveLength(3);
    expectConserved(answer);
  });

  it('names nine rather than calling one of them the rest', () => {
    const rows = Array.from({ length: 9 }, (_, n) => [row(`u${n}`, 'cart', 1), row(`u${n}`, `e${n}`, 2)]).flat();
    const answer = ask(rows, { spec: specOf(['cart', 'pay']), step: 1, part: 'lost', length: 2 });
    expect(answer.columns[1].map(({ kind }) => kind)).toEqual(Array(9).fill('event'));
    expectConserved(answer);
  });

  it('answers where nobody was lost', () => {
    const answer = ask([], { spec: specOf(['cart', 'pay']), step: 1, part: 'lost', length: 5 });
    expect(answer).toEqual({ actors: 0, columns: [[{ kind: 'start', name: '', names: 0, actors: 0 }]], links: [] });
  });

  it('refuses a loss before the first step', () => {
    const question: PathsQuestion = { spec: specOf(['cart', 'pay']), group, step: 0, part: 'lost', length: 5 };
    expect(answerTo('paths', { store: storeOf([]), timeZone: 'UTC' }, question)).toMatchObject({
      failure: { kind: 'invalid_spec' },
    });
  });
});

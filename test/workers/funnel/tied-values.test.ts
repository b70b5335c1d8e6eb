import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { answerTo } from '../../support/funnel/answer-to';

const tied = ([event, p]: [string, string]): EventRow => ({
  user: 'u',
  event,
  time: 6e6,
  props: p === '' ? {} : { p },
});

/** The value that the only actor goes by. */
function valueAt(rows: EventRow[], steps: Parameters<typeof specOf>[0], step: number): string | undefined {
  const by = [{ kind: 'property' as const, property: 'p', bins: null }];
  const spec: FunnelSpec = specOf(steps, { breakdown: { by, attribution: { at: 'step', step }, shown: null } });
  const answer = answerTo('funnel', { store: storeOf(rows, ['p']), timeZone: 'UTC' }, { spec });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const keys = answer.value.groups.filter(({ steps: [first] }) => first.actors === 1).map(({ key }) => key);
  return keys.flatMap((key) => (key.kind === 'values' ? key.values : []))[0];
}

/** All ways to give each step an event of its own, the least for the first step first, and so on. */
function waysToDo(steps: readonly string[][], rows: readonly EventRow[]): EventRow[][] {
  if (steps.length === 0) return [[]];
  const [events, ...others] = steps;
  return rows.flatMap((row) =>
    events.includes('*') || events.includes(row.event)
      ? waysToDo(
          others,
          rows.filter((other) => other !== row),
        ).map((way) => [row, ...way])
      : [],
  );
}

/** Empty values last. */
const rank = ({ props, event }: EventRow) => `${String(props?.p ?? '~')}${event}`;

describe('simultaneous events that could do several steps', () => {
  it('give each step the least value that leaves the steps behind it theirs', () => {
    const rows = [tied(['a', '']), tied(['b', 'x']), tied(['b', 'y'])];
    const values = (steps: string[][]) =>
      steps.map((_, k) =>
        valueAt(
          rows,
          steps.map((events) => ({ events })),
          k,
        ),
      );
    expect(values([['*'], ['b'], ['b']])).toEqual(['', 'x', 'y']);
    expect(values([['b'], ['b']])).toEqual(['x', 'y']);
    expect(values([['a', 'b'], ['a', 'b'], ['b']])).toEqual(['x', '', 'y']);
  });

  it('do so in every case', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', '')), {
      minLength: 2,
      maxLength: 5,
    });
    const stepEvents = fc.constantFrom<string[]>(['a'], ['b'], ['a', 'b'], ['b', 'c'], ['*']);
    const steps = fc.array(stepEvents, { minLength: 2, maxLength: 4 });
    const law = (drawn: [string, string][], names: string[][]) => {
      const events = drawn.map(tied).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
      const ways = waysToDo(names, events);
      fc.pre(ways.length > 0);
      const [least] = ways;
      const found = names.map((_, k) =>
        valueAt(
          events,
          names.map((list) => ({ events: list })),
          k,
        ),
      );
      expect(found).toEqual(least.map(({ props }) => String(props?.p ?? '')));
    };
    fc.assert(fc.property(rows, steps, law), { numRuns: Number(process.env.RUNS ?? 300) });
  });
});

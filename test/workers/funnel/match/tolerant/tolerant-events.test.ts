import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../../src/core/spec/funnel';
import { TolerantEvents } from '../../../../../workers/funnel/match/tolerant/tolerant-events';
import { specOf } from '../../../../support/funnel/spec-of';
import { excluded, planned, rowsWritten } from '../../../../support/funnel/written-runs';

const tolerant = (steps: Parameters<typeof specOf>[0], switches: Partial<FunnelSpec> = {}) =>
  specOf(steps, { tieTolerance: 2, ...switches });

/** The events of one user, read. */
function read(events: string, spec: FunnelSpec) {
  const { store, plan } = planned(rowsWritten(events), spec);
  const found = new TolerantEvents(store, plan);
  found.read({ from: 0, to: store.size });
  const secondsOf = (lists: typeof found.steps) =>
    lists.map((list) => Array.from({ length: list.size }, (_, n) => list.timeAt(n) / 1e6));
  const hasNear = found.hasNear({ from: 0, to: store.size });
  return { found, store, hasNear, steps: secondsOf(found.steps), exclusions: secondsOf(found.exclusions) };
}

describe('an actor’s events where a tolerance applies', () => {
  it('are listed by each step they match, in order of time', () => {
    expect(read('b@3 a@1 z@2 a@4', tolerant(['a', 'b', '*'])).steps).toEqual([[1, 4], [3], [1, 2, 3, 4]]);
  });

  it('are listed by each exclusion they trigger, but not where they are tied with a step', () => {
    const spec = tolerant(['a', 'b'], { exclusions: excluded(0, 1) });
    expect(read('a@1 x@2 x@3 b@3', spec).exclusions).toEqual([[2]]);
  });

  it('are none for a step that none does, and none of an empty span', () => {
    expect(read('z@1', tolerant(['a', '支付'])).steps).toEqual([[], []]);
    const { found } = read('a@1', tolerant(['a']));
    found.read({ from: 0, to: 0 });
    expect(found.steps[0].size).toBe(0);
  });

  it('of one time come in the order of how few steps they match', () => {
    const { found, store } = read('a@1 b@1', tolerant([{ events: ['a', 'b'] }, 'a']));
    const names = [0, 1].map((n) => store.eventNames[store.event[found.steps[0].eventAt(n)]]);
    expect(names).toEqual(['b', 'a']);
    expect(found.isShared).toBe(true);
  });

  it('leave out those that a filter hides', () => {
    const spec = tolerant(['a'], {
      filter: { events: [{ property: 'p', op: 'not_equal', value: 'bot' }], actors: [] },
    });
    expect(read('a@1(bot) a@2', spec).steps).toEqual([[2]]);
  });
});

describe('events are near each other', () => {
  it.each<[string, string, FunnelSpec, boolean]>([
    ['at most the tolerance apart', 'a@1 b@3', tolerant(['a', 'b']), true],
    ['not further apart', 'a@1 b@3.000001', tolerant(['a', 'b']), false],
    ['not where one of them does not matter', 'a@1 z@2 b@4', tolerant(['a', 'b']), false],
    ['also where one of them excludes', 'a@1 x@2', tolerant(['a', 'b'], { exclusions: excluded(0, 1) }), true],
    ['not where there is only one', 'a@1', tolerant(['a']), false],
  ])('%s', (_, events, ...[spec, expected]) => expect(read(events, spec).hasNear).toBe(expected));
});

describe('events are linked by gaps within the tolerance', () => {
  it('up to the last of them that does a step', () => {
    const { found } = read('a@1 b@3 z@4 a@5 b@9', tolerant(['a', 'b']));
    expect([0, 1, 3, 4].map((event) => found.linkedUntil(event) / 1e6)).toEqual([5, 5, 5, 9]);
  });

  it('whose number is more than there is room for at first', () => {
    const { found } = read(Array.from({ length: 100 }, (_, n) => `a@${n}`).join(' '), tolerant(['a']));
    expect([found.linkedUntil(0), found.linkedUntil(99)]).toEqual([99e6, 99e6]);
  });

  it('counted from the actor’s own first event', () => {
    const { store, plan } = planned(
      [...rowsWritten('a@1 a@2', 'u'), ...rowsWritten('a@7 a@8 a@20', 'v')],
      tolerant(['a']),
    );
    const found = new TolerantEvents(store, plan);
    found.read({ from: 2, to: 5 });
    expect([2, 3, 4].map((event) => found.linkedUntil(event) / 1e6)).toEqual([8, 8, 20]);
  });
});

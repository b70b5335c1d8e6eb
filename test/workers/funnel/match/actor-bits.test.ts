import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { actorBits, bitsInRange, prepareBits, shareBits, stretches } from '../../../../workers/funnel/match/actor-bits';
import { checkSpec } from '../../../../workers/funnel/plan/check-spec';
import { eventRows, funnelSpecs } from '../../../support/funnel/arbitrary-funnel';
import { kernelRuns, storeRuns } from '../../../support/funnel/kernel-runs';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';
import { excluded, planned, rowsWritten } from '../../../support/funnel/written-runs';

const binary = (columns: readonly Int32Array[]) =>
  columns.map((column) => [...column].map((bits) => (bits >>> 0).toString(2)));

describe('the events of an actor, a bit each', () => {
  it('are by step those that do it, the first in the lowest bit', () => {
    const rows = [...rowsWritten('a@1 b@2 a@3 z@4', 'u'), ...rowsWritten('b@1', 'v')];
    const { store, plan } = planned(rows, specOf(['a', 'b', '无']));
    expect(binary(actorBits(store, plan).steps)).toEqual([
      ['101', '0'],
      ['10', '1'],
      ['0', '0'],
    ]);
  });

  it('are those that exclude, where anything does', () => {
    const rows = rowsWritten('a@1 x@2 x@3');
    const excluding = planned(rows, specOf(['a', 'b'], { exclusions: excluded(0, 1) }));
    expect(binary([actorBits(excluding.store, excluding.plan).excluding!])).toEqual([['110']]);
    const free = planned(rows, specOf(['a', 'b']));
    expect(actorBits(free.store, free.plan).excluding).toBeNull();
  });

  it('leave apart the actors with more than 32 events, and those with tied ones', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => `a@${n}`).join(' ');
    const rows = [...rowsWritten(many(32), 'u'), ...rowsWritten(many(33), 'v'), ...rowsWritten('a@1 z@1', 'w')];
    const { store, plan } = planned(rows, specOf(['a']));
    const { steps, apart } = actorBits(store, plan);
    expect([...apart]).toEqual([1, 2]);
    expect(steps[0][0]).toBe(-1);
  });

  it('lie in a range from its start to before its end', () => {
    const { store } = planned(rowsWritten('a@1 a@2 a@3 a@4'), specOf(['a']));
    expect(bitsInRange(store, { start: 2e6, end: 4e6, whole: false }, 0).toString(2)).toBe('110');
    expect(bitsInRange(store, { start: -Infinity, end: Infinity, whole: false }, 0).toString(2)).toBe('1111');
  });

  it('that are hidden by a filter do no step', () => {
    const spec = specOf(['a'], { filter: { events: [{ property: 'p', op: 'not_equal', value: 'bot' }], actors: [] } });
    const { store, plan } = planned(rowsWritten('a@1 a@2(bot) a@3'), spec);
    expect(binary(actorBits(store, plan).steps)).toEqual([['101']]);
  });

  it('are those of the whole store in a store of its first actors', () => {
    const rows = [...rowsWritten('a@1 b@2', 'u'), ...rowsWritten('b@1 a@2', 'v'), ...rowsWritten('a@1 a@1', 'w')];
    const { store } = planned(rows, specOf(['a', 'b']));
    const first = {
      ...store,
      actors: 2,
      size: 4,
      actorStart: store.actorStart.subarray(0, 3),
      event: store.event.subarray(0, 4),
    };
    shareBits(store, first);
    const { plan } = planned(rows, specOf(['a', 'b']));
    const bits = actorBits(first, { ...plan, classes: first.event });
    expect(binary(bits.steps)).toEqual([
      ['1', '10'],
      ['10', '1'],
    ]);
    expect([...bits.apart]).toEqual([]);
  });
});

describe('the actors between those apart', () => {
  const between = (apart: number[], actors: number) =>
    [...stretches(Uint32Array.from(apart), actors)].map(({ from, to }) => [from, to]);

  it('come in stretches, each up to the next of those apart', () => {
    expect(between([2, 3], 6)).toEqual([
      [0, 2],
      [3, 3],
      [4, 6],
    ]);
  });

  it('are one stretch where none is apart, and an empty one behind the last', () => {
    expect(between([], 4)).toEqual([[0, 4]]);
    expect(between([3], 4)).toEqual([
      [0, 3],
      [4, 4],
    ]);
    expect(between([], 0)).toEqual([[0, 0]]);
  });
});

const specs = fc.array(fc.oneof(funnelSpecs({}), funnelSpecs({ exclusions: true })), { minLength: 1, maxLength: 12 });

/** So few events for each user that hardly anything is kept. */
const fewEvents = eventRows.map((rows) => rows.map((row, n) => ({ ...row, user: `u${n}` })));

it('what is kept of some questions, or found beforehand, changes no other question', () => {
  const law = (rows: EventRow[], asked: FunnelSpec[], prepared: boolean) => {
    const store = storeOf(rows, ['p']);
    if (prepared) prepareBits(store);
    for (const spec of asked) {
      if (spec.actor.kind !== 'user' || !checkSpec(spec, store).ok) continue;
      expect(storeRuns(store, spec)).toEqual(kernelRuns(rows, spec));
    }
  };
  fc.assert(fc.property(fc.oneof(eventRows, fewEvents), specs, fc.boolean(), law), { numRuns: 200 });
});

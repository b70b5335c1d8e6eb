import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { TimeGroups } from '../../../../workers/funnel/match/time-groups';
import { firstExclusionBit } from '../../../../workers/funnel/plan/event-masks';
import { specOf } from '../../../support/funnel/spec-of';
import { excluded, planned, rowsWritten } from '../../../support/funnel/written-runs';

/** The groups of one user's events, one after the other. */
function groupsOf(events: string, spec: FunnelSpec) {
  const { store, plan } = planned(rowsWritten(events), spec);
  const groups = new TimeGroups(store, plan);
  const found: { time: number; mask: number; seen: boolean; tied: boolean; next: number }[] = [];
  for (let i = 0; i < store.size;) {
    i = groups.read(i, store.size);
    const { time, mask, seen, tied } = groups;
    found.push({ time: time / 1e6, mask, seen, tied, next: i });
  }
  return found;
}

const ab = specOf(['a', 'b']);
const excluding = 1 << firstExclusionBit;

describe('events of one time', () => {
  it('are read together, however many there are', () => {
    expect(groupsOf('a@1 b@2 z@2 z@2 a@3', ab).map(({ time, next }) => [time, next])).toEqual([
      [1, 1],
      [2, 4],
      [3, 5],
    ]);
  });

  it('are none where there are no events', () => {
    expect(groupsOf('', ab)).toEqual([]);
  });

  it.each<[string, string, FunnelSpec, { mask: number; tied: boolean }]>([
    ['of a single event have its bits', 'b@1', ab, { mask: 0b10, tied: false }],
    ['are not tied where only one of them matters', 'a@1 z@1', ab, { mask: 0b01, tied: false }],
    ['are tied where two do a step', 'a@1 b@1', ab, { mask: 0b11, tied: true }],
    ['are tied where two do the same step', 'a@1 a@1', ab, { mask: 0b01, tied: true }],
    [
      'are tied where one does a step and another excludes, which then excludes no more',
      'a@1 x@1',
      specOf(['a', 'b'], { exclusions: excluded(0, 1) }),
      { mask: 0b01, tied: true },
    ],
    [
      'are not tied where two exclude',
      'x@1 x@1',
      specOf(['a', 'b'], { exclusions: excluded(0, 1) }),
      { mask: excluding, tied: false },
    ],
    [
      'are tied in strict order with any other event',
      'a@1 z@1',
      specOf(['a', 'b'], { order: 'strict' }),
      { mask: 0b01, tied: true },
    ],
    [
      'are not tied in strict order where none does a step',
      'z@1 y@1',
      specOf(['a', 'b'], { order: 'strict' }),
      { mask: 0, tied: false },
    ],
  ])('%s', (_, events, ...[spec, expected]) => expect(groupsOf(events, spec)).toMatchObject([expected]));

  it('matter though they do no step, but not where a filter hides them', () => {
    const spec = specOf(['a'], { filter: { events: [{ property: 'p', op: 'not_equal', value: 'bot' }], actors: [] } });
    expect(groupsOf('z@1 a@2(bot) a@3', spec).map(({ seen, mask }) => [seen, mask])).toEqual([
      [true, 0],
      [false, 0],
      [true, 1],
    ]);
    expect(groupsOf('a@1(bot) a@1', spec)).toMatchObject([{ mask: 1, tied: false, next: 2 }]);
  });

  it('end with the actor’s events, though the next one’s have the same time', () => {
    const { store, plan } = planned([...rowsWritten('a@1', 'u'), ...rowsWritten('b@1', 'v')], ab);
    const groups = new TimeGroups(store, plan);
    expect([groups.read(0, 1), groups.tied, groups.mask]).toEqual([1, false, 0b01]);
    expect([groups.read(1, 2), groups.tied, groups.mask]).toEqual([2, false, 0b10]);
  });

  it('say by `ties` which events there are', () => {
    const { store, plan } = planned(rowsWritten('a@1 a@1 b@1'), ab);
    const groups = new TimeGroups(store, plan);
    groups.read(0, 3);
    groups.ties.sort();
    expect([0, 1].map((kind) => [groups.ties.maskOf(kind), groups.ties.countOf(kind)])).toEqual([
      [0b01, 2],
      [0b10, 1],
    ]);
  });
});

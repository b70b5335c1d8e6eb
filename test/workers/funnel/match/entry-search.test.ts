import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { EntrySearch } from '../../../../workers/funnel/match/entry-search';
import { TimeGroups } from '../../../../workers/funnel/match/time-groups';
import { specOf } from '../../../support/funnel/spec-of';
import {
  excluded,
  optional,
  planned,
  rowsWritten,
  runWritten,
  seconds,
  within,
} from '../../../support/funnel/written-runs';

/** The run that enters with the first event; `converts`: the step by which it does, after which c may enter anew. */
function follow(events: string, spec: FunnelSpec, converts: number | null = null) {
  const { store, plan } = planned(rowsWritten(events), spec);
  const timeGroups = new TimeGroups(store, plan);
  const search = new EntrySearch(store, plan);
  const next = timeGroups.read(0, store.size);
  const conversion =
    converts === null ? null : { step: converts, mayEnter: ({ mask }: TimeGroups) => (mask & 1) !== 0 };
  search.follow({ timeGroups, at: 0, next, to: store.size }, conversion);
  const { best, end, endsAt, doneAtEnd } = search;
  const run = runWritten(best, spec);
  return { search, run, end, endsAt, doneAtEnd };
}

const abc = specOf(['a', 'b', 'c']);

describe('the run of one entry', () => {
  it.each<[string, string, FunnelSpec, string]>([
    ['does each step at the first event that matches it', 'a@1 b@2 b@3 c@4', abc, 'a@1 b@2 c@4'],
    ['ends with its window', 'a@1 b@2 c@5', specOf(['a', 'b', 'c'], { window: seconds(3) }), 'a@1 b@2'],
    [
      'takes the arrival from which the limit holds',
      'a@1 b@2 b@4 c@5',
      specOf(['a', 'b', within('c', 1)]),
      'a@1 b@4 c@5',
    ],
    ['goes on from the deepest step that can', 'a@1 b@2 c@3', specOf(['a', optional('b'), 'c']), 'a@1 b@2 c@3'],
    [
      'goes on from no step whose limit has run out',
      'a@5 b@6 c@9',
      specOf(['a', optional('b'), within('c', 2)]),
      'a@5 b@6',
    ],
    ['does several steps of one time', 'a@1 c@2 b@2', abc, 'a@1 b@2 c@2'],
    ['does its first steps at the time of the entry', 'b@1 a@1 c@2', abc, 'a@1 b@1 c@2'],
    ['is broken by a foreign event in strict order', 'a@1 z@2 b@3', specOf(['a', 'b'], { order: 'strict' }), 'a@1'],
  ])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec).run).toBe(run));
});

describe('a run ends', () => {
  const excluding = (effect: 'stop' | 'drop') => specOf(['a', 'b', 'c'], { exclusions: excluded(1, 2, effect) });

  it.each<[string, ReturnType<typeof follow>, string, number]>([
    [
      'over, at the first event behind its window',
      follow('a@1 b@2 z@9', specOf(['a', 'b', 'c'], { window: seconds(3) })),
      'over',
      2,
    ],
    ['over, behind all events, where it could still go on', follow('a@1 b@2', abc), 'over', 2],
    ['stopped, behind the exclusion', follow('a@1 b@2 x@3 c@4', excluding('stop')), 'stopped', 3],
    ['dropped, behind the exclusion', follow('a@1 b@2 x@3 c@4', excluding('drop')), 'dropped', 3],
    ['not at an exclusion outside its range', follow('a@1 x@2 b@3', excluding('drop')), 'over', 3],
    [
      'converted, at the event of the step by which it converts',
      follow('a@1 b@2 z@3', specOf(['a', 'b', optional('c')]), 1),
      'converted',
      1,
    ],
  ])('%s', (_, { end, endsAt }, ...[expected, at]) => expect([end, endsAt]).toEqual([expected, at]));

  it('once converted, where another may enter; the steps between are still its own', () => {
    const spec = specOf(['a', 'b', optional('c')]);
    expect(follow('a@1 b@2 c@3 a@4', spec, 1).run).toBe('a@1 b@2 c@3');
    expect(follow('a@1 b@2 a@3 c@4', spec, 1).run).toBe('a@1 b@2');
  });

  it('can be cut to the step by which it converted', () => {
    const spec = specOf(['a', 'b', optional('c')]);
    const { search, doneAtEnd } = follow('a@1 b@2 c@3', spec, 1);
    search.cutTo(1);
    expect([runWritten(search.best, spec), doneAtEnd]).toEqual(['a@1 b@2', 0b10]);
  });

  it('by the exclusions that were given, and no others', () => {
    const spec = excluding('drop');
    const { store, plan } = planned(rowsWritten('a@1 b@2 x@3 c@4'), spec);
    const timeGroups = new TimeGroups(store, plan);
    const search = new EntrySearch(store, plan, []);
    search.follow({ timeGroups, at: 0, next: timeGroups.read(0, store.size), to: store.size });
    expect([runWritten(search.best, spec), search.end]).toEqual(['a@1 b@2 c@4', 'converted']);
  });

  it('dropped where one event drops and stops', () => {
    const both = specOf(['a', 'b'], { exclusions: [...excluded(0, 1), ...excluded(0, 1, 'drop')] });
    expect(follow('a@1 x@2', both).end).toBe('dropped');
  });
});

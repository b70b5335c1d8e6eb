import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../../src/core/spec/funnel';
import { TolerantEvents } from '../../../../../workers/funnel/match/tolerant/tolerant-events';
import { TolerantSearch, type Allowed } from '../../../../../workers/funnel/match/tolerant/tolerant-search';
import { specOf } from '../../../../support/funnel/spec-of';
import {
  excluded,
  optional,
  planned,
  rowsWritten,
  runWritten,
  seconds,
  within,
} from '../../../../support/funnel/written-runs';

const tolerant = (steps: Parameters<typeof specOf>[0], switches: Partial<FunnelSpec> = {}) =>
  specOf(steps, { tieTolerance: 1, ...switches });

/** The run of the first entry. */
function follow(events: string, spec: FunnelSpec, allowed: Partial<Allowed> = {}) {
  const { store, plan } = planned(rowsWritten(events), spec);
  const read = new TolerantEvents(store, plan);
  read.read({ from: 0, to: store.size });
  const search = new TolerantSearch(plan, read);
  const [entries] = read.steps;
  const entry = { time: entries.timeAt(0), event: entries.eventAt(0) };
  search.follow(entry, { used: new Set(), before: Infinity, lastStep: plan.steps - 1, ...allowed });
  const { best, reached, hit, deepest, openUntil } = search;
  const run = best.depth < 0 ? 'none' : runWritten(best, spec);
  return { run, reached: reached / 1e6, hit, deepest, openUntil: openUntil / 1e6 };
}

const abc = tolerant(['a', 'b', 'c']);

describe('the run of one entry', () => {
  it.each<[string, string, FunnelSpec, string]>([
    ['takes steps in order, like any run', 'a@1 b@5 c@9', abc, 'a@1 b@5 c@9'],
    ['takes a step that comes before its predecessor by the tolerance', 'b@1 a@2 c@5', abc, 'a@2 b@1 c@5'],
    ['takes none that comes before it by more', 'b@0.9 a@2 c@5', abc, 'a@2'],
    [
      'takes each step by the tolerance before the one before it, not before the entry',
      'c@1 b@2 a@3',
      abc,
      'a@3 b@2 c@1',
    ],
    ['takes no event twice', 'a@1', tolerant(['a', 'a']), 'a@1'],
    ['is measured from its earliest event', 'b@1 a@2 c@4', { ...abc, window: seconds(3) }, 'a@2 b@1 c@4'],
    [
      'does not take the earlier event where it would close the window',
      'b@1 a@2 b@3 c@5',
      { ...abc, window: seconds(3) },
      'a@2 b@3 c@5',
    ],
    [
      'keeps a limit from the step before, though that comes later',
      'b@1 a@2 c@2',
      tolerant(['a', 'b', within('c', 1)]),
      'a@2 b@1 c@2',
    ],
    [
      'takes the event from which the next limit holds',
      'b@1 a@2 b@5 c@6',
      tolerant(['a', 'b', within('c', 1)]),
      'a@2 b@5 c@6',
    ],
    ['goes past an optional step', 'a@1 c@2', tolerant(['a', optional('b'), 'c']), 'a@1 c@2'],
    [
      'leaves an event to the required step that needs it',
      'b@9 b@9 a@9',
      tolerant(['a', optional('b'), 'b', 'b']),
      'a@9 b@9 b@9',
    ],
    ['is there as soon as can be', 'a@1 b@4 b@7 c@8', abc, 'a@1 b@4 c@8'],
  ])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec).run).toBe(run));

  it('has all its steps at the latest of their times', () => {
    expect(follow('b@1 a@2', tolerant(['a', 'b'])).reached).toBe(2);
  });

  it('may be followed to an earlier last step, and before a time', () => {
    expect(follow('a@1 b@2 c@3', abc, { lastStep: 1 }).run).toBe('a@1 b@2');
    expect(follow('a@1 b@2 c@3', abc, { before: 3e6 }).run).toBe('a@1 b@2');
  });

  it('takes no event that another run has used', () => {
    expect(follow('a@1 b@2 b@3', tolerant(['a', 'b']), { used: new Set([1]) }).run).toBe('a@1 b@3');
  });

  it('is open until its window, and the longest limit, have run out', () => {
    expect(follow('a@1', tolerant(['a', 'b'], { window: seconds(3) })).openUntil).toBe(4);
    expect(follow('a@1', tolerant(['a', within('b', 2)], { window: seconds(3) })).openUntil).toBe(3);
  });

  it('is found among a thousand near events', () => {
    const crowd = Array.from({ length: 300 }, (_, n) => `b@${(1 + n / 1000).toFixed(3)}`).join(' ');
    expect(follow(`a@1 ${crowd} c@9`, abc).run).toBe('a@1 b@1 c@9');
  });
});

describe('an exclusion hits a run', () => {
  const range = (effect: 'stop' | 'drop') => tolerant(['a', 'b', 'c'], { exclusions: excluded(1, 2, effect) });

  it.each<[string, string, FunnelSpec, string]>([
    ['that stood in its range for longer than the tolerance', 'a@1 b@4 x@6 c@9', range('stop'), 'a@1 b@4'],
    ['not within the tolerance of the beginning of its range', 'a@1 b@4 x@5 c@9', range('stop'), 'a@1 b@4 c@9'],
    ['not within the tolerance of its end', 'a@1 b@4 x@8 c@9', range('stop'), 'a@1 b@4 c@9'],
    ['not outside its range', 'a@1 x@4 b@7 c@8', range('drop'), 'a@1 b@7 c@8'],
    ['and leaves it, where it drops, the steps before its range', 'a@1 b@4 x@6 c@9', range('drop'), 'a@1'],
    ['not where the window had run out', 'a@1 b@4 x@9', { ...range('drop'), window: seconds(5) }, 'a@1 b@4'],
  ])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec).run).toBe(run));

  it('at a time and with an effect', () => {
    expect(follow('a@1 b@4 x@6', range('stop')).hit).toEqual({ time: 6e6, drops: false });
    expect(follow('a@1 b@4', range('stop')).hit).toBeNull();
  });

  it('without which it would have got deeper', () => {
    expect(follow('a@1 b@4 x@6 c@9', range('drop')).deepest).toBe(2);
    expect(follow('a@1 b@4 x@6 c@9', range('stop')).deepest).toBe(1);
  });
});

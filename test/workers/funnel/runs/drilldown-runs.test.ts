import { describe, expect, it } from 'vitest';
import type { FunnelCell } from '../../../../src/core/spec/funnel';
import { drilldownRows } from '../../../../workers/funnel/runs/drilldown-runs';
import { collectRuns } from '../../../../workers/funnel/runs/runs';
import { specOf } from '../../../support/funnel/spec-of';
import { optional, planned, rowsWritten } from '../../../support/funnel/written-runs';

const spec = specOf(['a', optional('b'), 'c', 'd']);
const log = [
  ...rowsWritten('a@1 b@2 c@5 d@6', 'all'),
  ...rowsWritten('a@1 c@11', 'past b'),
  ...rowsWritten('a@1 b@4', 'lost after b'),
  ...rowsWritten('a@86401', '次日'),
];
const { store, plan } = planned(log, spec);
const { runs } = collectRuns(store, plan);
type Cell = Omit<FunnelCell, 'spec' | 'group'>;
const anyDay = { from: null, to: null };

/** The users whose runs belong to a cell. */
function usersAt(cell: Partial<Cell>, timeZone = 'UTC'): string[] {
  const whole: Cell = { step: 0, part: 'passed', seconds: null, entered: anyDay, ...cell };
  const rows = Uint32Array.from({ length: runs.size }, (_, run) => run);
  const found = drilldownRows({ runs, rows }, whole, { plan, context: { timeZone } });
  return [...found].map((run) => store.users[runs.actors[run]]);
}

describe('the runs of a cell', () => {
  it.each<[string, Partial<Cell>, string[]]>([
    ['are all at the first step', {}, ['all', 'past b', 'lost after b', '次日']],
    ['have passed its step', { step: 2 }, ['all', 'past b']],
    ['have passed an optional step only where they did it', { step: 1 }, ['all', 'lost after b']],
    [
      'are lost before a step that they did not do, though they did the required one before',
      { step: 3, part: 'lost' },
      ['past b'],
    ],
    ['are lost before an optional step too', { step: 1, part: 'lost' }, ['past b', '次日']],
    ['count from the required step before, past the optional one', { step: 2, part: 'lost' }, ['lost after b', '次日']],
    ['entered on its days', { entered: { from: '1970-01-02', to: null } }, ['次日']],
    [
      'entered on its last day at the latest',
      { step: 1, entered: { from: null, to: '1970-01-01' } },
      ['all', 'lost after b'],
    ],
    [
      'took so many seconds, both ends included',
      { step: 2, seconds: { fromStep: 0, toStep: 2, least: 4, most: 10 } },
      ['all', 'past b'],
    ],
    ['took no less', { step: 2, seconds: { fromStep: 0, toStep: 2, least: 4.000001, most: 10 } }, ['past b']],
    ['took no more', { step: 2, seconds: { fromStep: 0, toStep: 2, least: 0, most: 9.999999 } }, ['all']],
    ['did both steps whose time is asked for', { seconds: { fromStep: 1, toStep: 2, least: 0, most: 99 } }, ['all']],
  ])('%s', (_, cell, users) => expect(usersAt(cell)).toEqual(users));

  it('have the days of the dataset’s zone', () => {
    const entered = { from: '1970-01-02', to: null };
    expect(usersAt({ entered }, 'Asia/Shanghai')).toEqual(['次日']);
    expect(usersAt({ entered }, 'America/New_York')).toEqual([]);
  });

  it('are lost or have passed, and never both', () => {
    for (const step of [1, 2, 3]) {
      const before = usersAt({ step: step === 3 ? 2 : 0 });
      expect([...usersAt({ step }), ...usersAt({ step, part: 'lost' })].sort()).toEqual(before.sort());
    }
  });
});

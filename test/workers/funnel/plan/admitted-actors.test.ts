import { describe, expect, it } from 'vitest';
import type { ActorCondition, Filter } from '../../../../src/core/spec/funnel';
import { admittedActors } from '../../../../workers/funnel/plan/admitted-actors';
import { storeOf } from '../../../support/funnel/store-of';
import { rowsWritten } from '../../../support/funnel/written-runs';

const anyDay = { from: null, to: null };
const did = (events: string[], more: Partial<ActorCondition> = {}): ActorCondition => ({
  did: true,
  events,
  filters: [],
  times: 1,
  dates: anyDay,
  ...more,
});

const store = storeOf(
  [
    ...rowsWritten('a@1 b@2(web)', 'web'),
    ...rowsWritten('a@1 a@1', 'twice'),
    ...rowsWritten('z@86400', 'next day'),
    ...rowsWritten('a@86399', '王'),
  ],
  ['p'],
);

/** The users for whom all conditions hold. */
function admitted(conditions: ActorCondition[], visible: Filter[] = [], timeZone = 'UTC'): string[] | null {
  const flags = admittedActors(conditions, store, { visible, timeZone });
  return flags && store.users.filter((_, actor) => flags[actor] === 1);
}

describe('an actor is admitted', () => {
  it.each<[string, ActorCondition[], string[]]>([
    ['that did an event', [did(['a'])], ['web', 'twice', '王']],
    ['that did any of several', [did(['b', 'z'])], ['web', 'next day']],
    ['that did it often enough', [did(['a'], { times: 2 })], ['twice']],
    ['that did not do it', [did(['a'], { did: false })], ['next day']],
    ['that did it less often', [did(['a'], { did: false, times: 2 })], ['web', 'next day', '王']],
    ['that did it with a value', [did(['*'], { filters: [{ property: 'p', op: 'equal', value: 'web' }] })], ['web']],
    [
      'that did it on some days, the last included',
      [did(['*'], { dates: { from: null, to: '1970-01-01' } })],
      ['web', 'twice', '王'],
    ],
    ['that did it from a day on', [did(['*'], { dates: { from: '1970-01-02', to: null } })], ['next day']],
    ['for whom all conditions hold', [did(['a']), did(['b'], { did: false })], ['twice', '王']],
    ['never by a name that no event has', [did(['不存在'])], []],
  ])('%s', (_, conditions, users) => expect(admitted(conditions)).toEqual(users));

  it('without a list where there are no conditions', () => {
    expect(admitted([])).toBeNull();
  });

  it('by the events that are seen alone', () => {
    expect(admitted([did(['a'])], [{ property: 'p', op: 'equal', value: 'web' }])).toEqual([]);
    expect(admitted([did(['b'])], [{ property: 'p', op: 'equal', value: 'web' }])).toEqual(['web']);
  });

  it('by the days of the zone', () => {
    const from = (timeZone: string) =>
      admitted([did(['*'], { dates: { from: '1970-01-02', to: null } })], [], timeZone);
    expect(from('Asia/Shanghai')).toEqual(['next day', '王']);
    expect(from('America/New_York')).toEqual([]);
  });

  it('and nobody is where there are no actors', () => {
    const flags = admittedActors([did(['*'])], storeOf([]), { visible: [], timeZone: 'UTC' });
    expect([...flags!]).toEqual([]);
  });
});

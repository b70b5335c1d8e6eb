import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { ActorSpan } from '../../../../workers/funnel/match/actor-span';
import { specOf } from '../../../support/funnel/spec-of';
import { planned, rowsWritten, seconds } from '../../../support/funnel/written-runs';

/** The span of the only actor, in seconds; null where it can have no run. */
function spanOf(events: string, spec: FunnelSpec) {
  const { store, plan } = planned(rowsWritten(events), spec);
  const span = new ActorSpan(store, plan);
  if (!span.set(0)) return null;
  const { from, to, entryStart, entryEnd } = span;
  return { from, to, entries: [entryStart / 1e6, entryEnd / 1e6] };
}

const firstDay = { dateRange: { from: null, to: '1970-01-01' } };
const secondDay = { dateRange: { from: '1970-01-02', to: '1970-01-02' } };
const whole = { dateRangeRule: 'whole' as const };
const anyTime = [-Infinity, Infinity];

describe('the span of an actor', () => {
  it.each<[string, string, FunnelSpec, ReturnType<typeof spanOf>]>([
    [
      'is all of its events, with entries at any time',
      'a@1 b@2 c@3',
      specOf(['a']),
      { from: 0, to: 3, entries: anyTime },
    ],
    ['is none where it never does the first step', 'b@1 c@2', specOf(['a', 'b']), null],
    [
      'is there in any order where it does any step',
      'b@1',
      specOf(['a', 'b'], { order: 'any' }),
      { from: 0, to: 1, entries: anyTime },
    ],
    [
      'keeps the events outside the days of entry',
      'a@1 b@86401',
      specOf(['a', 'b'], firstDay),
      { from: 0, to: 2, entries: [-Infinity, 86400] },
    ],
    [
      'leaves them out where the whole run must lie inside',
      'z@1 a@86400 b@86401 c@172800',
      specOf(['a'], { ...secondDay, ...whole }),
      { from: 1, to: 3, entries: [86400, 172800] },
    ],
    [
      'is empty, but no reason to stop, where all events lie outside',
      'a@1',
      specOf(['a'], { ...secondDay, ...whole }),
      { from: 1, to: 1, entries: [86400, 172800] },
    ],
    [
      'has one moment of entry where only the first counts',
      'z@1 a@2 a@3',
      specOf(['a'], { entry: 'first' }),
      { from: 0, to: 3, entries: [2, 2.000001] },
    ],
    [
      'takes the first entry within the days',
      'a@1 a@86401 a@86402',
      specOf(['a'], { entry: 'first', ...secondDay }),
      { from: 0, to: 3, entries: [86401, 86401.000001] },
    ],
    [
      'is none where no entry lies within the days',
      'a@1 b@86401',
      specOf(['a', 'b'], { entry: 'first', ...secondDay }),
      null,
    ],
    [
      'in any order takes the first event of any step',
      'z@1 b@2 a@3',
      specOf(['a', 'b'], { entry: 'first', order: 'any' }),
      { from: 0, to: 3, entries: [2, 2.000001] },
    ],
    [
      'takes no event that a filter hides for the first entry',
      'a@1 a@2(web)',
      specOf(['a'], { entry: 'first', filter: { events: [{ property: 'p', op: 'equal', value: 'web' }], actors: [] } }),
      { from: 0, to: 2, entries: [2, 2.000001] },
    ],
  ])('%s', (_, events, ...[spec, expected]) => expect(spanOf(events, spec)).toEqual(expected));

  it('is set anew for each actor, and names it', () => {
    const rows = [...rowsWritten('a@1 b@2', 'u'), ...rowsWritten('z@1', 'v'), ...rowsWritten('a@7', 'w')];
    const { store, plan } = planned(rows, specOf(['a', 'b'], { window: seconds(9) }));
    const span = new ActorSpan(store, plan);
    expect([0, 1, 2].map((actor) => (span.set(actor) ? [span.actor, span.from, span.to] : null))).toEqual([
      [0, 0, 2],
      null,
      [2, 3, 4],
    ]);
  });

  it('is none for an actor that the filter on actors refuses', () => {
    const never = { did: false, events: ['z'], filters: [], times: 1, dates: { from: null, to: null } };
    const spec = specOf(['a'], { filter: { events: [], actors: [never] } });
    expect(spanOf('a@1', spec)).not.toBeNull();
    expect(spanOf('a@1 z@2', spec)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { entrySpan, eventSpan } from '../../../workers/trend/entry-span';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf } from '../../support/funnel/store-of';
import { planned, rowsWritten } from '../../support/funnel/written-runs';

const log = [
  ...rowsWritten('z@1 a@5 b@9', 'u'),
  ...rowsWritten('b@2 a@86401 z@86500', 'v'),
  ...rowsWritten('z@0', 'w'),
];

/** First and last entry in seconds. */
function span(spec: FunnelSpec, rows = log): [number, number] | null {
  const { store, plan } = planned(rows, spec);
  const found = entrySpan(store, plan);
  return found && [found.first / 1e6, found.last / 1e6];
}

describe('the first and the last event at which a run may start', () => {
  it.each<[string, FunnelSpec, [number, number] | null]>([
    ['are those of the first step', specOf(['a', 'b']), [5, 86401]],
    ['are those of any step in any order', specOf(['a', 'b'], { order: 'any' }), [2, 86401]],
    [
      'are one where there is one',
      specOf([{ events: ['b'] }, 'a'], { dateRange: { from: null, to: '1970-01-01' } }),
      [2, 9],
    ],
    ['lie on the days of entry', specOf(['a'], { dateRange: { from: null, to: '1970-01-01' } }), [5, 5]],
    ['lie from the first of them on', specOf(['a'], { dateRange: { from: '1970-01-02', to: null } }), [86401, 86401]],
    ['are none where nobody does the step', specOf(['支付', 'a']), null],
    [
      'are none where nobody does it on those days',
      specOf(['a'], { dateRange: { from: '1970-01-03', to: null } }),
      null,
    ],
    [
      'are none of those that a filter hides',
      specOf(['a'], { filter: { events: [{ property: 'p', op: 'not_empty' }], actors: [] } }),
      null,
    ],
  ])('%s', (_, spec, expected) => expect(span(spec)).toEqual(expected));

  it('are none in an empty store', () => {
    expect(span(specOf(['a']), [])).toBeNull();
  });
});

describe('the first and the last of all events', () => {
  it('are those of any name and user, found once', () => {
    const store = storeOf(log);
    expect(eventSpan(store)).toEqual({ first: 0, last: 86_500e6 });
    expect(eventSpan(store)).toBe(eventSpan(store));
  });
});

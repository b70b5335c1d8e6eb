import { describe, expect, it } from 'vitest';
import type { Attribution, FunnelSpec } from '../../../../src/core/spec/funnel';
import { codeCount, runCodes } from '../../../../workers/funnel/groups/run-codes';
import { noGroupCode, runValues } from '../../../../workers/funnel/groups/run-values';
import { collectRuns } from '../../../../workers/funnel/runs/runs';
import { propertyValues } from '../../../../workers/funnel/values/property-values';
import { specOf } from '../../../support/funnel/spec-of';
import { optional, planned, rowsWritten } from '../../../support/funnel/written-runs';

/** The value that the first run goes by; null where it is in no group. */
function valueOf(events: string, spec: FunnelSpec, attribution: Attribution): string | null {
  const { store, plan } = planned(rowsWritten(events), spec);
  const { runs } = collectRuns(store, plan);
  const values = propertyValues(store.properties.get('p')!);
  const [code] = runValues(runs, values, attribution);
  return code === noGroupCode ? null : values.values(code)[0];
}

const abc = specOf(['a', optional('b'), 'c']);
const first: Attribution = { at: 'first' };
const last: Attribution = { at: 'last' };
const step = (k: number): Attribution => ({ at: 'step', step: k });

describe('a run goes by', () => {
  it.each<[string, string, Attribution, string | null]>([
    ['the first value of its events', 'a@1 b@2(web) c@3(app)', first, 'web'],
    ['the last', 'a@1(app) b@2(web) c@3', last, 'web'],
    ['the value at a step', 'a@1(app) b@2(web) c@3', step(1), 'web'],
    ['the empty value where that step’s event has none', 'a@1(app) b@2 c@3', step(1), ''],
    ['no group where it has not done that step', 'a@1(app) c@3(web)', step(1), null],
    ['the empty value where none of its events has one', 'a@1 c@2', first, ''],
    ['the empty value where none has, from the last too', 'a@1 c@2', last, ''],
    ['no value of events that are not its own', 'z@0(no) a@1 z@2(no) c@3(微信)', first, '微信'],
    ['the least of tied events’ values', 'a@1(y) a@1(x) c@2', first, 'x'],
    ['a value rather than none, of tied events', 'a@1 a@1(y) c@2', step(0), 'y'],
  ])('%s', (_, events, ...[attribution, value]) => expect(valueOf(events, abc, attribution)).toBe(value));

  it('the value of the event that did a step in any order', () => {
    const any = specOf(['a', 'b'], { order: 'any' });
    expect(valueOf('b@1(web) a@2(app)', any, step(0))).toBe('app');
    expect(valueOf('b@1(web) a@2(app)', any, first)).toBe('web');
    expect(valueOf('b@1(web)', any, step(0))).toBeNull();
  });
});

describe('the codes of runs', () => {
  const { store, plan } = planned(
    [...rowsWritten('a@1(x)', 'u'), ...rowsWritten('z@1', 'v'), ...rowsWritten('a@1(y)', 'w')],
    specOf(['a']),
  );
  const { runs } = collectRuns(store, plan);

  it('may be those of their actors', () => {
    const by = { what: 'actor' as const, codes: Uint32Array.of(5, 6, 7), size: 8 };
    expect([...runCodes(by, runs)]).toEqual([5, 7]);
    expect(codeCount(by)).toBe(8);
  });

  it('may be those of their values', () => {
    const values = propertyValues(store.properties.get('p')!);
    const by = { what: 'value' as const, values, property: 'p', attribution: first };
    expect([...runCodes(by, runs)].map((code) => values.values(code)[0])).toEqual(['x', 'y']);
    expect(codeCount(by)).toBe(3);
  });
});

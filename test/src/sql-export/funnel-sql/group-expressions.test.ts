import { beforeAll, describe, expect, it } from 'vitest';
import type { BreakdownBy, FunnelSpec } from '../../../../src/core/spec/funnel';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted } from '../../../support/sql/counted';
import { resultText } from '../../../support/sql/cte-text';

const grouped = (...by: BreakdownBy[]): FunnelSpec =>
  specOf(['a'], { breakdown: { by, attribution: { at: 'first' }, shown: null } });
const property: BreakdownBy = { kind: 'property', property: 'p', bins: null };
const width = (count: number): BreakdownBy => ({ kind: 'property', property: 'p', bins: { by: 'width', count } });
const quantile = (count: number): BreakdownBy => ({ kind: 'property', property: 'p', bins: { by: 'quantile', count } });
const edges = (...each: number[]): BreakdownBy => ({
  kind: 'property',
  property: 'p',
  bins: { by: 'edges', edges: each },
});
const calendar = (unit: 'hour' | 'week' | 'month', of: string | null = null): BreakdownBy => ({
  kind: 'calendar',
  property: of,
  unit,
});
const numbers = { numbers: new Set(['p']) };

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

/** The groups of actors with one event each, of these values. */
async function groupsOf(spec: FunnelSpec, values: readonly string[], options = {}): Promise<[string, number][]> {
  const log = values.map((value) => (value === '' ? 'a' : `a/${value}`)).join(' | ');
  return (await counted.groups(spec, log, options)).map(([group, [actors]]) => [group, actors]);
}

describe('values of a property', () => {
  it('come with most actors first, then in their order, with empty ones last', async () => {
    expect(await groupsOf(grouped(property), ['b', 'a', 'b', '', 'Z'])).toEqual([
      ['b', 2],
      ['Z', 1],
      ['a', 1],
      ['', 1],
    ]);
  });

  it('that are numbers are shown as the page shows them, and come by size', async () => {
    expect(await groupsOf(grouped(property), ['10', '9.50', '9.5', '2'], numbers)).toEqual([
      ['9.5', 2],
      ['2', 1],
      ['10', 1],
    ]);
  });
});

describe('bins of a number', () => {
  it('of equal width are rounded, and the last one is closed', async () => {
    expect(await groupsOf(grouped(width(2)), ['0', '4', '5', '10', ''], numbers)).toEqual([
      ['[0,5)', 2],
      ['[5,10]', 2],
      ['', 1],
    ]);
  });

  it('of equal counts have their edges at ranks', async () => {
    expect(await groupsOf(grouped(quantile(2)), ['1', '2', '3', '100'], numbers)).toEqual([
      ['[1,3)', 2],
      ['[3,100]', 2],
    ]);
  });

  it('of one value alone are one', async () => {
    expect(await groupsOf(grouped(width(3)), ['7', '7'], numbers)).toEqual([['[7,7]', 2]]);
  });

  it('with given edges are open on either side', async () => {
    expect(await groupsOf(grouped(edges(0, 10, 20)), ['-1', '0', '9.9', '10', '20', '21'], numbers)).toEqual([
      ['(,0)', 1],
      ['[0,10)', 2],
      ['[10,20]', 2],
      ['(20,)', 1],
    ]);
    expect(await groupsOf(grouped(edges(5)), ['4', '5'], numbers)).toEqual([
      ['(,5)', 1],
      ['[5,)', 1],
    ]);
  });

  it('of a property that holds texts are its values', async () => {
    expect(await groupsOf(grouped(width(2)), ['x', 'y'], { numbers: new Set() })).toEqual([
      ['x', 1],
      ['y', 1],
    ]);
  });
});

describe('the calendar', () => {
  it('groups by the clock of the zone, in the order of time', async () => {
    const log = 'a@0 | a@3600 | a@82800';
    const hours = (timeZone: string) => counted.groups(grouped(calendar('hour')), log, { timeZone });
    expect((await hours('UTC')).map(([hour]) => hour)).toEqual(['0', '1', '23']);
    expect((await hours('Asia/Shanghai')).map(([hour]) => hour)).toEqual(['7', '8', '9']);
  });

  it('begins weeks on Monday', async () => {
    // The first of January 1970 was a Thursday.
    const weeks = await counted.groups(grouped(calendar('week')), 'a@0 | a@345599 | a@345600');
    expect(weeks).toEqual([
      ['1969-12-29', [2]],
      ['1970-01-05', [1]],
    ]);
  });

  it('groups by the times in a property, with none for what is no time', async () => {
    const values = ['2024-02-29T10:00', 'soon', '2024-02-01'];
    expect(await groupsOf(grouped(calendar('month', 'p')), values)).toEqual([
      ['2024-02', 2],
      ['', 1],
    ]);
  });
});

it('headers of the result are those of the properties, unless taken', () => {
  const named = (name: string): BreakdownBy => ({ kind: 'property', property: name, bins: null });
  const text = resultText(grouped(named('Step'), named('say "hi"'), named('step')));
  expect(text.match(/totals\.v\d AS "[^\n]*"/g)).toEqual([
    'totals.v1 AS "Step_2"',
    'totals.v2 AS "say ""hi"""',
    'totals.v3 AS "step_2_2"',
  ]);
});

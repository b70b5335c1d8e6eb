import { describe, expect, it } from 'vitest';
import { profileColumns, profiledRows } from '../../../../workers/read/shapes/column-profile';
import { times } from '../../../support/read/file-text';

const profile = (values: readonly (string | null)[]) =>
  profileColumns(
    ['c'],
    values.map((value) => [value]),
  )[0];

describe('the profile of a column', () => {
  it('has its values trimmed, in their order, and without the empty ones', () => {
    const { values, rows, distinct } = profile([' b ', null, 'a', '', 'b', '  ']);
    expect([values, rows, distinct]).toEqual([['b', 'a', 'b'], 6, 2]);
  });

  it('is empty where there are no rows, and text', () => {
    expect(profile([])).toMatchObject({
      rows: 0,
      values: [],
      distinct: 0,
      numbers: 0,
      decimals: 0,
      time: null,
      kind: 'text',
      counts: false,
    });
  });

  it('is that of each column by its place, also where rows are short', () => {
    const [first, second] = profileColumns(['用户', 'x'], [['a', '1'], ['b']]);
    expect([first.name, first.index, second.name, second.index]).toEqual(['用户', 0, 'x', 1]);
    expect([first.values, second.values]).toEqual([['a', 'b'], ['1']]);
  });

  it('says which share is numbers, and which has decimals', () => {
    expect(profile(['1', '2.5', 'x', '3,25'])).toMatchObject({ decimals: 0.5 });
    expect(profile(['1', '2', '3', 'x']).numbers).toBe(0.75);
  });

  it('cuts values that are very long', () => {
    expect(profile(['x'.repeat(5000)]).values[0]).toHaveLength(300);
  });
});

describe('a column is of the kind', () => {
  it.each<[string, string[]]>([
    ['time', times(20, (i) => `2026-01-${10 + i}`)],
    ['flag', ['Yes', 'no', 'Yes']],
    ['flag', ['是', '否']],
    ['flag', ['1', '0', '1']],
    ['number', ['1', '2.5', '-3e2']],
    ['text', ['007', '12']],
    ['text', ['yes', 'maybe']],
    ['text', ['微信', '1', '2']],
  ])('%s: %j', (kind, values) => expect(profile(values).kind).toBe(kind));
});

describe('a column counts', () => {
  it('where its numbers go up by one from row to row, nearly always', () => {
    expect(profile(times(50, (i) => String(i + 7))).counts).toBe(true);
    expect(profile([...times(40, String), '99']).counts).toBe(true);
  });

  it('not where they jump, repeat, or are too few to say', () => {
    expect(profile(times(50, (i) => String(2 * i))).counts).toBe(false);
    expect(profile(times(50, () => '7')).counts).toBe(false);
    expect(profile(['1', '2']).counts).toBe(false);
  });
});

describe('the rows to profile', () => {
  it('are fewer the more columns there are, but enough to judge by', () => {
    expect([1, 20, 100, 16_384].map(profiledRows)).toEqual([20_000, 20_000, 4000, 60]);
  });
});

import { describe, expect, it } from 'vitest';
import { drawnGroups } from '../../../src/chart/drawn-groups';
import type { FunnelAnswer, FunnelSpec, GroupKey } from '../../../src/core/spec/funnel';
import { specOf } from '../../support/funnel/spec-of';

const by = [{ kind: 'property' as const, property: 'channel', bins: null }];
const plain = specOf(['a', 'b']);
const brokenDown = (shown: string[][] | null = null): FunnelSpec => ({
  ...plain,
  breakdown: { by, attribution: { at: 'first' }, shown },
});

function answer(...groups: [GroupKey, number][]): FunnelAnswer {
  const steps = (actors: number) => [{ actors, fromPrevious: null, fromEntry: null }];
  const all: [GroupKey, number] = [{ kind: 'all' }, 1000];
  const listed = [all, ...groups].map(([key, actors]) => ({ key, steps: steps(actors) }));
  return { groups: listed, actorsInAll: 1000, milliseconds: 1 };
}

const value = (text: string): GroupKey => ({ kind: 'values', values: [text] });
const segment = (id: string): GroupKey => ({ kind: 'segment', id });
const names = (spec: FunnelSpec, of: FunnelAnswer) =>
  drawnGroups(spec, of).map(({ key }) =>
    key.kind === 'values' ? key.values[0] : key.kind === 'segment' ? key.id : '',
  );

describe('the groups drawn', () => {
  it('are none of a funnel without groups: all actors are drawn by themselves', () => {
    expect(names(plain, answer())).toEqual([]);
  });

  it('leave out the rest, which is drawn as one', () => {
    expect(names(brokenDown(), answer([value('ads'), 5], [{ kind: 'other', groups: 3 }, 90]))).toEqual(['ads']);
  });

  it('are the eight that most entered, in the answer’s order', () => {
    const sizes = [1, 9, 8, 7, 2, 6, 5, 4, 3, 10];
    const of = answer(...sizes.map((size, i): [GroupKey, number] => [value(`bin ${i}`), size]));
    expect(names(brokenDown(), of)).toEqual([1, 2, 3, 5, 6, 7, 8, 9].map((i) => `bin ${i}`));
  });

  it('are the earlier ones of equally large groups', () => {
    const of = answer(...Array.from('abcdefghij', (name): [GroupKey, number] => [value(name), 3]));
    expect(names(brokenDown(), of)).toEqual(Array.from('abcdefgh'));
  });

  it('are those the person chose, the empty value among them, and none that the data has not', () => {
    const of = answer([value('ads'), 9], [value(''), 2], [value('微信'), 1]);
    expect(names(brokenDown([['微信'], [''], ['gone']]), of)).toEqual(['', '微信']);
    expect(names(brokenDown([]), of)).toEqual([]);
  });

  it('are the first eight segments, however few entered them', () => {
    const of = answer(...Array.from('abcdefghij', (id, i): [GroupKey, number] => [segment(id), i]));
    expect(names(plain, of)).toEqual(Array.from('abcdefgh'));
  });
});

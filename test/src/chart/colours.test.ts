import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroupColours, maxDrawnGroups, seriesColour } from '../../../src/chart/colours';
import type { GroupKey } from '../../../src/core/spec/funnel';

const group = (value: string): GroupKey => ({ kind: 'values', values: [value] });
const groups = (...values: string[]) => values.map(group);

function drawn(...values: string[]): GroupColours {
  const colours = new GroupColours();
  colours.draw(groups(...values));
  return colours;
}

describe('the colour of a series', () => {
  it('is one of eight, and grey beyond them', () => {
    const all = Array.from({ length: maxDrawnGroups }, (_, place) => seriesColour(place));
    expect(new Set(all).size).toBe(8);
    expect(all[0]).toBe('var(--series-1)');
    expect(seriesColour(8)).toBe('var(--series-other)');
  });
});

describe('the colours of groups', () => {
  it('go by the order in which the groups come', () => {
    const colours = drawn('ads', '微信', '');
    expect(groups('ads', '微信', '').map((key) => colours.of(key))).toEqual([0, 1, 2].map(seriesColour));
  });

  it('stay with their groups when the order changes and others leave', () => {
    const colours = drawn('ads', 'mail', 'search');
    colours.draw(groups('search', 'ads'));
    expect(colours.of(group('search'))).toBe(seriesColour(2));
    expect(colours.of(group('ads'))).toBe(seriesColour(0));
  });

  it('come back with a group, unless another has taken them meanwhile', () => {
    const colours = drawn('ads', 'mail');
    colours.draw(groups('ads'));
    colours.draw(groups('ads', 'mail'));
    expect(colours.of(group('mail'))).toBe(seriesColour(1));
    colours.draw(groups('ads', 'search'));
    colours.draw(groups('ads', 'search', 'mail'));
    expect(colours.of(group('mail'))).toBe(seriesColour(2));
  });

  it('are grey for a group that is not drawn, and for the ninth', () => {
    const colours = drawn(...Array.from('abcdefghi'));
    expect(colours.of(group('h'))).toBe(seriesColour(7));
    expect(colours.of(group('i'))).toBe('var(--series-other)');
    expect(colours.of({ kind: 'other', groups: 4 })).toBe('var(--series-other)');
  });

  it('are that of the page for all actors, whatever is drawn', () => {
    expect(drawn('all').of({ kind: 'all' })).toBe('var(--accent)');
    expect(drawn('all').of(group('all'))).toBe(seriesColour(0));
  });

  it('tell a segment from a group of the same text', () => {
    const colours = new GroupColours();
    colours.draw([{ kind: 'segment', id: 'a' }, group('a')]);
    expect(colours.of({ kind: 'segment', id: 'a' })).not.toBe(colours.of(group('a')));
  });

  it('are never shared by two groups drawn together, and kept by those that stay', () => {
    const names = fc.uniqueArray(fc.constantFrom(...Array.from('abcdefghijkl')), { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 8 }), (turns) => {
        const colours = new GroupColours();
        let before = new Map<string, string>();
        for (const turn of turns) {
          colours.draw(groups(...turn));
          const now = new Map(turn.slice(0, 8).map((name) => [name, colours.of(group(name))]));
          expect(new Set(now.values()).size).toBe(now.size);
          for (const [name, colour] of now) if (before.has(name)) expect(colour).toBe(before.get(name));
          before = now;
        }
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { FunnelAnswer, GroupKey } from '../../../../src/core/spec/funnel';
import { showableGroups } from '../../../../src/funnel/breakdown/shown';

const group = (key: GroupKey, ...actors: number[]) => ({
  key,
  steps: actors.map((each) => ({ actors: each, fromPrevious: null, fromEntry: null })),
});
const value = (text: string): GroupKey => ({ kind: 'values', values: [text] });
const answer = (...groups: ReturnType<typeof group>[]): FunnelAnswer => ({ groups, actorsInAll: 9, milliseconds: 1 });

describe('the groups that may be drawn', () => {
  it('are those of the breakdown, most entered first, however far they came', () => {
    const groups = showableGroups(answer(group(value('a'), 5, 5), group(value('微信'), 9, 0), group(value(''), 7, 1)));
    expect(groups.map(({ key, entered }) => [key.values[0], entered])).toEqual([
      ['微信', 9],
      ['', 7],
      ['a', 5],
    ]);
  });

  it('are neither all actors together, nor the rest, nor segments', () => {
    const others = [
      group({ kind: 'all' }, 20),
      group({ kind: 'other', groups: 4 }, 8),
      group({ kind: 'segment', id: 's' }, 5),
    ];
    expect(showableGroups(answer(...others))).toEqual([]);
  });

  it('keep the answer’s order among equally large ones', () => {
    const groups = showableGroups(answer(group(value('b'), 3), group(value('a'), 3)));
    expect(groups.map(({ key }) => key.values[0])).toEqual(['b', 'a']);
  });

  it('are none before there is an answer, and empty ones where it has no stages', () => {
    expect(showableGroups(null)).toEqual([]);
    expect(showableGroups(answer(group(value('a'))))).toEqual([{ key: value('a'), entered: 0 }]);
  });
});

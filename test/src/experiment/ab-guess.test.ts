import { describe, expect, it } from 'vitest';
import type { PropertySummary } from '../../../src/core/spec/dataset';
import { guessAbTest, guessSides } from '../../../src/experiment/ab-guess';

const summary = (name: string, distinct: number): PropertySummary => ({ name, kind: 'text', distinct, filled: 1 });
const none = { control: null, variant: null };

describe('the guess of a test', () => {
  it.each([
    [['city', 'variant'], 'variant'],
    [['experiment_group', 'city'], 'experiment_group'],
    [['渠道', '实验分组'], '实验分组'],
    [['abTest', 'device'], 'abTest'],
    [['latest', 'city'], null],
  ])('takes of %j %s', (names, expected) => {
    expect(guessAbTest(names, [])).toBe(expected);
  });

  it('takes no name with many values, and else what has two', () => {
    expect(guessAbTest(['group', 'city', 'premium'], [summary('group', 500), summary('city', 9)])).toBeNull();
    expect(guessAbTest(['city', 'premium'], [summary('city', 9), summary('premium', 2)])).toBe('premium');
  });

  it.each([
    [['B', 'A'], 'A', 'B'],
    [['new page', 'control'], 'control', 'new page'],
    [['实验组', '对照组'], '对照组', '实验组'],
    [['', '1', '0'], '0', '1'],
    [['red', 'green', 'blue'], 'blue', 'red'],
  ])('takes of %j %s for the control and %s for the variant', (values, control, variant) => {
    expect(guessSides(values, none)).toEqual({ control, variant });
  });

  it('keeps to what was chosen while it is there, and never tests a version against itself', () => {
    expect(guessSides(['a', 'b', 'c'], { control: 'c', variant: 'a' })).toEqual({ control: 'c', variant: 'a' });
    expect(guessSides(['a', 'b', 'c'], { control: null, variant: 'a' })).toEqual({ control: 'b', variant: 'a' });
    expect(guessSides(['a', 'b', 'c'], { control: 'b', variant: 'b' })).toEqual({ control: 'b', variant: 'a' });
    expect(guessSides(['a', 'b'], { control: 'gone', variant: 'gone too' })).toEqual({ control: 'a', variant: 'b' });
    expect(guessSides(['a', ''], none)).toBeNull();
    expect(guessSides([], none)).toBeNull();
  });
});

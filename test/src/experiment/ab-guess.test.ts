import { describe, expect, it } from 'vitest';
import type { PropertySummary } from '../../../src/core/spec/dataset';
import { guessTest, testSides } from '../../../src/experiment/ab-guess';

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
    expect(guessTest(names, [])).toBe(expected);
  });

  it('takes no name with many values, and else what has two', () => {
    expect(guessTest(['group', 'city', 'premium'], [summary('group', 500), summary('city', 9)])).toBeNull();
    expect(guessTest(['city', 'premium'], [summary('city', 9), summary('premium', 2)])).toBe('premium');
  });

  it.each([
    [['B', 'A'], 'A', 'B'],
    [['new page', 'control'], 'control', 'new page'],
    [['实验组', '对照组'], '对照组', '实验组'],
    [['', '1', '0'], '0', '1'],
    [['red', 'green', 'blue'], 'blue', 'red'],
  ])('takes of %j %s for the control and %s for the variant', (values, control, variant) => {
    expect(testSides(values, none)).toEqual({ control, variant });
  });

  it('keeps to what was chosen while it is there, and never tests a version against itself', () => {
    expect(testSides(['a', 'b', 'c'], { control: 'c', variant: 'a' })).toEqual({ control: 'c', variant: 'a' });
    expect(testSides(['a', 'b', 'c'], { control: null, variant: 'a' })).toEqual({ control: 'b', variant: 'a' });
    expect(testSides(['a', 'b', 'c'], { control: 'b', variant: 'b' })).toEqual({ control: 'b', variant: 'a' });
    expect(testSides(['a', 'b'], { control: 'gone', variant: 'gone too' })).toEqual({ control: 'a', variant: 'b' });
    expect(testSides(['a', ''], none)).toBeNull();
    expect(testSides([], none)).toBeNull();
  });
});

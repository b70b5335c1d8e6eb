import { describe, expect, it } from 'vitest';
import { naturalRanks, numberRanks } from '../../../workers/customers/ranks';

describe('the order of texts', () => {
  const cases: [string, string[], number[]][] = [
    ['counts numbers in them as numbers', ['user 10', 'user 9', 'user'], [2, 1, 0]],
    ['is by number where all are numbers', ['10', '9', '007', '7'], [3, 2, 0, 0]],
    ['is letter by letter where all have one shape', ['u03', 'u01', 'v00'], [1, 0, 2]],
    ['gives equal texts one place', ['b', 'a', 'b'], [1, 0, 1]],
    ['is empty for none', [], []],
  ];
  it.each(cases)('%s', (_title, texts, ranks) => expect([...naturalRanks(texts)]).toEqual(ranks));

  it('leaves what is no number without a place', () => {
    expect([...numberRanks(Float64Array.of(2.5, NaN, -1, 2.5))]).toEqual([1, NaN, 0, 1]);
  });
});

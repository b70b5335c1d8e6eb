import { describe, expect, it } from 'vitest';
import { evenSample } from '../../../../src/core/arrays/even-sample';

const list = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('an even sample', () => {
  it('is spread over the list, from its beginning on', () => {
    expect(evenSample(list, 5)).toEqual([0, 2, 4, 6, 8]);
    expect(evenSample(list, 3)).toEqual([0, 3, 6]);
  });

  it('is the list where that is short enough, and nothing of nothing', () => {
    expect(evenSample(list, 10)).toEqual(list);
    expect(evenSample(list, 99)).toEqual(list);
    expect(evenSample([], 5)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { freeId } from '../../../src/core/free-id';

const withIds = (ids: string[]) => ids.map((id) => ({ id }));

describe('a free id', () => {
  it.each<[string, string[], string]>([
    ['begins at 1', [], 's1'],
    ['follows the largest number, whatever is free below it', ['s3', 's1'], 's4'],
    ['counts by size, not by letters', ['s9', 's10'], 's11'],
    ['passes over other prefixes', ['w7', 'ss8'], 's1'],
    ['passes over what is no number', ['s', 's1b', 's-2', 's٣', 'step 4'], 's1'],
    ['passes over numbers too long to be counted on', ['s99999999999'], 's1'],
  ])('%s', (_, ids, expected) => expect(freeId('s', withIds(ids))).toBe(expected));

  it('is not among the others', () => {
    const ids = ['s1'];
    for (let n = 0; n < 20; n++) ids.push(freeId('s', withIds(ids)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../../workers/store/code-points';

describe('the order of code points', () => {
  it('has what lies beyond the 16 bits of a unit after all else', () => {
    expect(['😀', '\uFF21', 'b', 'ab', 'a', ''].sort(compareCodePoints)).toEqual(['', 'a', 'ab', 'b', '\uFF21', '😀']);
  });

  it('is that of the bytes of UTF-8', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    const law = (a: string, b: string) => {
      const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(Math.sign(compareCodePoints(a, b))).toBe(bytes);
    };
    fc.assert(fc.property(text, text, law), { numRuns: 1000 });
  });
});

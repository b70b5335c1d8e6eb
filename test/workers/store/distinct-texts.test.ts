import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctTexts } from '../../../workers/store/distinct-texts';
import { oddFileText } from '../../support/odd-text';

const encoder = new TextEncoder();

/** Whether each text in turn is new, and how many different ones there are. */
function added(...texts: string[]): { isNew: boolean[]; size: number } {
  const distinct = new DistinctTexts();
  const isNew = texts.map((text) => {
    const bytes = encoder.encode(`<${text}>`);
    return distinct.add(bytes, 1, bytes.length - 1);
  });
  return { isNew, size: distinct.size };
}

describe('different texts', () => {
  it('are none at first', () => {
    expect(new DistinctTexts().size).toBe(0);
  });

  it('are new when they come first, and never again', () => {
    expect(added('a', 'b', 'a', 'a', 'c')).toEqual({ isNew: [true, true, false, false, true], size: 3 });
  });

  it('differ by a letter, by their order, by case and by length', () => {
    expect(added('ab', 'ba', 'Ab', 'abb', 'a', '').size).toBe(6);
  });

  it('may be empty, or begin with NUL', () => {
    expect(added('', '', '\0', '\0\0').size).toBe(3);
  });

  it('are all told apart where there are many', () => {
    expect(added(...Array.from({ length: 5000 }, (_, n) => `用户 ${n}`)).size).toBe(5000);
  });

  it('are as many as a set of them has', () => {
    const law = (texts: string[]) => {
      expect(added(...texts).size).toBe(new Set(texts).size);
    };
    fc.assert(fc.property(fc.array(fc.oneof(oddFileText, fc.constantFrom('', 'a', 'b'))), law));
  });
});

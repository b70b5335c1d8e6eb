import { describe, expect, it } from 'vitest';
import { Dictionary } from '../../../workers/store/dictionary';
import { TextList } from '../../../workers/store/text-list';

function listOf(texts: readonly string[]): TextList {
  const dictionary = new Dictionary();
  for (const text of texts) dictionary.codeOf(new TextEncoder().encode(text));
  return new TextList(dictionary);
}

describe('a list of texts', () => {
  it.each([
    ['plain ones', (i: number) => `u${i}`],
    ['others among them', (i: number) => (i % 3 === 0 ? `王😀${i}` : `\uFEFFu${i}`)],
  ])('gives back %s, one by one and many at once', (_title, text) => {
    const texts = Array.from({ length: 200 }, (_, i) => text(i));
    const list = listOf(texts);
    expect(texts.map((_, i) => list.text(i))).toEqual(texts);
    const codes = Uint32Array.of(0, 1, 63, 64, 130, 199, 5);
    expect(list.texts(codes)).toEqual(Array.from(codes, (code) => texts[code]));
  });

  it('may be empty', () => {
    expect(listOf([]).texts(new Uint32Array(0))).toEqual([]);
  });
});

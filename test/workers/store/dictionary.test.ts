import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Dictionary } from '../../../workers/store/dictionary';
import { batchRows, type TextBatch } from '../../../workers/store/text-batch';

const encoder = new TextEncoder();

function batchOf(texts: readonly string[]): TextBatch {
  const parts = texts.map((text) => encoder.encode(text));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  const [starts, ends] = [new Int32Array(texts.length), new Int32Array(texts.length)];
  let at = 0;
  parts.forEach((part, row) => {
    bytes.set(part, at);
    starts[row] = at;
    ends[row] = at += part.length;
  });
  return { bytes, starts, ends, rows: texts.length };
}

function codesOf(dictionary: Dictionary, texts: readonly string[]): number[] {
  const codes: number[] = [];
  for (let from = 0; from < texts.length; from += batchRows) {
    const batch = batchOf(texts.slice(from, from + batchRows));
    const into = new Uint32Array(batchRows);
    dictionary.codesOf(batch, into);
    codes.push(...into.subarray(0, batch.rows));
  }
  return codes;
}

it('numbers texts in the order they first appear, whatever they are', () => {
  const dictionary = new Dictionary();
  expect(codesOf(dictionary, ['b', '', 'a', 'b', '客户', '🙂', '', 'ab', 'a'])).toEqual([0, 1, 2, 0, 3, 4, 1, 5, 2]);
  expect(dictionary.texts()).toEqual(['b', '', 'a', '客户', '🙂', 'ab']);
});

it('takes one text at a time as well', () => {
  const dictionary = new Dictionary();
  expect(['x', 'y', 'x'].map((text) => dictionary.codeOf(encoder.encode(text)))).toEqual([0, 1, 0]);
});

it('does what a map does, for any texts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 3 })), (texts) => {
      const map = new Map<string, number>();
      const expected = texts.map((text) => map.get(text) ?? (map.set(text, map.size), map.size - 1));
      expect(codesOf(new Dictionary(), texts)).toEqual(expected);
    }),
  );
});

it('holds hundreds of thousands of texts and knows each again', () => {
  const texts = Array.from({ length: 300_000 }, (_, i) => `user-${(i * 7919) % 200_000}`);
  const dictionary = new Dictionary();
  const first = codesOf(dictionary, texts);
  expect(dictionary.size).toBe(200_000);
  expect(codesOf(dictionary, texts)).toEqual(first);
  expect(dictionary.texts()[first[123_456]]).toBe(texts[123_456]);
});

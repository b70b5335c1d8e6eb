import fc from 'fast-check';

/** Letters that names, values, links, SQL and CSV must bear: each has broken something somewhere. */
export const oddLetters = [
  '\0',
  // The byte order mark, which decoders strip.
  '\ufeff',
  // Halves of a pair: no UTF-8 has them, but JSON does.
  '\ud83d',
  '\udc00',
  '\u200f',
  '\u202e',
  '\u2066',
  "'",
  '"',
  '`',
  '\\',
  ';',
  '\n',
  '\r',
  '\t',
  '%',
  '{',
  '}',
];
const oddPieces = [...oddLetters, '$$', '--', '/*', '*/', '=1+1', '用户', '🛒'];

/** Members of every object, which a look-up by name must not find. */
export const prototypeNames = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];

/** Text as it may come from a link: any of UTF-16, lone halves of pairs among it. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...oddPieces), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 5 })
      .map((pieces) => pieces.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...prototypeNames) },
);

/** A text as UTF-8 holds it, which has no lone halves of pairs. */
export function inUtf8(text: string): string {
  return Buffer.from(text).toString();
}

/** Text as it may come from a file. */
export const oddFileText: fc.Arbitrary<string> = oddText.map(inUtf8);

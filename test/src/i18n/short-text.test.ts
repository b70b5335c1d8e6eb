import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortText } from '../../../src/i18n/short-text';

it('leaves short texts as they are and cuts long ones, between letters', () => {
  expect(shortText('visit')).toBe('visit');
  expect(shortText('abcdef', 3)).toBe('abc…');
  expect(shortText('ab🛒cd', 3)).toBe('ab…');
  expect(shortText('x'.repeat(3e6)).length).toBeLessThan(1100);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (text, most) => {
      const short = shortText(text, most);
      expect(short.length).toBeLessThanOrEqual(most + 1);
      expect(short === text || text.startsWith(short.slice(0, -1))).toBe(true);
      expect(Buffer.from(short).toString()).toBe(short);
    }),
  );
});

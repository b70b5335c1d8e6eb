import { expect, it } from 'vitest';
import { PropertyProfile } from '../../../workers/store/property-profile';
import { batchRows } from '../../../workers/store/text-batch';

const encoder = new TextEncoder();

function profileOf(values: readonly string[]): PropertyProfile {
  const profile = new PropertyProfile(values.length);
  for (let from = 0; from < values.length; from += batchRows) {
    const part = values.slice(from, from + batchRows).map((value) => encoder.encode(value));
    const ends = Int32Array.from(part.reduce<number[]>((all, text) => [...all, (all.at(-1) ?? 0) + text.length], []));
    const starts = ends.map((end, row) => end - part[row].length);
    const bytes = Uint8Array.from(part.flatMap((text) => [...text]));
    profile.add(
      { bytes, starts, ends, rows: part.length },
      Uint32Array.from(part, (_, i) => from + i),
    );
  }
  return profile;
}

const inOrder = (size: number) => Uint32Array.from({ length: size }, (_, i) => i);

it('few values are counted, named by kind, and kept', () => {
  const profile = profileOf(['a', '', 'b', 'a']);
  expect(profile.summary('p')).toEqual({ name: 'p', kind: 'text', distinct: 2, filled: 0.75 });
  expect(profile.property(Uint32Array.of(3, 2, 1, 0))).toEqual({
    kind: 'text',
    codes: Uint8Array.of(1, 2, 0, 1),
    values: ['', 'a', 'b'],
  });
});

it.each([
  ['ids', (i: number) => `order-${i % 90_000}`, 'text'],
  ['amounts', (i: number) => String((i % 90_000) / 100), 'number'],
] as const)('very many %s are only counted', (_, value, kind) => {
  const values = Array.from({ length: 100_000 }, (_, i) => (i % 10 === 9 ? '' : value(i)));
  const profile = profileOf(values);
  const distinct = new Set(values.filter((it) => it !== '')).size;
  expect(profile.summary('p')).toEqual({ name: 'p', kind, distinct, filled: 0.9 });
  expect(profile.property(inOrder(values.length))).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { Derived } from '../../../workers/store/derived';

describe('a derived value', () => {
  it('is computed once for an owner and a key', () => {
    const lengths = new Derived<string[], number>();
    const owner = ['a', 'b'];
    let computed = 0;
    const compute = () => ++computed;
    expect([lengths.of(owner, 'k', compute), lengths.of(owner, 'k', compute)]).toEqual([1, 1]);
  });

  it('is computed again for another key, and the first is not kept', () => {
    const values = new Derived<object, string>();
    const owner = {};
    const asked = ['a', 'b', 'a'].map((key) => values.of(owner, key, () => `computed for ${key}`));
    expect(asked).toEqual(['computed for a', 'computed for b', 'computed for a']);
  });

  it('may be null, and is kept all the same', () => {
    const values = new Derived<object, null>();
    const owner = {};
    let computed = 0;
    for (let time = 0; time < 3; time++) values.of(owner, null, () => (computed++, null));
    expect(computed).toBe(1);
  });

  it('belongs to its owner alone', () => {
    const values = new Derived<object, number>();
    const [one, other] = [{}, {}];
    expect([values.of(one, 'k', () => 1), values.of(other, 'k', () => 2), values.of(one, 'k', () => 3)]).toEqual([
      1, 2, 1,
    ]);
  });

  it('whose computation fails is tried again', () => {
    const values = new Derived<object, number>();
    const owner = {};
    const fails = () => {
      throw new Error('no');
    };
    expect(() => values.of(owner, 'k', fails)).toThrow('no');
    expect(values.of(owner, 'k', () => 7)).toBe(7);
  });
});

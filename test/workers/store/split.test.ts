import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventBits, noPartCode, picked, splitActors } from '../../../workers/store/split';
import { eventRows } from '../../support/funnel/arbitrary-funnel';
import { storeOf } from '../../support/funnel/store-of';
import { rowsWritten } from '../../support/funnel/written-runs';

const store = storeOf([...rowsWritten('a@1 b@2 a@3', 'u'), ...rowsWritten('b@1 a@2', 'v')]);
const split = (...codes: number[]) => splitActors(store, Uint32Array.from(codes));

describe('actors split by the codes of their events', () => {
  it('have a part for each code, in the order of codes, with its events in the order of time', () => {
    const { owners, codes, indices } = split(2, 1, 2, 1, 1);
    expect([[...owners], [...codes], [...indices]]).toEqual([
      [0, 0, 1],
      [1, 2, 1],
      [1, 0, 2, 3, 4],
    ]);
  });

  it('have their own times and events', () => {
    const { store: parts, indices } = split(2, 1, 2, 1, 1);
    expect([...parts.actorStart]).toEqual([0, 1, 3, 5]);
    expect([...parts.time]).toEqual([...indices].map((i) => store.time[i]));
    expect([...parts.actorEvents]).toEqual([0b10, 0b01, 0b11]);
  });

  it('leave out events of no part, and actors without any', () => {
    const { owners, store: parts } = split(noPartCode, 1, noPartCode, noPartCode, noPartCode);
    expect([[...owners], parts.size, parts.actors]).toEqual([[0], 1, 1]);
  });

  it('are none where no event belongs to a part', () => {
    const { store: parts } = split(noPartCode, noPartCode, noPartCode, noPartCode, noPartCode);
    expect([parts.actors, ...parts.actorStart]).toEqual([0, 0]);
  });

  it('are other parts where two actors’ neighbouring events have one code', () => {
    expect([...split(1, 1, 1, 1, 1).owners]).toEqual([0, 1]);
  });

  it('keep every event of a part once, however many there are', () => {
    const many = storeOf(Array.from({ length: 100 }, (_, n) => ({ user: 'u', event: 'a', time: n })));
    const { indices, store: parts } = splitActors(
      many,
      Uint32Array.from({ length: 100 }, (_, n) => n % 3),
    );
    expect(parts.actors).toBe(3);
    expect([...indices].sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
    expect([...indices.subarray(0, 3)]).toEqual([0, 3, 6]);
  });

  it('have the events of their code and no others', () => {
    const law = (rows: Parameters<typeof storeOf>[0], drawn: number[]) => {
      const whole = storeOf(rows);
      const codes = Uint32Array.from({ length: whole.size }, (_, i) => (drawn[i] === 3 ? noPartCode : drawn[i]));
      const { store: parts, owners, codes: ofParts, indices } = splitActors(whole, codes);
      for (let part = 0; part < parts.actors; part++) {
        const found = [...indices.subarray(parts.actorStart[part], parts.actorStart[part + 1])];
        const [from, to] = [whole.actorStart[owners[part]], whole.actorStart[owners[part] + 1]];
        const expected = [...codes.keys()].filter((i) => i >= from && i < to && codes[i] === ofParts[part]);
        expect(found).toEqual(expected);
      }
    };
    fc.assert(fc.property(eventRows, fc.array(fc.nat(3), { minLength: 16, maxLength: 16 }), law));
  });
});

describe('the values of a column', () => {
  it('are picked by their indices, and keep their kind', () => {
    const values = picked(Uint16Array.of(7, 8, 9), Uint32Array.of(2, 0, 2));
    expect(values).toEqual(Uint16Array.of(9, 7, 9));
    expect(picked(Float64Array.of(1.5), Uint32Array.of())).toEqual(new Float64Array(0));
  });
});

describe('the events of an actor', () => {
  it('have a bit each, which names 32 apart share', () => {
    expect([...eventBits(Uint8Array.of(0, 2, 34, 1), Uint32Array.of(0, 2, 3, 3, 4))]).toEqual([0b101, 0b100, 0, 0b10]);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { allocate, copied, grown, OutOfMemory } from '../../../workers/store/allocate';
import { Dictionary } from '../../../workers/store/dictionary';
import { DistinctTexts } from '../../../workers/store/distinct-texts';
import { GrowingCodes } from '../../../workers/store/growing-column';

// Far more than any engine gives.
const tooMany = 2 ** 52;

describe('arrays as large as the data', () => {
  it('are made', () => {
    expect(allocate(Uint32Array, 3)).toEqual(Uint32Array.of(0, 0, 0));
  });

  it('fail by a name of their own where there is no memory, and keep what the engine said', () => {
    const asked = () => allocate(Float64Array, tooMany);
    expect(asked).toThrow(OutOfMemory);
    expect(asked).toThrow(/RangeError: .*/);
  });

  it('keep that name as data, as errors from other threads have no class', () => {
    expect(new OutOfMemory('full').name).toBe('OutOfMemory');
  });

  it('grow, and keep kind and values', () => {
    expect(grown(Uint16Array.of(7, 8), 4)).toEqual(Uint16Array.of(7, 8, 0, 0));
    expect(() => grown(Uint16Array.of(7), tooMany)).toThrow(OutOfMemory);
  });

  it('are copied as a whole or in part, and the copy is independent', () => {
    const column = Float64Array.of(1, 2, 3);
    const copy = copied(column);
    copy[0] = 9;
    expect([...column, ...copied(column, 1, 3), ...copied(column, 3)]).toEqual([1, 2, 3, 2, 3]);
  });
});

describe('a full memory', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** From now on no array of this kind is longer than `limit`. */
  function limitLength(name: 'Uint32Array' | 'Int32Array' | 'Uint8Array', limit: number): void {
    const Whole = globalThis[name] as new (length: number) => object;
    vi.stubGlobal(
      name,
      class extends Whole {
        constructor(length: number) {
          if (length > limit) throw new RangeError('Array buffer allocation failed');
          super(length);
        }
      },
    );
  }
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is met while a column grows', () => {
    limitLength('Uint32Array', 1000);
    expect(() => new GrowingCodes().push(1)).toThrow(OutOfMemory);
  });

  it('is met while a dictionary grows', () => {
    limitLength('Int32Array', 5000);
    const dictionary = new Dictionary();
    expect(() => {
      for (let i = 0; i < 10_000; i++) dictionary.codeOf(bytes(`text ${i}`));
    }).toThrow(OutOfMemory);
  });

  it('is met where the texts of a dictionary are too long together', () => {
    limitLength('Uint8Array', 10_000);
    const dictionary = new Dictionary();
    expect(() => dictionary.codeOf(bytes('x'.repeat(20_000)))).toThrow(OutOfMemory);
  });

  it('is met while different texts are counted', () => {
    limitLength('Int32Array', 1000);
    const distinct = new DistinctTexts();
    expect(() => {
      for (let i = 0; i < 10_000; i++) distinct.add(bytes(`text ${i}`), 0, 5 + String(i).length);
    }).toThrow(OutOfMemory);
  });
});

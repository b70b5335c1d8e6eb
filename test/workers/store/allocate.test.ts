import { describe, expect, it } from 'vitest';
import { allocate, OutOfMemory } from '../../../workers/store/allocate';

describe('arrays as large as the data', () => {
  it('are made', () => {
    expect(allocate(Uint32Array, 3)).toEqual(Uint32Array.of(0, 0, 0));
  });

  it('fail by a name of their own where there is no memory, and keep what the engine said', () => {
    // Far more than any engine gives.
    const asked = () => allocate(Float64Array, 2 ** 52);
    expect(asked).toThrow(OutOfMemory);
    expect(asked).toThrow(/RangeError: .*/);
  });
});

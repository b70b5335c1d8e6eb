import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyPool, returnBuffer, takeBuffer } from '../../../../workers/funnel/sums/buffer-pool';

describe('a buffer', () => {
  beforeEach(emptyPool);
  afterEach(emptyPool);

  it('has room for what was asked, rounded up so that buffers of like sizes replace each other', () => {
    expect([0, 1, 2, 3, 1000].map((room) => takeBuffer(room).length)).toEqual([1, 1, 2, 4, 1024]);
  });

  it('that was returned is taken again', () => {
    const buffer = takeBuffer(100);
    returnBuffer([buffer]);
    expect(takeBuffer(70).buffer).toBe(buffer.buffer);
  });

  it('is given to one taker alone', () => {
    returnBuffer([takeBuffer(100)]);
    expect(takeBuffer(100).buffer).not.toBe(takeBuffer(100).buffer);
  });

  it('that is too small or far too large is left for others', () => {
    const [small, large] = [takeBuffer(10), takeBuffer(10_000)];
    returnBuffer([small, large]);
    const taken = takeBuffer(100);
    expect(taken.length).toBe(128);
    expect([small.buffer, large.buffer]).not.toContain(taken.buffer);
  });

  it('comes back whole from the lists that are parts of it, once', () => {
    const buffer = takeBuffer(64);
    returnBuffer([buffer.subarray(0, 3), buffer.subarray(0, 5)]);
    expect(takeBuffer(64)).toHaveLength(64);
    expect(takeBuffer(64).buffer).not.toBe(buffer.buffer);
  });

  it('without room is not kept', () => {
    returnBuffer([new Float64Array(0)]);
    expect(takeBuffer(1)).toHaveLength(1);
  });

  it('is forgotten once the pool is emptied, and beyond the last 32', () => {
    const buffer = takeBuffer(8);
    returnBuffer([buffer]);
    emptyPool();
    expect(takeBuffer(8).buffer).not.toBe(buffer.buffer);
    const all = Array.from({ length: 40 }, () => takeBuffer(8));
    returnBuffer(all);
    const taken = new Set(Array.from({ length: 40 }, () => takeBuffer(8).buffer));
    expect(all.filter((each) => taken.has(each.buffer))).toHaveLength(32);
  });
});

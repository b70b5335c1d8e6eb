import { describe, expect, it } from 'vitest';
import { nextMacrotask, pauseFor } from '../../../workers/store/pause';

describe('a pause', () => {
  it('lets what is pending run first', async () => {
    const order: string[] = [];
    setTimeout(() => order.push('message'));
    void Promise.resolve().then(() => order.push('promise'));
    await nextMacrotask();
    order.push('after');
    expect(order).toEqual(['promise', 'message', 'after']);
  });

  it('goes on where nobody has aborted', async () => {
    await expect(pauseFor(new AbortController().signal)()).resolves.toBeUndefined();
  });

  it('throws the reason of an abort, also of one that comes while it waits', async () => {
    const controller = new AbortController();
    const pause = pauseFor(controller.signal);
    const waiting = pause();
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    await expect(pause()).rejects.toThrow('cancelled');
  });
});

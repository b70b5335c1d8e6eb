import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success, type Outcome } from '../../../src/core/outcome';
import { Heartbeat } from '../../../src/engine/heartbeat';

const crashed = (): Outcome<string> => failure('engine_crashed');
const never = () => new Promise<never>(() => undefined);

describe('a lifeline', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('hands through what the thread answers', async () => {
    const lifeline = new Heartbeat(() => Promise.resolve(), vi.fn());
    await expect(lifeline.hold(() => Promise.resolve(success('yes')), crashed)).resolves.toEqual(success('yes'));
  });

  it('answers every call under way when the thread dies, and tells once', async () => {
    const told = vi.fn();
    const lifeline = new Heartbeat(never, told);
    const calls = [lifeline.hold<Outcome<string>>(never, crashed), lifeline.hold<Outcome<string>>(never, crashed)];
    lifeline.die('error');
    lifeline.die('again');
    await expect(Promise.all(calls)).resolves.toEqual([crashed(), crashed()]);
    expect(told.mock.calls).toEqual([['error']]);
  });

  it('answers at once when asked after the death', async () => {
    const lifeline = new Heartbeat(never, vi.fn());
    lifeline.die('error');
    await expect(lifeline.hold<Outcome<string>>(never, crashed)).resolves.toEqual(crashed());
  });

  it('takes a thread for dead that answers no ping for a minute while a call is under way', async () => {
    const told = vi.fn();
    const lifeline = new Heartbeat(never, told);
    const call = lifeline.hold<Outcome<string>>(never, crashed);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toHaveBeenCalledWith('silent');
    await expect(call).resolves.toEqual(crashed());
  });

  it('leaves a thread alone that answers pings, however long its work takes', async () => {
    const told = vi.fn();
    const lifeline = new Heartbeat(() => Promise.resolve(), told);
    void lifeline.hold<Outcome<string>>(never, crashed);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(told).not.toHaveBeenCalled();
  });

  it('leaves a thread alone that is looked at late, as in a hidden tab or after sleep', async () => {
    const told = vi.fn();
    const lifeline = new Heartbeat(() => Promise.resolve(), told);
    void lifeline.hold<Outcome<string>>(never, crashed);
    await vi.advanceTimersByTimeAsync(3_000);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 3_600_000);
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(told).not.toHaveBeenCalled();
  });

  it('leaves a thread alone that answers a ping late, again and again', async () => {
    const told = vi.fn();
    const late = () => new Promise<void>((answer) => setTimeout(answer, 50_000));
    const lifeline = new Heartbeat(late, told);
    void lifeline.hold<Outcome<string>>(never, crashed);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).not.toHaveBeenCalled();
  });

  it('sends no pings while nothing is under way', async () => {
    const ping = vi.fn(() => Promise.resolve());
    const lifeline = new Heartbeat(ping, vi.fn());
    await lifeline.hold(() => Promise.resolve(success('yes')), crashed);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ping).not.toHaveBeenCalled();
  });

  it('takes an answer that tells of a crash for the death it is', async () => {
    const told = vi.fn();
    const lifeline = new Heartbeat(never, told);
    const outcome = failure('engine_crashed', { detail: 'memory access out of bounds' });
    await expect(lifeline.hold<Outcome<string>>(() => Promise.resolve(outcome), crashed)).resolves.toEqual(outcome);
    expect(told).toHaveBeenCalledWith('memory access out of bounds');
  });

  it('turns a call that throws into its words', async () => {
    const lifeline = new Heartbeat(never, vi.fn());
    const instead = (thrown: string | null) => failure('unexpected', { detail: thrown ?? '' });
    await expect(lifeline.hold<Outcome<string>>(() => Promise.reject(new Error('boom')), instead)).resolves.toEqual(
      failure('unexpected', { detail: 'Error: boom' }),
    );
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success, type Outcome } from '../../../src/core/outcome';
import { Heartbeat } from '../../../src/engine/heartbeat';

const crashed = (): Outcome<string> => failure('engine_crashed');
const never = () => new Promise<never>(() => undefined);

describe('a heartbeat', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('hands through what the thread answers', async () => {
    const heartbeat = new Heartbeat(() => Promise.resolve(), vi.fn());
    await expect(heartbeat.hold(() => Promise.resolve(success('yes')), crashed)).resolves.toEqual(success('yes'));
  });

  it('answers every call under way when the thread dies, and tells once', async () => {
    const onDeath = vi.fn();
    const heartbeat = new Heartbeat(never, onDeath);
    const calls = [heartbeat.hold<Outcome<string>>(never, crashed), heartbeat.hold<Outcome<string>>(never, crashed)];
    heartbeat.die('error');
    heartbeat.die('again');
    await expect(Promise.all(calls)).resolves.toEqual([crashed(), crashed()]);
    expect(onDeath.mock.calls).toEqual([['error']]);
  });

  it('answers at once when asked after the death', async () => {
    const heartbeat = new Heartbeat(never, vi.fn());
    heartbeat.die('error');
    await expect(heartbeat.hold<Outcome<string>>(never, crashed)).resolves.toEqual(crashed());
  });

  it('takes a thread for dead that answers no ping for a minute while a call is under way', async () => {
    const onDeath = vi.fn();
    const heartbeat = new Heartbeat(never, onDeath);
    const call = heartbeat.hold<Outcome<string>>(never, crashed);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(onDeath).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onDeath).toHaveBeenCalledWith('silent');
    await expect(call).resolves.toEqual(crashed());
  });

  it('leaves a thread alone that answers pings, however long its work takes', async () => {
    const onDeath = vi.fn();
    const heartbeat = new Heartbeat(() => Promise.resolve(), onDeath);
    void heartbeat.hold<Outcome<string>>(never, crashed);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(onDeath).not.toHaveBeenCalled();
  });

  it('leaves a thread alone that is looked at late, as in a hidden tab or after sleep', async () => {
    const onDeath = vi.fn();
    const heartbeat = new Heartbeat(() => Promise.resolve(), onDeath);
    void heartbeat.hold<Outcome<string>>(never, crashed);
    await vi.advanceTimersByTimeAsync(3_000);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 3_600_000);
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(onDeath).not.toHaveBeenCalled();
  });

  it('leaves a thread alone that answers a ping late, again and again', async () => {
    const onDeath = vi.fn();
    const late = () => new Promise<void>((answer) => setTimeout(answer, 50_000));
    const heartbeat = new Heartbeat(late, onDeath);
    void heartbeat.hold<Outcome<string>>(never, crashed);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(onDeath).not.toHaveBeenCalled();
  });

  it('sends no pings while nothing is under way', async () => {
    const ping = vi.fn(() => Promise.resolve());
    const heartbeat = new Heartbeat(ping, vi.fn());
    await heartbeat.hold(() => Promise.resolve(success('yes')), crashed);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ping).not.toHaveBeenCalled();
  });

  it('takes an answer that tells of a crash for the death it is', async () => {
    const onDeath = vi.fn();
    const heartbeat = new Heartbeat(never, onDeath);
    const outcome = failure('engine_crashed', { detail: 'memory access out of bounds' });
    await expect(heartbeat.hold<Outcome<string>>(() => Promise.resolve(outcome), crashed)).resolves.toEqual(outcome);
    expect(onDeath).toHaveBeenCalledWith('memory access out of bounds');
  });

  it('turns a call that throws into its words', async () => {
    const heartbeat = new Heartbeat(never, vi.fn());
    const instead = (thrown: string | null) => failure('unexpected', { detail: thrown ?? '' });
    await expect(heartbeat.hold<Outcome<string>>(() => Promise.reject(new Error('boom')), instead)).resolves.toEqual(
      failure('unexpected', { detail: 'Error: boom' }),
    );
  });
});

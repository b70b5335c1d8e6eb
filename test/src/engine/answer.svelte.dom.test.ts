import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { failure, success, type Outcome } from '../../../src/core/outcome';
import { LatestAnswer } from '../../../src/engine/answer.svelte';

/** An engine whose answers come when the test says so. */
function slowEngine() {
  const asked: string[] = [];
  const replies: ((outcome: Outcome<string>) => void)[] = [];
  const ask = (question: string): Promise<Outcome<string>> => {
    asked.push(question);
    return new Promise((resolve) => replies.push(resolve));
  };
  return { asked, replies, ask };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('the latest answer', () => {
  it('keeps one question in flight and lets only the newest wait', async () => {
    const { asked, replies, ask } = slowEngine();
    const latest = new LatestAnswer(ask);
    for (const question of ['a', 'b', 'c', 'd']) latest.ask(question);
    expect(asked).toEqual(['a']);
    replies[0](success('A'));
    await turn();
    expect(asked).toEqual(['a', 'd']);
    expect([latest.result, latest.pending]).toEqual([{ question: 'a', answer: 'A' }, true]);
    replies[1](success('D'));
    await turn();
    expect([latest.result, latest.pending]).toEqual([{ question: 'd', answer: 'D' }, false]);
  });

  it('keeps the last right answer when the next question fails, and says why', async () => {
    const { replies, ask } = slowEngine();
    const latest = new LatestAnswer(ask);
    latest.ask('a');
    replies[0](success('A'));
    await turn();
    latest.ask('b');
    replies[1](failure('invalid_spec', { where: 'steps' }));
    await turn();
    expect(latest.value).toBe('A');
    expect(latest.failure).toEqual({ kind: 'invalid_spec', where: 'steps' });
  });

  it('takes no answer to a question that was dropped', async () => {
    const { replies, ask } = slowEngine();
    const latest = new LatestAnswer(ask);
    latest.ask('a');
    latest.drop();
    replies[0](success('A'));
    await turn();
    expect([latest.value, latest.pending]).toEqual([null, false]);
  });

  it('does not make the effect that asks depend on the answer', async () => {
    const { asked, replies, ask } = slowEngine();
    const latest = new LatestAnswer(ask);
    const stop = $effect.root(() => {
      $effect(() => latest.ask('a'));
    });
    flushSync();
    replies[0](success('A'));
    await turn();
    flushSync();
    expect(asked).toEqual(['a']);
    stop();
  });

  it('turns a thrown error into a failure instead of hanging', async () => {
    const latest = new LatestAnswer<string, string>(() => Promise.reject(new Error('boom')));
    latest.ask('a');
    await turn();
    expect(latest.failure?.kind).toBe('unexpected');
    expect(latest.pending).toBe(false);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../../src/core/outcome';
import { RestartLimit, type Call } from '../../../src/engine/restart-limit';

const question: Call = { name: 'funnel', args: ['dataset-1', { steps: ['visit'] }] };
const dies = () => Promise.resolve(failure('engine_crashed'));
const answers = () => Promise.resolve(success('yes'));

describe('a limit to restarts', () => {
  it('ends them at the third thread in a row that has answered nothing', () => {
    const limit = new RestartLimit();
    expect([limit.died(), limit.died(), limit.died()]).toEqual([null, null, 3]);
  });

  it('counts anew once a thread has answered, were it with a failure', async () => {
    for (const outcome of [success('yes'), failure('no_rows')]) {
      const limit = new RestartLimit();
      limit.died();
      limit.died();
      await limit.ask(question, () => Promise.resolve(outcome));
      expect([limit.died(), limit.died(), limit.died()]).toEqual([null, null, 3]);
    }
  });

  it('counts anew where someone asks for another try', () => {
    const limit = new RestartLimit();
    limit.died();
    limit.died();
    limit.reset();
    expect(limit.died()).toBeNull();
  });
});

describe('a question that kills its thread', () => {
  it('is asked twice, then refused once, whatever else is answered in between', async () => {
    const limit = new RestartLimit();
    const third = vi.fn(answers);
    for (let thread = 0; thread < 2; thread++) {
      await expect(limit.ask(question, dies)).resolves.toEqual(failure('engine_crashed'));
      await limit.ask({ name: 'load', args: [] }, answers);
    }
    await expect(limit.ask(question, third)).resolves.toEqual(failure('question_stops_engine'));
    expect(third).not.toHaveBeenCalled();
    await expect(limit.ask(question, third)).resolves.toEqual(success('yes'));
  });

  it('is another one where any of it differs', async () => {
    const limit = new RestartLimit();
    await limit.ask(question, dies);
    await limit.ask(question, dies);
    const other = { ...question, args: ['dataset-1', { steps: ['payment'] }] };
    await expect(limit.ask(other, answers)).resolves.toEqual(success('yes'));
  });

  it('is forgiven by an answer', async () => {
    const limit = new RestartLimit();
    for (const answer of [dies, answers, dies]) await limit.ask(question, answer);
    await expect(limit.ask(question, answers)).resolves.toEqual(success('yes'));
  });

  it('is known by its file', async () => {
    const limit = new RestartLimit();
    const load = (name: string): Call => {
      const file = new File(['a,b'], name, { lastModified: 1 });
      return { name: 'load', args: [{ file }], file };
    };
    await limit.ask(load('large.csv'), dies);
    await limit.ask(load('large.csv'), dies);
    await expect(limit.ask(load('small.csv'), answers)).resolves.toEqual(success('yes'));
    await expect(limit.ask(load('large.csv'), answers)).resolves.toEqual(
      failure('file_stops_engine', { file: 'large.csv' }),
    );
  });
});

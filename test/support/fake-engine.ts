import type { Engine } from '../../src/core/engine';
import { failure, type Outcome } from '../../src/core/outcome';
import type { AnswerOf, QuestionKind, QuestionOf } from '../../src/core/questions';

/** How a test answers one kind of question. */
export type Reply<K extends QuestionKind> = (question: QuestionOf<K>) => Promise<Outcome<AnswerOf<K>>>;
type Replies = { [K in QuestionKind]?: Reply<K> };

const unprepared = () => Promise.resolve(failure('unexpected', { detail: 'The test prepared no such answer' }));

/** An engine that knows these answers, whichever dataset is asked about; anything else fails. */
export function fakeEngine(replies: Replies, cancel: Engine['cancel'] = () => Promise.resolve()): Engine {
  return {
    inspect: unprepared,
    load: unprepared,
    cancel,
    close: () => Promise.resolve(),
    ask<K extends QuestionKind>(_dataset: string, kind: K, question: QuestionOf<K>) {
      const reply: Reply<K> = replies[kind] ?? unprepared;
      return reply(question);
    },
  };
}

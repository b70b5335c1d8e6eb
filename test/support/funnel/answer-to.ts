import type { Outcome } from '../../../src/core/outcome';
import type { AnswerOf, QuestionOf } from '../../../src/core/questions';
import { answerers, type AskedSubject } from '../../../workers/answerers';
import { answerFunnelAlone } from '../../../workers/funnel/answer-funnel';
import { ofFunnel, type Answerer } from '../../../workers/funnel/answerer';
import type { FunnelData, Subject } from '../../../workers/funnel/plan/subject';

const alone = { ...answerers, funnel: ofFunnel(answerFunnelAlone) };

type AtOnce = 'funnel' | 'customers' | 'timeline' | 'drivers' | 'paths' | 'trend' | 'timesToConvert' | 'amounts';

/** The answer to a question about a funnel as the engine gives it, at once and by one thread. */
export function answerTo<K extends AtOnce>(
  kind: K,
  data: K extends 'customers' | 'timeline' ? Subject : FunnelData,
  question: QuestionOf<K>,
): Outcome<AnswerOf<K>> {
  const answerer = alone[kind] as unknown as Answerer<AskedSubject, QuestionOf<K>, Outcome<AnswerOf<K>>>;
  return answerer.answer(data as AskedSubject, question);
}

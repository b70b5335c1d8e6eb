import { failure, type Outcome } from '../../src/core/outcome';
import type { FunnelSpec } from '../../src/core/spec/funnel';
import { checkSpec } from './plan/check-spec';
import { prepareFunnel, type PreparedFunnel } from './plan/ready-funnel';
import { listedProperties, type FunnelData } from './plan/subject';

/** How one kind of question about a dataset is answered. `Asked` is what it is answered over. */
export interface Answerer<Asked, Question, Answer> {
  /** Names of the properties that must be loaded before. */
  properties(question: Question): string[];
  answer(asked: Asked, question: Question): Answer;
}

interface AboutFunnel {
  spec: FunnelSpec;
}

/** The properties a question needs beyond those of its spec. */
type PropertiesOf<Question> = (question: Question) => readonly string[];

const noProperties = (): string[] => [];

/** A question about the data alone, which needs no property. */
export function ofData<Asked, Question, Answer>(
  answer: (asked: Asked, question: Question) => Answer,
): Answerer<Asked, Question, Answer> {
  return { properties: noProperties, answer };
}

/**
 * A question about the runs of a funnel: the spec is checked and prepared before. Fails with `invalid_spec`,
 * `unknown_property` and `exclusion_is_step`.
 */
export function ofFunnel<Asked extends FunnelData, Question extends AboutFunnel, Answer>(
  answer: (funnel: PreparedFunnel, question: Question, asked: Asked) => Answer,
  shown: PropertiesOf<Question> = noProperties,
): Answerer<Asked, Question, Answer | Outcome<never>> {
  return ofChecked(shown, (asked, question) => {
    const { spec } = question;
    return answer(prepareFunnel(asked.store, { spec, properties: shown(question) }, asked), question, asked);
  });
}

/** A question about a list, which is kept from one question to the next: only its spec is checked before. */
export function ofList<Asked extends FunnelData, Question extends AboutFunnel, Answer>(
  answer: (asked: Asked, question: Question) => Answer,
  shown: PropertiesOf<Question>,
): Answerer<Asked, Question, Answer | Outcome<never>> {
  return ofChecked(shown, answer);
}

function ofChecked<Asked extends FunnelData, Question extends AboutFunnel, Answer>(
  shown: PropertiesOf<Question>,
  answer: (asked: Asked, question: Question) => Answer,
): Answerer<Asked, Question, Answer | Outcome<never>> {
  return {
    properties: (question) => listedProperties(question.spec, shown(question)),
    answer(asked, question) {
      const { store } = asked;
      const unknown = shown(question).find((name) => !store.properties.has(name));
      if (unknown !== undefined) return failure('unknown_property', { where: unknown });
      const checked = checkSpec(question.spec, store);
      return checked.ok ? answer(asked, question) : checked;
    },
  };
}

import { success, type Outcome } from '../src/core/outcome';
import type { AnswerOf, QuestionKind, QuestionOf } from '../src/core/questions';
import { queryColumns } from '../src/core/spec/query';
import { answerCustomers } from './customers/answer-customers';
import { answerTimeline } from './customers/answer-timeline';
import { customersCsv } from './customers/customers-csv';
import { shownProperties } from './customers/customers-rows';
import { answerDrivers } from './drivers/answer-drivers';
import { answerPaths } from './drivers/answer-paths';
import { answerFunnel } from './funnel/answer-funnel';
import { ofData, ofFunnel, ofList, type Answerer } from './funnel/answerer';
import type { Subject } from './funnel/plan/subject';
import { typicalOrder } from './funnel/typical-order/typical-order';
import { answerAmounts } from './prioritize/answer-amounts';
import type { LoadedDataset } from './read/loaded-dataset';
import type { Queries } from './sql/queries';
import type { ThreadPool } from './threads/threads';
import { answerTimes } from './timing/answer-times';
import { answerTrend } from './trend/answer-trend';

/** What a question is answered over. */
export interface AskedSubject extends Subject {
  dataset: LoadedDataset;
  threads: ThreadPool;
  queries: Queries;
  /** Aborted by `Engine.cancel`. */
  signal: AbortSignal;
}

type Answerers = {
  [K in QuestionKind]: Answerer<AskedSubject, QuestionOf<K>, Outcome<AnswerOf<K>> | Promise<Outcome<AnswerOf<K>>>>;
};

/** Every kind of question, and who answers it. */
export const answerers = {
  unreadRows: ofData(({ dataset }, { offset, limit }) =>
    success(dataset.unread.slice(offset, limit === null ? undefined : offset + limit)),
  ),
  properties: ofData(({ dataset, signal }) => dataset.profile(signal)),
  values: ofData(({ dataset }, { property, search, limit }) => dataset.values(property, search, limit)),
  typicalOrder: ofData(({ store }) => success(typicalOrder(store))),
  funnel: ofFunnel((funnel, _, { threads }) => answerFunnel(funnel, threads)),
  customers: ofList(answerCustomers, shownProperties),
  customersCsv: ofList(customersCsv, shownProperties),
  timeline: ofList(answerTimeline, ({ properties }) => properties),
  drivers: ofFunnel(answerDrivers, ({ properties }) => properties),
  paths: ofFunnel(answerPaths),
  trend: ofFunnel(answerTrend),
  timesToConvert: ofFunnel(answerTimes),
  amounts: ofFunnel(answerAmounts, ({ property }) => [property]),
  query: {
    properties: ({ properties }) => properties,
    answer({ dataset, store, users, queries, signal }, { sql, properties }) {
      const { id, propertyNames } = dataset.summary;
      const events = { store, users, columns: queryColumns(propertyNames) };
      return queries.ask({ dataset: id, events, needs: properties, sql }, signal);
    },
  },
} satisfies Answerers;

export function answererOf<K extends QuestionKind>(kind: K): Answerers[K] {
  const table: Answerers = answerers;
  return table[kind];
}

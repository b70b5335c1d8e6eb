import type { Outcome } from './outcome';
import type {
  CustomersAnswer,
  CustomersCsvQuestion,
  CustomersQuestion,
  TimelineAnswer,
  TimelineQuestion,
} from './spec/customers';
import type {
  DatasetId,
  PropertySummary,
  UnreadRow,
  UnreadRowsQuestion,
  ValueCount,
  ValuesQuestion,
} from './spec/dataset';
import type { AmountsAnswer, AmountsQuestion } from './spec/decisions';
import type { DriversAnswer, DriversQuestion, PathsAnswer, PathsQuestion } from './spec/drivers';
import type { FunnelAnswer, FunnelQuestion, TypicalOrder } from './spec/funnel';
import type { QueryAnswer, QueryQuestion } from './spec/query';
import type { TimesAnswer, TimesQuestion, TrendAnswer, TrendQuestion } from './spec/timing';

/** Everything that can be asked about an open dataset, by kind; all is plain JSON, but for the CSV's Blob. */
interface Questions {
  /** Rows that could not be read, in the file's order. */
  unreadRows: Question<UnreadRowsQuestion, UnreadRow[]>;
  /** Kind, distinct values and share filled of every property: a second pass over the file, slow on large ones. */
  properties: Question<null, PropertySummary[]>;
  /** The most frequent values of a property. */
  values: Question<ValuesQuestion, ValueCount[]>;
  /** The order in which the events usually follow each other. */
  typicalOrder: Question<null, TypicalOrder>;
  /** How many actors pass each step of a funnel, over all and by group. */
  funnel: Question<FunnelQuestion, FunnelAnswer>;
  /** A page of the actors that passed a step of the funnel or were lost before it. */
  customers: Question<CustomersQuestion, CustomersAnswer>;
  /** The whole list as CSV in UTF-8: RFC 4180, and no cell that a spreadsheet would take for a formula. */
  customersCsv: Question<CustomersCsvQuestion, Blob>;
  /** A page of the events of one actor. */
  timeline: Question<TimelineQuestion, TimelineAnswer>;
  /** What correlates with conversion and with loss on a step of the funnel. */
  drivers: Question<DriversQuestion, DriversAnswer>;
  /** What actors did after being lost, or before reaching a step. */
  paths: Question<PathsQuestion, PathsAnswer>;
  /** A step's conversion rate over the dates of entry. */
  trend: Question<TrendQuestion, TrendAnswer>;
  /** Times actors took from one step to another. */
  timesToConvert: Question<TimesQuestion, TimesAnswer>;
  /** The amounts on the events of converted actors. */
  amounts: Question<AmountsQuestion, AmountsAnswer>;
  /**
   * DuckDB's answer to an SQL query over the table of events. The first query imports the events. `Engine.cancel` ends
   * it.
   */
  query: Question<QueryQuestion, QueryAnswer>;
}

interface Question<Asked, Answered> {
  question: Asked;
  answer: Answered;
}

export type QuestionKind = keyof Questions;
export type QuestionOf<K extends QuestionKind> = Questions[K]['question'];
export type AnswerOf<K extends QuestionKind> = Questions[K]['answer'];

/** Asks one question about a dataset. */
export type Ask = <K extends QuestionKind>(
  dataset: DatasetId,
  kind: K,
  question: QuestionOf<K>,
) => Promise<Outcome<AnswerOf<K>>>;

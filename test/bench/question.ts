import { eventNames } from './make-events';

/**
 * An ordered funnel of distinct events in which every entry may start a run: what all engines compared here can be
 * asked. Counts are users by the deepest step they reach.
 */
export interface Question {
  steps: string[];
  windowDays: number;
}

/** What else is asked of the steps: a filter on the first, a funnel for each channel, the rate of every day. */
export const variants = ['filter', 'breakdown', 'trend'] as const;
export type Variant = (typeof variants)[number];

/** How many users reached each step, and the seconds the answer took as the asker sees it. */
export interface Reply {
  counts: number[];
  seconds: number;
}

/** `log`: all columns as they stand in the file. `prepared`: only those asked for, as numbers, sorted by user and time. */
export type Table = 'log' | 'prepared';

/** An engine that has read the events and answers questions about them. */
export interface Referee {
  name: string;
  /** Seconds for reading the file into a table of all columns, null where that was not measured. */
  readSeconds: number | null;
  ask(question: Question, table: Table): Promise<Reply>;
  stop(): Promise<void>;
}

const purchase = eventNames.slice(0, 5);

function replaced(index: number, name: string): string[] {
  return purchase.map((step, i) => (i === index ? name : step));
}

/** The first funnel, and the changes an analyst makes to it: another window, another event, another order. */
export const questions: Question[] = [
  { steps: purchase, windowDays: 14 },
  { steps: purchase, windowDays: 7 },
  { steps: purchase, windowDays: 30 },
  { steps: purchase, windowDays: 1 },
  { steps: replaced(1, 'search'), windowDays: 14 },
  { steps: replaced(2, 'read_review'), windowDays: 14 },
  { steps: replaced(4, 'share_link'), windowDays: 14 },
  { steps: [purchase[1], purchase[0], purchase[2], purchase[3], purchase[4]], windowDays: 14 },
  { steps: ['search', 'watch_video', 'read_review', 'share_link', 'open_support'], windowDays: 14 },
  { steps: [purchase[0], purchase[2], purchase[1], purchase[4], purchase[3]], windowDays: 3 },
];

import type { UnreadReason } from '../../src/core/spec/dataset';
import type { TextBatch } from '../store/text-batch';
import type { RowBatch } from './row-source';

/** Some events, at most `batchRows`. */
export interface EventBatch {
  events: number;
  /** The users' ids, none of them empty. */
  who: TextBatch;
  /** The names, none of them empty; one text where all are called the same. */
  what: TextBatch | string;
  /** µs since 1970 UTC. */
  time: Float64Array;
  /** The number of the source's row that each event was made from. */
  row: Uint32Array;
}

/** Where events go that are made from rows. */
export interface EventSink {
  /** Takes in events; the arrays may be used again afterwards. */
  add(events: EventBatch): void;
  /** Takes note of a row of the batch from which no event could be made. */
  leaveOut(batch: RowBatch, index: number, reason: UnreadReason): void;
}

/** How the rows of a source become events: 0, 1 or several of each row. */
export interface RowShape {
  /** The columns it reads, in the order in which the batches must have them. */
  readonly columns: readonly number[];
  events(batch: RowBatch, into: EventSink): void;
  /** Whether the times read so far identify an instant by themselves: by a time zone, or as epoch numbers. */
  readonly absoluteTimes: boolean;
}

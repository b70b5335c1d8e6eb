import { utf8Encoder } from '../../src/core/text/utf8';
import type { UnreadReason } from '../../src/core/spec/dataset';
import { Dictionary } from '../store/dictionary';
import { EventRows } from '../store/event-rows';
import { GrowingCodes, GrowingNumbers } from '../store/growing-column';
import type { GatheredEvents } from '../store/sort-events';
import { batchRows, type TextBatch } from '../store/text-batch';
import { TextList } from '../store/text-list';
import type { EventBatch, EventSink } from './event-sink';
import type { RowBatch } from './row-source';
import { UnreadRows } from './unread-rows';

/**
 * Gathers who, what and when of all events in growing columns, and the rows of which none could be made. Texts are coded
 * a batch at a time, see `Dictionary`.
 */
export class EventGatherer implements EventSink {
  readonly unread = new UnreadRows();
  readonly #users = new Dictionary();
  readonly #names = new Dictionary();
  readonly #actor = new GrowingCodes();
  readonly #event = new GrowingCodes();
  readonly #time = new GrowingNumbers();
  readonly #rows = new EventRows();
  readonly #codes = new Uint32Array(batchRows);

  add({ events, who, what, time, row }: EventBatch): void {
    this.#codeTexts(who, this.#users, this.#actor);
    if (typeof what === 'string') {
      const code = this.#names.codeOf(utf8Encoder.encode(what));
      for (let i = 0; i < events; i++) this.#event.push(code);
    } else this.#codeTexts(what, this.#names, this.#event);
    for (let i = 0; i < events; i++) this.#time.push(time[i]);
    this.#rows.push(row, events);
  }

  leaveOut(batch: RowBatch, index: number, reason: UnreadReason): void {
    this.unread.add(batch, index, reason);
  }

  /** The users' ids by their codes. */
  get users(): TextList {
    return new TextList(this.#users);
  }

  /** The events gathered; afterwards there are none. */
  take(): GatheredEvents {
    return {
      actors: this.#users.size,
      actor: this.#actor.take(),
      event: this.#event.take(),
      time: this.#time.take(),
      eventNames: this.#names.texts(),
      rows: this.#rows,
    };
  }

  #codeTexts(batch: TextBatch, dictionary: Dictionary, into: GrowingCodes): void {
    const codes = this.#codes;
    dictionary.codesOf(batch, codes);
    for (let row = 0; row < batch.rows; row++) into.push(codes[row]);
  }
}

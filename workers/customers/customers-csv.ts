import { csvFile, csvRecord, type CsvCell } from '../../src/core/text/csv';
import type { Customer, CustomersCsvLabels, CustomersCsvQuestion, CustomersList } from '../../src/core/spec/customers';
import { success, type Outcome } from '../../src/core/outcome';
import { customersRows } from './answer-customers';
import type { Subject } from '../funnel/plan/subject';
import { nextMacrotask } from '../store/pause';
import { WallTimes } from './wall-times';

/** Rows between two pauses in which other questions are answered: some 20 ms of work. */
const chunkRows = 4096;
/** Records gathered before they are handed to the browser, which may put them on the disk. */
const blobChunks = 32;

/** The whole list, in the order of `answerCustomers`; `pause` lets other work run. */
export async function customersCsv(
  subject: Subject,
  question: CustomersCsvQuestion,
  pause: () => Promise<void> = nextMacrotask,
): Promise<Outcome<Blob>> {
  const listed = customersRows(subject, question);
  if (!listed.ok) return listed;
  const rows = listed.value;
  // The list may be sorted differently during a pause; this order stays.
  const runs = rows.orderedRuns(question);
  const cells = new CustomerCells(question, question.labels, new WallTimes(subject.timeZone));
  let parts: BlobPart[] = [csvRecord(cells.head())];
  for (let from = 0; from < runs.length; from += chunkRows) {
    let text = '';
    for (const run of runs.subarray(from, from + chunkRows)) {
      text += csvRecord(cells.row(rows.customer(run, question.properties)));
    }
    parts.push(text);
    if (parts.length > blobChunks) parts = [new Blob(parts)];
    await pause();
  }
  return success(csvFile(parts));
}

/**
 * The columns: id, when a session began, furthest step, the time of each step, seconds to the furthest, what came next,
 * properties.
 */
class CustomerCells {
  readonly #ofSessions: boolean;

  constructor(
    readonly list: CustomersList,
    readonly labels: CustomersCsvLabels,
    readonly wall: WallTimes,
  ) {
    this.#ofSessions = list.spec.actor.kind === 'session';
  }

  head(): string[] {
    const { id, session, furthest, seconds, next, nextTime, steps } = this.labels;
    const times = steps.map(({ time }) => time);
    const first = this.#ofSessions ? [id, session] : [id];
    return [...first, furthest, ...times, seconds, next, nextTime, ...this.list.properties];
  }

  row(customer: Customer): CsvCell[] {
    const { id, session, furthest, times, next, values } = customer;
    return [
      ...(this.#ofSessions ? [id, this.#time(session)] : [id]),
      this.labels.steps[furthest]?.name ?? furthest + 1,
      ...times.map((time) => this.#time(time)),
      ((times[furthest] ?? customer.entered) - customer.entered) / 1e6,
      next?.event ?? null,
      this.#time(next?.time ?? null),
      ...values,
    ];
  }

  #time(time: number | null): string | null {
    return time === null ? null : this.wall.text(time);
  }
}

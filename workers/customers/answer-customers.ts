import type { CustomersAnswer, CustomersList, CustomersQuestion } from '../../src/core/spec/customers';
import { success, type Outcome } from '../../src/core/outcome';
import { Derived } from '../store/derived';
import type { EventStore } from '../store/event-store';
import { checkCell } from '../funnel/plan/check-spec';
import { CustomersRows } from './customers-rows';
import type { Subject } from '../funnel/plan/subject';

/** An analyst pages, sorts and searches in one list far more often than they open another. */
const rowsOf = new Derived<EventStore, CustomersRows>();

/** Fails with `invalid_spec` where the cell does not exist. */
export function answerCustomers(subject: Subject, question: CustomersQuestion): Outcome<CustomersAnswer> {
  const listed = customersRows(subject, question);
  if (!listed.ok) return listed;
  const rows = listed.value;
  const found = rows.orderedRuns(question);
  const page = found.subarray(question.offset, question.offset + question.limit);
  const customers = Array.from(page, (run) => rows.customer(run, question.properties));
  return success({ all: rows.all, found: found.length, customers });
}

/**
 * The list, reused from the last question where it is the same. Fails with `invalid_spec` where the cell does not exist.
 */
export function customersRows(subject: Subject, list: CustomersList): Outcome<CustomersRows> {
  const checked = checkCell(list);
  if (!checked.ok) return checked;
  const { spec, group, step, part, seconds, entered } = list;
  const key = JSON.stringify([spec, group, step, part, seconds, entered]);
  return success(rowsOf.of(subject.store, key, () => new CustomersRows(subject, list)));
}

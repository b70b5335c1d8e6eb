import type { CustomersAnswer, CustomersList, CustomersQuestion } from '../../src/contract/customers';
import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { EventStore } from '../store/event-store';
import { checkSpec } from '../funnel/check-spec';
import { CustomersRows } from './customers-rows';
import type { Subject } from './subject';

/** Each store's last list: an analyst pages, sorts and searches in one far more often than they turn to another. */
const latest = new WeakMap<EventStore, { key: string; rows: CustomersRows }>();

/** Answers over a store that holds the properties of the spec and of the list. */
export function answerCustomers(subject: Subject, question: CustomersQuestion): Outcome<CustomersAnswer> {
  const listed = rowsOf(subject, question);
  if (!listed.ok) return listed;
  const rows = listed.value;
  const places = rows.places(question);
  const page = places.subarray(question.offset, question.offset + question.limit);
  const customers = Array.from(page, (run) => rows.customer(run, question.properties));
  return success({ all: rows.all, found: places.length, customers });
}

/** The list, from the last question where it is the same. Fails as a funnel does, and where the step has no such part. */
export function rowsOf(subject: Subject, list: CustomersList): Outcome<CustomersRows> {
  const { spec, step, part } = list;
  const checked = checkSpec(spec, subject.store);
  if (!checked.ok) return checked;
  const exists = Number.isInteger(step) && step >= (part === 'lost' ? 1 : 0) && step < spec.steps.length;
  if (!exists) return failure('invalid_spec', { where: 'step', value: String(step) });
  const key = JSON.stringify([spec, step, part]);
  let held = latest.get(subject.store);
  if (held?.key !== key) latest.set(subject.store, (held = { key, rows: new CustomersRows(subject, list) }));
  return success(held.rows);
}

import type { CustomersAnswer, CustomersList, CustomersQuestion } from '../../src/core/spec/customers';
import { success, type Outcome } from '../../src/core/outcome';
import type { EventStore } from '../store/event-store';
import { checkPlace } from '../funnel/plan/check-spec';
import { CustomersRows } from './customers-rows';
import type { Subject } from './subject';

/** Each store's last list: an analyst pages, sorts and searches in one far more often than they turn to another. */
const latest = new WeakMap<EventStore, { key: string; rows: CustomersRows }>();

/** Answers over a store that holds the properties of the spec and of the list. */
export function answerCustomers(subject: Subject, question: CustomersQuestion): Outcome<CustomersAnswer> {
  const listed = customersRows(subject, question);
  if (!listed.ok) return listed;
  const rows = listed.value;
  const places = rows.places(question);
  const page = places.subarray(question.offset, question.offset + question.limit);
  const customers = Array.from(page, (run) => rows.customer(run, question.properties));
  return success({ all: rows.all, found: places.length, customers });
}

/** The list, from the last question where it is the same. Fails as a funnel does, and where there is no such place. */
export function customersRows(subject: Subject, list: CustomersList): Outcome<CustomersRows> {
  const checked = checkPlace(list, subject.store);
  if (!checked.ok) return checked;
  const { spec, group, step, part, seconds, entered } = list;
  const key = JSON.stringify([spec, group, step, part, seconds, entered]);
  let held = latest.get(subject.store);
  if (held?.key !== key) latest.set(subject.store, (held = { key, rows: new CustomersRows(subject, list) }));
  return success(held.rows);
}

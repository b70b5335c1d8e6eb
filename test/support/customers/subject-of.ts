import { Dictionary } from '../../../workers/store/dictionary';
import { TextList } from '../../../workers/store/text-list';
import type { Subject } from '../../../workers/funnel/plan/subject';
import { storeOf, type EventRow } from '../funnel/store-of';

/** Rows as a loaded dataset gives them. */
export function subjectOf(rows: readonly EventRow[], properties: readonly string[], timeZone = 'UTC'): Subject {
  const store = storeOf(rows, properties);
  const dictionary = new Dictionary();
  for (const user of store.users) dictionary.codeOf(new TextEncoder().encode(user));
  return { store, users: new TextList(dictionary), timeZone };
}

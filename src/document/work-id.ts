/** Identifies a tab's work across reloads; stored data is keyed by it. */
let current: string | null = null;

/** The id of this tab's work, which a reload finds again in the entry of the browser's history. */
export function workId(): string {
  current ??= idOfEntry() ?? newId();
  return current;
}

/** Switches to new work, or to stored work with this id. */
export function setWorkId(next: string = newId()): void {
  current = next;
}

/** What an entry of the browser's history holds beside the address. */
export function entryState(): object {
  return { ...(history.state as object | null), work: workId() };
}

function idOfEntry(): string | null {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('work' in state)) return null;
  return typeof state.work === 'string' ? state.work : null;
}

function newId(): string {
  // `randomUUID` is there in secure contexts only.
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

import * as idbKeyval from 'idb-keyval';
import { vi } from 'vitest';

/** A database of keys and values, and locks, shared by all tabs of a test. */
export const storage = { values: new Map<string, unknown>(), fault: null as DOMException | null };

/** What `idb-keyval` gives, over `storage`. */
const keyval = {
  get: (key: string) => Promise.resolve(structuredCloneOf(storage.values.get(key))),
  set: (key: string, value: unknown) => {
    if (storage.fault !== null) return Promise.reject(storage.fault);
    storage.values.set(key, value);
    return Promise.resolve();
  },
  update: (key: string, change: (old: unknown) => unknown) => {
    storage.values.set(key, change(storage.values.get(key)));
    return Promise.resolve();
  },
  del: (key: string) => {
    storage.values.delete(key);
    return Promise.resolve();
  },
};

/** Files stay themselves, so that a test can tell them apart. */
function structuredCloneOf(value: unknown): unknown {
  return Array.isArray(value) ? value.map((part: object) => ({ ...part })) : value;
}

/** As far as it is used: shared locks, and exclusive ones where no shared one is held. */
class FakeLocks {
  readonly #held = new Map<string, number>();

  async request(
    name: string,
    options: { mode?: string; ifAvailable?: boolean },
    work: (lock: object | null) => unknown,
  ) {
    const held = this.#held.get(name) ?? 0;
    if (options.mode !== 'shared') return work(held === 0 ? {} : null);
    this.#held.set(name, held + 1);
    await work({});
    this.#held.set(name, this.#held.get(name)! - 1);
    return undefined;
  }
}

/** Empties the storage and puts it, and locks, in the place of the browser's. */
export function resetStorage(): void {
  storage.values.clear();
  storage.fault = null;
  for (const name of ['get', 'set', 'update', 'del'] as const)
    vi.spyOn(idbKeyval, name).mockImplementation(keyval[name] as never);
  vi.stubGlobal('navigator', { locks: new FakeLocks() });
}

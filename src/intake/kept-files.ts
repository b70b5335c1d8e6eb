import { del, get, set, update } from 'idb-keyval';
import { failure, success, type Outcome } from '../core/outcome';
import { msPerDay } from '../core/time/units';

/** A copy of a file in this browser's own storage, and the work it is kept for. */
export interface KeptFile {
  id: string;
  name: string;
  size: number;
  /** When it was last opened or stored, in ms since 1970. */
  used: number;
}

/** Maximum number of copies, and maximum number of days without use; others are removed. */
export const maxKeptFiles = 5;
export const maxUnusedDays = 30;

const listKey = 'sluice.files';
const fileKey = (id: string) => `sluice.file:${id}`;
/** Storage key of older versions, with one copy for all tabs. */
const formerKey = 'sluice.file';
const formerId = 'former';

/** Browsers have locks in secure contexts only; elsewhere tabs are not coordinated. */
const locks = () => navigator.locks as LockManager | undefined;

/** All copies, most recently used first; empty where storage is not available. */
export async function listKeptFiles(): Promise<KeptFile[]> {
  try {
    await adoptFormerFile();
    const list = (await get<KeptFile[]>(listKey)) ?? [];
    return [...list].sort((one, other) => other.used - one.used);
  } catch {
    return [];
  }
}

/** Fails with storage_full or storage_closed. */
export async function storeFile(id: string, file: File): Promise<Outcome<null>> {
  try {
    // The list is written first, so that no copy is ever unlisted.
    await addToList({ id, name: file.name, size: file.size, used: Date.now() });
    await set(fileKey(id), file);
    return success(null);
  } catch (thrown) {
    await unlist(id);
    const full = thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
    return failure(full ? 'storage_full' : 'storage_closed', { file: file.name, detail: String(thrown) });
  }
}

/** The copy stored for this work; null where there is none, or it can't be read. */
export async function takeKeptFile(id: string): Promise<File | null> {
  try {
    const file: unknown = await get(fileKey(id));
    if (!(file instanceof File)) {
      await unlist(id);
      return null;
    }
    await addToList({ id, name: file.name, size: file.size, used: Date.now() });
    return file;
  } catch {
    return null;
  }
}

/** Removes a copy; false where a tab is using it. */
export async function removeKeptFile(id: string): Promise<boolean> {
  const remove = async (): Promise<boolean> => {
    await del(fileKey(id)).catch(() => undefined);
    await unlist(id);
    return true;
  };
  const manager = locks();
  if (manager === undefined) return remove();
  return manager.request(fileKey(id), { ifAvailable: true }, (lock) => lock !== null && remove());
}

/** Marks a copy as used by this tab; returns a function that releases it. */
export function useKeptFile(id: string): () => Promise<void> {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const using = locks()
    ?.request(fileKey(id), { mode: 'shared' }, () => ended)
    .catch(() => undefined);
  return async () => {
    end();
    await using;
  };
}

/** Removes copies beyond the limits that no tab uses; returns their file names. */
export async function removeOldKeptFiles(now = Date.now()): Promise<string[]> {
  const oldest = now - maxUnusedDays * msPerDay;
  const old = (await listKeptFiles()).filter(({ used }, i) => i >= maxKeptFiles || used < oldest);
  const removed = await Promise.all(old.map(({ id }) => removeKeptFile(id)));
  return old.filter((_, i) => removed[i]).map(({ name }) => name);
}

/** Migrates the copy of older versions, with one for all tabs; it is left where there is no room. */
async function adoptFormerFile(): Promise<void> {
  const file: unknown = await get(formerKey);
  if (file instanceof File && (await storeFile(formerId, file)).ok) await del(formerKey);
}

function addToList(kept: KeptFile): Promise<void> {
  return update<KeptFile[]>(listKey, (others = []) => [...others.filter(({ id }) => id !== kept.id), kept]);
}

async function unlist(gone: string): Promise<void> {
  await update<KeptFile[]>(listKey, (all = []) => all.filter(({ id }) => id !== gone)).catch(() => undefined);
}

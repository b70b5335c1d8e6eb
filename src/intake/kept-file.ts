import { del, get, set } from 'idb-keyval';

const key = 'sluice.file';

/** Keeps a copy of the file in this browser's own storage; false where there is no room or storage is closed. */
export async function keepFile(file: File): Promise<boolean> {
  try {
    await set(key, file);
    return true;
  } catch {
    return false;
  }
}

/** The file kept here, or null. */
export async function keptFile(): Promise<File | null> {
  try {
    const kept: unknown = await get(key);
    return kept instanceof File ? kept : null;
  } catch {
    return null;
  }
}

export async function dropKeptFile(): Promise<void> {
  try {
    await del(key);
  } catch {
    // Where nothing can be kept, nothing is to be dropped.
  }
}

import { get, set, update } from 'idb-keyval';
import type { Analysis } from '../contract/analysis';
import { success, type Outcome } from '../contract/outcome';
import { checkAnalysis } from './analysis-json';
import { setWorkId, workId } from './work-id';

const key = 'sluice.analysis';

/** The analysis worked on last in any tab, and the id of that work. */
interface Remembered {
  id: string;
  analysis: unknown;
}

/**
 * Keeps the analysis on this device; the next call replaces it. False where the browser keeps nothing
 * (private windows, storage full): the page works on, and the link still holds all.
 */
export async function rememberAnalysis(analysis: Analysis): Promise<boolean> {
  try {
    await set(key, { id: workId(), analysis } satisfies Remembered);
    return true;
  } catch {
    return false;
  }
}

/** The analysis kept last, whose work this tab takes up; null where there is none or storage is closed to us. */
export async function recallAnalysis(): Promise<Outcome<Analysis | null>> {
  let kept: unknown;
  try {
    kept = await get(key);
  } catch {
    return success(null);
  }
  if (kept === undefined) return success(null);
  if (!isRemembered(kept)) return checkAnalysis(kept);
  setWorkId(kept.id);
  return checkAnalysis(kept.analysis);
}

/** Forgets the analysis kept last, where it is of this tab's work. */
export async function forgetAnalysis(): Promise<void> {
  try {
    await update<unknown>(key, (kept) => (isRemembered(kept) && kept.id !== workId() ? kept : undefined));
  } catch {
    // Where nothing can be kept, nothing is to be forgotten.
  }
}

/** Before works had ids, the analysis stood there alone. */
function isRemembered(kept: unknown): kept is Remembered {
  return typeof kept === 'object' && kept !== null && 'id' in kept && typeof kept.id === 'string' && 'analysis' in kept;
}

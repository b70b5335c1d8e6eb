import { del, get, set } from 'idb-keyval';
import type { Analysis } from '../contract/analysis';
import { success, type Outcome } from '../contract/outcome';
import { checkAnalysis } from './analysis-json';

const key = 'sluice.analysis';

/**
 * Keeps the analysis on this device; the next call replaces it. False where the browser keeps nothing
 * (private windows, storage full): the page works on, and the link still holds all.
 */
export async function rememberAnalysis(analysis: Analysis): Promise<boolean> {
  try {
    await set(key, analysis);
    return true;
  } catch {
    return false;
  }
}

/** The analysis kept last; null where there is none or storage is closed to us. */
export async function recallAnalysis(): Promise<Outcome<Analysis | null>> {
  let kept: unknown;
  try {
    kept = await get(key);
  } catch {
    return success(null);
  }
  return kept === undefined ? success(null) : checkAnalysis(kept);
}

export async function forgetAnalysis(): Promise<void> {
  try {
    await del(key);
  } catch {
    // Where nothing can be kept, nothing is to be forgotten.
  }
}

import { get, set, update } from 'idb-keyval';
import { safeParse } from 'valibot';
import { sourcesSchema, type Analysis, type DisplayParts } from '../core/spec/analysis';
import type { Reading } from '../core/spec/dataset';
import { success, type Outcome } from '../core/outcome';
import { checkAnalysis, type OpenedAnalysis } from './analysis-json';
import { setWorkId, workId } from './work-id';

const analysisKey = 'sluice.analysis';

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
    await set(analysisKey, { id: workId(), analysis } satisfies Remembered);
    return true;
  } catch {
    return false;
  }
}

/** The stored value; undefined where there is none or storage is not available. */
async function whatIsKept(): Promise<unknown> {
  try {
    return await get(analysisKey);
  } catch {
    return undefined;
  }
}

/** How the analysis kept last reads its file; null where there is none. */
export async function keptReading(): Promise<Reading | null> {
  const kept = await whatIsKept();
  const analysis = isRemembered(kept) ? kept.analysis : kept;
  if (typeof analysis !== 'object' || analysis === null || !('sources' in analysis)) return null;
  const sources = safeParse(sourcesSchema, analysis.sources);
  return sources.success ? (sources.output.at(0)?.reading ?? null) : null;
}

/** The last stored analysis, which this tab continues; null where there is none or storage is not available. */
export async function recallAnalysis(parts: DisplayParts): Promise<Outcome<OpenedAnalysis | null>> {
  const kept = await whatIsKept();
  if (kept === undefined) return success(null);
  if (!isRemembered(kept)) return checkAnalysis(kept, parts);
  setWorkId(kept.id);
  return checkAnalysis(kept.analysis, parts);
}

/** Forgets the analysis kept last, where it is of this tab's work. */
export async function forgetAnalysis(): Promise<void> {
  try {
    await update<unknown>(analysisKey, (kept) => (isRemembered(kept) && kept.id !== workId() ? kept : undefined));
  } catch {
    // Without storage there is nothing to delete.
  }
}

/** Older versions stored the analysis without an id. */
function isRemembered(kept: unknown): kept is Remembered {
  return typeof kept === 'object' && kept !== null && 'id' in kept && typeof kept.id === 'string' && 'analysis' in kept;
}

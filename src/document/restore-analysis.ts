import { success, type Outcome } from '../core/outcome';
import type { DisplayParts } from '../core/spec/analysis';
import { recallAnalysis } from './analysis-device';
import type { OpenedAnalysis } from './analysis-json';
import { decodeAnalysis } from './analysis-link';
import { restoreUnloadDraft } from './unload-draft';

/**
 * The analysis that a page which is opened goes on with: the draft of the moment before a reload, else that of the
 * address's hash, else the last one of this device. Null where there is none.
 */
export async function restoreAnalysis(parts: DisplayParts): Promise<Outcome<OpenedAnalysis | null>> {
  const draft = restoreUnloadDraft(parts);
  if (draft !== null) return success({ analysis: draft, ignored: [] });
  const hash = location.hash.slice(1);
  return hash === '' ? recallAnalysis(parts) : decodeAnalysis(hash, parts);
}

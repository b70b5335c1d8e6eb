import type { Analysis, DisplayParts } from '../core/spec/analysis';
import { parseAnalysis } from './analysis-json';

const draftKey = 'sluice.parting';

/**
 * Keeps the analysis for this tab's return, at once: a page that is left may write nothing slower. It is meant for the
 * address as it is now, which does not hold the analysis yet. Where the browser keeps nothing, nothing happens.
 */
export function saveUnloadDraft(analysis: Analysis): void {
  try {
    sessionStorage.setItem(draftKey, JSON.stringify({ hash: location.hash, text: JSON.stringify(analysis) }));
  } catch {
    // The link and the device hold it as it was a moment before.
  }
}

/** Forgets what was kept: it has been written down. */
export function dropUnloadDraft(): void {
  try {
    sessionStorage.removeItem(draftKey);
  } catch {
    // Without storage there is nothing to delete.
  }
}

/**
 * The draft saved when the tab left this address, which is removed; null where there is none, where it is damaged, and
 * where the person did not return but opened the address afresh: that asks for the link's own analysis.
 */
export function restoreUnloadDraft(parts: DisplayParts): Analysis | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(draftKey) ?? 'null');
    sessionStorage.removeItem(draftKey);
    if (isOpenedAfresh()) return null;
    if (typeof kept !== 'object' || kept === null || !('hash' in kept) || !('text' in kept)) return null;
    if (kept.hash !== location.hash || typeof kept.text !== 'string') return null;
    const parsed = parseAnalysis(kept.text, parts);
    return parsed.ok ? parsed.value.analysis : null;
  } catch {
    return null;
  }
}

/** Whether a link, a bookmark or the address bar led here, and not a reload or the browser's history. */
function isOpenedAfresh(): boolean {
  return performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'navigate');
}

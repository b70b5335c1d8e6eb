import type { Analysis } from '../core/spec/analysis';
import { rememberAnalysis } from './analysis-device';
import { writeLink } from './analysis-link';
import { dropUnloadDraft, saveUnloadDraft } from './unload-draft';

/**
 * Debounce before an edit is saved, in milliseconds: browsers throttle an address that changes with every key press.
 */
const writeDelayMs = 150;

/** Writes the analysis into the address and onto this device. */
export class AnalysisWriter {
  /** The analysis as long as it is not all written down. */
  #unwritten: Analysis | null = null;
  /** Whether the page is about to be left, for the address as it was then. */
  #leaving = false;

  /** Schedules a save; returns a function that cancels it. */
  note(analysis: Analysis): () => void {
    this.#unwritten = analysis;
    this.#leaving = false;
    const timer = setTimeout(() => void this.#write(analysis), writeDelayMs);
    return () => clearTimeout(timer);
  }

  /** Saves at once where the page is hidden or left before that; returns a function that removes the listeners. */
  watch(): () => void {
    const keep = (): void => {
      if (this.#unwritten !== null) saveUnloadDraft(this.#unwritten);
    };
    const hide = (): void => {
      if (document.visibilityState === 'visible' || this.#unwritten === null) return;
      keep();
      void this.#write(this.#unwritten);
    };
    const leave = (): void => {
      this.#leaving = this.#unwritten !== null;
      keep();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('beforeunload', leave);
    window.addEventListener('pagehide', keep);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('pagehide', keep);
    };
  }

  /** Discards the scheduled save. */
  forget(): void {
    this.#unwritten = null;
    dropUnloadDraft();
  }

  async #write(analysis: Analysis): Promise<void> {
    await Promise.all([rememberAnalysis(analysis), writeLink(analysis)]);
    if (this.#unwritten !== analysis) return;
    this.#unwritten = null;
    // A reload under way comes back to the address that did not hold it yet.
    if (!this.#leaving) dropUnloadDraft();
  }
}

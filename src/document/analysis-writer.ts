import type { Analysis } from '../core/spec/analysis';
import { rememberAnalysis } from './analysis-device';
import { writeLink } from './analysis-link';
import { dropUnloadDraft, saveUnloadDraft } from './unload-draft';

/** Milliseconds of rest before an edit is written down: browsers take an address that changes with every letter amiss. */
const writeDelayMs = 150;

/** Writes the analysis into the address and onto this device. */
export class AnalysisWriter {
  /** The analysis as long as it is not all written down. */
  #unwritten: Analysis | null = null;
  /** Whether the page is about to be left, for the address as it was then. */
  #leaving = false;

  /** To be written down a moment later; gives what stops it. */
  note(analysis: Analysis): () => void {
    this.#unwritten = analysis;
    this.#leaving = false;
    const timer = setTimeout(() => void this.#write(analysis), writeDelayMs);
    return () => clearTimeout(timer);
  }

  /** Loses nothing where the page is hidden or left before that moment; gives what stops watching. */
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

  /** What was noted last is nobody's any more. */
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

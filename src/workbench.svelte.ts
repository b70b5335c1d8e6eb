import { forgetAnalysis } from './document/analysis-device';
import { isAnalysisFile, readAnalysisFile, saveAnalysisFile } from './document/analysis-file';
import { decodeAnalysis, writeLink } from './document/analysis-link';
import { showIgnoredParts } from './document/ignored-notice';
import { restoreAnalysis } from './document/restore-analysis';
import type { OpenedAnalysis } from './document/analysis-json';
import { AnalysisWriter } from './document/analysis-writer';
import {
  analysisVersion,
  defaultDisplay,
  type Analysis,
  type AnalysisSource,
  type DisplayParts,
  type SampleId,
} from './core/spec/analysis';
import { noDecisions } from './core/spec/decisions';
import type { DatasetSummary } from './core/spec/dataset';
import type { FunnelSpec, Step } from './core/spec/funnel';
import { isOfEngine, type Failure, type Outcome } from './core/outcome';
import { EngineClient } from './engine/engine-client.svelte';
import { missingEvents } from './funnel/spec/default-spec';
import { FunnelState } from './funnel/state/funnel.svelte';
import { Intake, type Loaded, type Origin } from './intake/intake.svelte';
import { KeptCopy } from './intake/kept-copy.svelte';
import { maxKeptFiles, maxUnusedDays, removeOldKeptFiles } from './intake/kept-files';
import { sameReading } from './intake/same-reading';
import { unreadRows } from './intake/unread-labels';
import { failureText } from './i18n/failure-text';
import { count } from './i18n/numbers';
import { m } from './i18n/paraglide/messages';
import { announce } from './ui/announcer.svelte';
import { toasts } from './ui/toasts.svelte';

/** The panels over the page; `null` shows none. */
export type DialogName = 'reading' | 'summary' | 'unread' | 'privacy' | 'keys';

/** The page's state: the engine, the open dataset, its funnel, and what is stored between visits. */
export class Workbench {
  readonly supply: EngineClient;
  readonly intake: Intake;
  funnel = $state.raw<FunnelState | null>(null);
  panel = $state<DialogName | null>(null);
  /** An analysis whose file is not loaded (yet). */
  awaited = $state.raw<Analysis | null>(null);
  readonly copy = new KeptCopy();
  readonly #writer = new AnalysisWriter();
  readonly #parts: DisplayParts;
  /** Resolves once the last work's analysis is known: a file dropped before then is read as that analysis says. */
  #recalled: Promise<Analysis | null> = Promise.resolve(null);

  /** `parts`: the views and panels there are; `prepare` loads what the page needs before it seals itself. */
  constructor(parts: DisplayParts, prepare: () => Promise<unknown>) {
    this.#parts = parts;
    this.supply = new EngineClient({
      prepare,
      onRestart: () => void this.#recover(),
      onStop: (failure) => this.fail(failure),
    });
    this.intake = new Intake(this.supply.engine, {
      loaded: (loaded) => this.#show(loaded),
      failed: (failure) => this.fail(failure),
      asks: () => (this.panel = 'reading'),
    });
  }

  /** Restores the last work: the link's analysis before the device's, and its data where available. */
  async restore(): Promise<void> {
    this.#recalled = this.#recall();
    await this.#await(await this.#recalled);
    await this.#removeOldCopies();
  }

  /** Files dropped, picked or pasted: an analysis is opened, the first other one is read. */
  async openFiles(files: File[]): Promise<void> {
    const file = files.at(0);
    if (file === undefined) return;
    toasts.clear();
    await this.#recalled;
    if (files.length > 1) toasts.show({ tone: 'warn', text: m.intake_one_at_a_time({ name: file.name }) });
    if (isAnalysisFile(file.name)) await this.openAnalysis(file);
    else await this.#openFile(file, { kind: 'file' });
  }

  /** An analysis saved earlier; it is laid over the open data where that fits, and waits for its file otherwise. */
  async openAnalysis(file: File): Promise<void> {
    const analysis = this.#opened(await readAnalysisFile(file, this.#parts));
    if (analysis === null) return;
    const { loaded } = this.intake;
    this.awaited = analysis;
    const source = analysis.sources.at(0);
    // The open file is already read as the analysis requires: only the spec changes.
    if (
      source?.kind === 'file' &&
      loaded?.origin.kind === 'file' &&
      sameReading(source.reading, loaded.inspection.reading)
    )
      this.#openOver(analysis, loaded.summary, file.name);
    else if (source?.kind === 'sample') await this.#openSample(source.sample);
    else if (loaded !== null) await this.#openFile(loaded.file, loaded.origin);
  }

  /** A link put into the address of the open page: its analysis is laid over the open data, or waits for its file. */
  async openLink(url: string): Promise<void> {
    const analysis = this.#opened(await decodeAnalysis(url.slice(url.indexOf('#') + 1), this.#parts));
    const { loaded, underway } = this.intake;
    if (analysis !== null && loaded !== null) this.#openLinked(analysis, loaded);
    else if (analysis !== null && underway !== null) this.awaited = analysis;
    else if (analysis !== null) await this.#await(analysis);
    // Where it could not be opened, the address is that of the open analysis again.
    await this.link();
  }

  async openSample(sample: SampleId): Promise<void> {
    toasts.clear();
    await this.#recalled;
    this.awaited = null;
    await this.#openSample(sample);
  }

  /** The whole analysis as one document; null before there is a funnel. */
  get analysis(): Analysis | null {
    const { funnel } = this;
    const { loaded } = this.intake;
    if (funnel === null || loaded === null) return null;
    const { spec, display, decisions } = funnel;
    return { version: analysisVersion, sources: [sourceOf(loaded)], funnel: spec, display, decisions };
  }

  save(): void {
    if (this.analysis !== null) saveAnalysisFile(this.analysis);
  }

  /** Puts the link into the address bar and returns it. */
  async link(): Promise<string> {
    if (this.analysis !== null) await writeLink(this.analysis);
    return location.href;
  }

  async keep(wanted: boolean): Promise<void> {
    const { loaded } = this.intake;
    if (wanted && loaded !== null) {
      await this.copy.keep(loaded.file);
      await this.#removeOldCopies();
    }
    if (!wanted && !(await this.copy.remove())) this.#sayInUse(loaded?.file.name);
  }

  /** Back to the first page; the analysis is forgotten with its data. */
  async close(): Promise<void> {
    const { loaded } = this.intake;
    this.intake.forget();
    this.funnel = null;
    this.panel = null;
    await this.startAfresh(loaded?.file.name);
    if (loaded !== null) await this.supply.engine.close(loaded.summary.id);
  }

  /** `name`: of the data that was open. */
  async startAfresh(name?: string): Promise<void> {
    this.awaited = null;
    this.#writer.forget();
    history.replaceState(null, '', location.pathname + location.search);
    const [removed] = await Promise.all([this.copy.close(), forgetAnalysis()]);
    if (!removed) this.#sayInUse(name);
  }

  /** Restarts the engine, and reads the file that waited for it. */
  async retry(): Promise<void> {
    this.supply.start();
    await this.intake.resume();
  }

  /** Starts the engine without DuckDB, and reads the file that waited for it. */
  async startWithoutSql(): Promise<void> {
    const { failure } = this.supply;
    this.supply.startWithoutSql();
    if (failure !== null) await this.intake.resume();
  }

  /** Shows a failure; the work so far stays. */
  fail(failure: Failure): void {
    // An engine restart, or giving up on it, is reported once and not for each pending call.
    if (failure.kind === 'cancelled' || failure.kind === 'engine_crashed') return;
    // The first page reports this itself, beside its progress bar.
    if (isOfEngine(failure) && this.funnel === null) return;
    const again = { label: m.app_retry(), run: () => void this.retry() };
    toasts.show({ tone: 'bad', ...failureText(failure), ...(isOfEngine(failure) ? { action: again } : {}) });
  }

  /** Saves the analysis shortly after each edit; call once, within a component. */
  writeDown(): void {
    $effect(() => {
      const { analysis } = this;
      // A funnel that is still being proposed is not saved yet.
      return analysis === null || this.funnel?.proposing ? undefined : this.#writer.note(analysis);
    });
    $effect(() => this.#writer.watch());
  }

  async #recall(): Promise<Analysis | null> {
    this.awaited = this.#opened(await restoreAnalysis(this.#parts));
    return this.awaited;
  }

  /** The analysis of a document; says why there is none, or what of it is not known. */
  #opened(outcome: Outcome<OpenedAnalysis | null>): Analysis | null {
    if (!outcome.ok) this.fail(outcome.failure);
    if (!outcome.ok || outcome.value === null) return null;
    showIgnoredParts(outcome.value.ignored);
    return outcome.value.analysis;
  }

  async #await(analysis: Analysis | null): Promise<void> {
    this.awaited = analysis;
    const source = analysis?.sources.at(0);
    if (source === undefined) return;
    if (source.kind === 'sample') {
      await this.#openSample(source.sample);
      return;
    }
    const file = await this.copy.find(source.name, source.size);
    // The person may have opened something else meanwhile.
    const isStillAwaited = this.awaited === analysis && this.intake.underway === null;
    if (file !== null && isStillAwaited) await this.#openFile(file, { kind: 'file' });
  }

  #sayInUse(name = ''): void {
    toasts.show({ tone: 'warn', text: m.intake_kept_in_use({ name }) });
  }

  async #removeOldCopies(): Promise<void> {
    const names = await removeOldKeptFiles();
    if (names.length === 0) return;
    const limits = { most: count(maxKeptFiles), days: count(maxUnusedDays) };
    toasts.show({ tone: 'warn', text: m.intake_kept_removed({ names: names.join(', '), ...limits }) });
  }

  async #openSample(sample: SampleId): Promise<void> {
    const { makeSample } = await import('./intake/samples/make-sample');
    await this.#openFile(makeSample(sample), { kind: 'sample', sample });
  }

  async #openFile(file: File, origin: Origin): Promise<void> {
    this.supply.start();
    await this.intake.open(file, origin, this.awaited?.sources.at(0)?.reading ?? null);
  }

  #openOver(analysis: Analysis, summary: DatasetSummary, name: string): void {
    this.awaited = null;
    if (this.#layOver(analysis, summary)) announce(m.intake_analysis_opened({ name }));
    else toasts.show({ tone: 'warn', text: m.intake_analysis_refused({ name, file: summary.name }) });
  }

  #openLinked(analysis: Analysis, { summary, inspection }: Loaded): void {
    // Going back to an address of this page is no step of its own.
    if (JSON.stringify(analysis) === JSON.stringify(this.analysis)) return;
    const file = summary.name;
    if (!this.#layOver(analysis, summary)) toasts.show({ tone: 'warn', text: m.intake_link_refused({ file }) });
    else if (analysis.sources.some(({ reading }) => !sameReading(reading, inspection.reading)))
      toasts.show({ tone: 'warn', text: m.intake_link_other_reading({ file }) });
    else toasts.show({ tone: 'good', text: m.intake_link_opened() });
  }

  /**
   * Puts an analysis in place of the present one, as a step that can be undone; false where the data has none of its
   * events.
   */
  #layOver({ funnel, display, decisions }: Analysis, summary: DatasetSummary): boolean {
    const { all, missing } = eventsNamed(funnel, summary);
    if (missing === all) return false;
    this.funnel?.replace({ spec: funnel, display, decisions });
    return true;
  }

  #show(loaded: Loaded): void {
    void this.copy.turnTo(loaded.file);
    const { summary } = loaded;
    const { awaited, funnel: before } = this;
    const { all, missing } = awaited === null ? { all: 0, missing: 0 } : eventsNamed(awaited.funnel, summary);
    // What the person opened is kept where any of it still applies: its cards show which events are missing.
    const fits = awaited !== null && missing < all;
    if (awaited !== null && !fits) toasts.show({ tone: 'warn', text: m.intake_analysis_unfit({ name: summary.name }) });
    const goesOn = awaited === null && before !== null && eventsNamed(before.spec, summary).missing === 0;
    const { display, decisions } = awaited ?? before ?? { display: defaultDisplay, decisions: noDecisions };
    this.funnel = new FunnelState(
      this.supply.engine,
      summary,
      goesOn ? before : { spec: fits ? awaited.funnel : null, display, decisions },
    );
    this.awaited = null;
    this.#announceLoaded(loaded);
  }

  #announceLoaded({ inspection, summary }: Loaded): void {
    const figures = { events: count(summary.events), users: count(summary.users) };
    announce(m.intake_loaded({ name: inspection.name, ...figures }));
    const unread = unreadRows(summary);
    if (unread === 0) return;
    toasts.show({
      tone: 'warn',
      text: m.intake_unread_notice({ rows: count(unread) }),
      action: { label: m.intake_unread_show(), run: () => (this.panel = 'unread') },
    });
  }

  /** A new thread has no data: the open dataset, or the one being read, is read again. */
  async #recover(): Promise<void> {
    // Where nothing was open, nothing is lost and no message is needed.
    const open = this.intake.loaded !== null || this.intake.underway !== null;
    if ((await this.intake.resume()) && open) toasts.show({ tone: 'warn', text: m.app_engine_restarted() });
  }
}

/** Number of events a funnel names, and of those missing in the data. */
function eventsNamed({ steps }: FunnelSpec, summary: DatasetSummary): { all: number; missing: number } {
  const count = (namesOf: (step: Step) => string[]): number => steps.flatMap(namesOf).length;
  return { all: count(({ events }) => events), missing: count((step) => missingEvents(step, summary)) };
}

function sourceOf({ origin, inspection }: Loaded): AnalysisSource {
  const { name, size, reading } = inspection;
  return origin.kind === 'sample' ? { ...origin, reading } : { kind: 'file', name, size, reading };
}

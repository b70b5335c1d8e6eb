import { keptReading } from '../document/analysis-device';
import type { SampleId } from '../core/spec/analysis';
import type { DatasetSummary, Inspection, LoadProgress, Reading } from '../core/spec/dataset';
import { missingRoles } from '../core/spec/source-shapes';
import type { Engine } from '../core/engine';
import { isOfEngine, success, type Failure, type Outcome } from '../core/outcome';
import { isTimeZone } from '../core/time/time-zone';
import { m } from '../i18n/paraglide/messages';
import { shortText } from '../i18n/short-text';
import { toasts } from '../ui/toasts.svelte';
import { sameReading, sameRows } from './same-reading';

/** Where the bytes come from: the person's file, or a generated sample. */
export type Origin = { kind: 'file' } | { kind: 'sample'; sample: SampleId };

/** A file with its inspection; it may not be loaded yet. */
export interface Inspected {
  file: File;
  origin: Origin;
  inspection: Inspection;
}

/** A file that has been read into a dataset. */
export interface Loaded extends Inspected {
  summary: DatasetSummary;
}

export interface IntakeEvents {
  loaded: (loaded: Loaded) => void;
  failed: (failure: Failure) => void;
  /** The person must check the reading before the file can be loaded. */
  asks: () => void;
}

/** The running load; `progress` is null while the file's head is inspected. */
export interface Underway {
  name: string;
  size: number;
  progress: LoadProgress | null;
}

/** An analysis reads the file differently from the page's guess: the person chooses one of the two readings. */
export interface ReadingQuestion {
  /** Of the file. */
  name: string;
  own: Reading;
  analysis: Reading;
  answer: (chosen: 'own' | 'analysis') => void;
}

/** `interrupted`: the engine died during it, or a newer load replaced it. */
type Ending = 'read' | 'not_read' | 'interrupted';

/**
 * Turns a dropped file into a dataset: inspects it, starts loading with the guessed reading at once, and reloads it
 * whenever the person corrects a guess. The previous dataset stays until the new one is loaded.
 */
export class Intake {
  underway = $state.raw<Underway | null>(null);
  /** The file shown in the panel: the latest one inspected. */
  subject = $state.raw<Inspected | null>(null);
  loaded = $state.raw<Loaded | null>(null);
  /** The question to answer before the current file is loaded. */
  question = $state.raw<ReadingQuestion | null>(null);

  readonly #engine: Engine;
  readonly #events: IntakeEvents;
  /** Counts requests; answers to earlier ones are ignored. */
  #wish = 0;
  /** The person's choice between two readings, reused if the engine dies during the load. */
  readonly #answers = new WeakMap<Reading, 'own' | 'analysis'>();
  /** The running load, restarted if the engine dies during it. */
  #task: (() => Promise<Ending>) | null = null;

  constructor(engine: Engine, events: IntakeEvents) {
    this.#engine = engine;
    this.#events = events;
  }

  /** `known`: an analysis's reading; it is used where the file has the same columns, and the person agrees. */
  async open(file: File, origin: Origin, known: Reading | null = null): Promise<void> {
    await this.#run(() => this.#open(file, origin, known));
  }

  /** Inspects and loads the current file again with another reading. */
  async change(reading: Reading): Promise<void> {
    const { subject } = this;
    if (subject === null) return;
    if (reading.timeZone !== subject.inspection.reading.timeZone) rememberZone(reading.timeZone);
    await this.#run(() => this.#change(subject, reading));
  }

  /**
   * After an engine restart: reloads the file with the same reading, then restarts the interrupted load.
   * Resolves to whether everything was loaded.
   */
  async resume(): Promise<boolean> {
    const task = this.#task;
    const ending = this.loaded === null ? 'read' : await this.#reread(this.loaded);
    if (ending === 'interrupted' || task === null) return ending === 'read';
    return (await this.#run(task)) === 'read' && ending === 'read';
  }

  /** Cancels the running load and keeps the previous state. */
  async cancel(): Promise<void> {
    this.#nextWish();
    this.#task = null;
    this.underway = null;
    this.subject = this.loaded;
    await this.#engine.cancel();
  }

  forget(): void {
    this.#nextWish();
    this.#task = null;
    this.subject = null;
    this.loaded = null;
    this.underway = null;
  }

  async #run(task: () => Promise<Ending>): Promise<Ending> {
    this.#task = task;
    const ending = await task();
    if (ending !== 'interrupted') this.#task = null;
    return ending;
  }

  async #open(file: File, origin: Origin, known: Reading | null): Promise<Ending> {
    const wish = await this.#begin(file);
    const zone = rememberedZone() ?? fallbackZone;
    const own = await this.#inspectAlone(file, zone);
    if (wish !== this.#wish) return 'interrupted';
    if (!own.ok) return this.#fail(own.failure);
    const agreed = known && (await this.#agreed(wish, { file, own: own.value, known }));
    if (wish !== this.#wish) return 'interrupted';
    const inspection = agreed ?? own.value;
    this.subject = { file, origin, inspection };
    if (inspection.absoluteTimes) this.#checkZone(agreed ? known.timeZone : zone);
    if (missingRoles(inspection.reading).length > 0) return this.#ask();
    if (inspection.ambiguity !== null && !agreed) this.#events.asks();
    return this.#load(wish, inspection.reading);
  }

  #nextWish(): number {
    this.question?.answer('own');
    return ++this.#wish;
  }

  /** As the page reads a file without an analysis: as it is open already, or else by its own guess. */
  async #inspectAlone(file: File, zone: string): Promise<Outcome<Inspection>> {
    const { loaded } = this;
    if (loaded?.file === file) return success(loaded.inspection);
    return this.#engine.inspect(file, { timeZone: usableZone(zone) });
  }

  /** The file as `known` reads it; null where its header is another then, or the person wants it otherwise. */
  async #agreed(
    wish: number,
    { file, own, known }: { file: File; own: Inspection; known: Reading },
  ): Promise<Inspection | null> {
    const read = await this.#engine.inspect(file, { ...known, timeZone: usableZone(known.timeZone) });
    if (wish !== this.#wish || !read.ok || !sameColumns(read.value.reading, known)) return null;
    if (sameRows(own.reading, read.value.reading) || (await isFromHere(known))) return read.value;
    if (wish !== this.#wish) return null;
    const about = { name: file.name, own: own.reading, analysis: read.value.reading };
    const chosen = this.#answers.get(known) ?? (await this.#answerTo(about));
    if (wish === this.#wish) this.#answers.set(known, chosen);
    return chosen === 'analysis' ? read.value : null;
  }

  #answerTo(about: Omit<ReadingQuestion, 'answer'>): Promise<'own' | 'analysis'> {
    return new Promise((resolve) => {
      const answer = (chosen: 'own' | 'analysis'): void => {
        this.question = null;
        resolve(chosen);
      };
      this.question = { ...about, answer };
    });
  }

  /** Notifies where the times are shown in another zone than requested. */
  #checkZone(zone: string): void {
    if (isTimeZone(zone)) return;
    toasts.show({
      tone: 'warn',
      text: m.intake_zone_unknown({ zone: shortText(zone, 60), used: fallbackZone }),
      advice: m.intake_zone_unknown_advice(),
      action: { label: m.intake_menu_reading(), run: () => this.#events.asks() },
    });
  }

  async #change(subject: Inspected, reading: Reading): Promise<Ending> {
    const wish = await this.#begin(subject.file);
    const outcome = await this.#engine.inspect(subject.file, reading);
    if (wish !== this.#wish) return 'interrupted';
    if (!outcome.ok) return this.#fail(outcome.failure);
    this.subject = { ...subject, inspection: outcome.value };
    return missingRoles(outcome.value.reading).length > 0 ? this.#ask() : this.#load(wish, outcome.value.reading);
  }

  async #reread(loaded: Loaded): Promise<Ending> {
    this.subject = loaded;
    const wish = await this.#begin(loaded.file);
    return this.#load(wish, loaded.inspection.reading);
  }

  async #begin(file: File): Promise<number> {
    const busy = this.underway !== null;
    const wish = this.#nextWish();
    this.underway = { name: file.name, size: file.size, progress: null };
    if (busy) await this.#engine.cancel();
    return wish;
  }

  async #load(wish: number, reading: Reading): Promise<Ending> {
    const subject = this.subject!;
    const { file } = subject;
    let done = false;
    const outcome = await this.#engine.load([{ file, reading }], (progress) => {
      // Progress uses a message channel of its own and may arrive after the end.
      if (!done && wish === this.#wish) this.underway = { name: file.name, size: file.size, progress };
    });
    done = true;
    if (wish !== this.#wish) {
      // Outdated: a newer request replaced it.
      if (outcome.ok) await this.#engine.close(outcome.value.id);
      return 'interrupted';
    }
    this.underway = null;
    if (!outcome.ok) return this.#refuse(outcome.failure);
    this.#take({ ...subject, summary: outcome.value });
    return 'read';
  }

  #take(loaded: Loaded): void {
    const before = this.loaded;
    this.loaded = loaded;
    this.#events.loaded(loaded);
    // A restarted thread counts ids from the beginning: the same id may belong to the new dataset.
    if (before !== null && before.summary.id !== loaded.summary.id) void this.#engine.close(before.summary.id);
  }

  /** A reading that does not fit can be corrected, so it stays open; other failures change nothing. */
  #refuse(failure: Failure): Ending {
    const correctable =
      failure.kind === 'no_rows' || failure.kind === 'role_missing' || failure.kind === 'line_too_long';
    if (!correctable) this.subject = this.loaded;
    const ending = this.#fail(failure);
    return correctable ? this.#ask() : ending;
  }

  #ask(): Ending {
    this.underway = null;
    this.#events.asks();
    return 'not_read';
  }

  #fail(failure: Failure): Ending {
    this.underway = null;
    this.#events.failed(failure);
    return isOfEngine(failure) ? 'interrupted' : 'not_read';
  }
}

function sameColumns(a: Reading, b: Reading): boolean {
  return a.columns.length === b.columns.length && a.columns.every(({ name }, i) => name === b.columns[i].name);
}

/** Whether the analysis of this device reads so too: its person knows. */
async function isFromHere(known: Reading): Promise<boolean> {
  const kept = await keptReading();
  return kept !== null && sameReading(kept, known);
}

/** Default zone, where none was chosen or this browser does not support the chosen one. */
const fallbackZone = 'UTC';

function usableZone(zone: string): string {
  return isTimeZone(zone) ? zone : fallbackZone;
}

const zoneKey = 'sluice.time-zone';

/** The zone chosen last: it is chosen once, not for every file. */
function rememberedZone(): string | null {
  try {
    return localStorage.getItem(zoneKey);
  } catch {
    return null;
  }
}

function rememberZone(zone: string): void {
  try {
    localStorage.setItem(zoneKey, zone);
  } catch {
    // Storage is not available: the zone is not remembered.
  }
}

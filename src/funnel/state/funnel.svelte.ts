import { GroupColours } from '../../chart/colours';
import { groupId } from '../../chart/group-id';
import type { FunnelDisplay } from '../../core/spec/analysis';
import type { DatasetSummary } from '../../core/spec/dataset';
import type { Decisions } from '../../core/spec/decisions';
import type { Engine } from '../../core/engine';
import type { FunnelAnswer, FunnelSpec, GroupKey } from '../../core/spec/funnel';
import type { Failure } from '../../core/outcome';
import { LatestAnswer } from '../../engine/answer.svelte';
import { effectiveSpec } from '../spec/effective-spec';
import { defaultSpec } from '../spec/default-spec';
import { firstFunnel } from './first-funnel';
import { figures, groupFigures, type ChartStep, type GroupFigures } from '../figures/funnel-figures';
import { PropertyList } from './properties.svelte';
import { History } from './history.svelte';

/** What undo walks through: the question, how its answer is drawn, and what is made of it. */
interface Made {
  spec: FunnelSpec;
  display: FunnelDisplay;
  decisions: Decisions;
}

/** What a funnel begins with; without a spec one is proposed. */
type Start = Omit<Made, 'spec'> & { spec: FunnelSpec | null };

/** The funnel being built over one dataset: its spec, the engine's answer to it, and the way back. */
export class FunnelState {
  readonly engine: Engine;
  readonly dataset: DatasetSummary;
  /** What is known of the columns. */
  readonly properties: PropertyList;
  readonly #history: History<Made>;
  readonly #latest: LatestAnswer<FunnelSpec, FunnelAnswer>;
  readonly #colours: GroupColours;

  /** What letting go of a drag would give; null while nothing is carried over a place. */
  #preview = $state.raw<FunnelSpec | null>(null);
  /** Id of the step or segment the inspector shows; null shows the rules of the whole funnel. */
  #selected = $state<string | null>(null);
  #wantsFocus = false;
  /** Looking for a first funnel. */
  #proposing = $state(false);

  /** `start`: what it begins with, or the funnel over earlier data that it continues, with all that can be undone. */
  constructor(engine: Engine, dataset: DatasetSummary, start: Start | FunnelState) {
    this.engine = engine;
    this.dataset = dataset;
    this.properties = new PropertyList(engine, dataset);
    this.#latest = new LatestAnswer((spec) => engine.funnel(dataset.id, spec));
    if (start instanceof FunnelState && !start.proposing) {
      this.#history = start.#history;
      this.#colours = start.#colours;
      this.#selected = start.#selected;
      this.#ask();
      return;
    }
    const { spec, display, decisions } = start;
    const known = start instanceof FunnelState ? null : spec;
    this.#history = new History({ spec: known ?? defaultSpec([]), display, decisions });
    this.#colours = new GroupColours();
    if (known) this.#ask();
    else void this.#propose();
  }

  /** The funnel as committed; edit it by giving the next one to `edit`. */
  get spec(): FunnelSpec {
    return this.#history.now.spec;
  }

  get display(): FunnelDisplay {
    return this.#history.now.display;
  }

  get decisions(): Decisions {
    return this.#history.now.decisions;
  }

  get preview(): FunnelSpec | null {
    return this.#preview;
  }

  get proposing(): boolean {
    return this.#proposing;
  }

  /** The last right answer, which may still be that of an earlier spec: see `pending`. */
  get answer(): FunnelAnswer | null {
    return this.#asks ? this.#latest.value : null;
  }

  /** What `answer` answers: the asked spec, whose groups it names. */
  get answered(): FunnelSpec | null {
    return this.#asks ? (this.#latest.told?.question ?? null) : null;
  }

  /** The last right answer where it is that to `spec`; null while that is awaited. */
  answerTo(spec: FunnelSpec): FunnelAnswer | null {
    const { told } = this.#latest;
    return told && JSON.stringify(told.question) === JSON.stringify(spec) ? told.answer : null;
  }

  get failure(): Failure | null {
    return this.#asks ? this.#latest.failure : null;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  /** Whether any stage has an event, so that there is something to ask. */
  get #asks(): boolean {
    return (this.#preview ?? this.spec).steps.some(({ events }) => events.length > 0);
  }

  /** One per stage that has events, of the last right answer. */
  readonly steps: ChartStep[] = $derived.by(() => {
    const { answered, answer } = this;
    return answered && answer ? figures(answered, answer) : [];
  });

  /** Every group of the last right answer, with its colour; none where nothing splits the funnel. */
  readonly groups: GroupFigures[] = $derived.by(() => {
    const { answered, answer } = this;
    return answered && answer ? groupFigures(answered, answer, this.#colours) : [];
  });

  /** Whether an actor may be in several of the groups by making: the funnel ran once for each value. */
  get overlapping(): boolean {
    return this.answered?.breakdown?.attribution.at === 'all';
  }

  /** The colour of a group, the same wherever it is drawn; a CSS value. */
  colourOf(key: GroupKey): string {
    const id = groupId(key);
    return this.groups.find((group) => group.id === id)?.colour ?? this.#colours.of(key);
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  get selected(): string | null {
    const there = [...this.spec.steps, ...this.spec.segments].some(({ id }) => id === this.#selected);
    return there ? this.#selected : null;
  }

  /** Index of the selected step; −1 where none is. */
  get selectedAt(): number {
    return this.spec.steps.findIndex(({ id }) => id === this.#selected);
  }

  /** `focus`: whatever is to be filled in next should take the focus. */
  select(id: string | null, { focus = false } = {}): void {
    this.#selected = id;
    this.#wantsFocus = focus;
  }

  /** For a field that is to be filled in: whether the focus is wanted and not taken yet. */
  takeFocus(): boolean {
    const wanted = this.#wantsFocus;
    this.#wantsFocus = false;
    return wanted;
  }

  /** Commits the next spec and asks for it; `key` names the thing edited, so that typing in it is undone as one. */
  edit(next: FunnelSpec, key = ''): void {
    this.#preview = null;
    if (next !== this.spec) this.#history.commit({ ...this.#history.now, spec: next }, key);
    this.#ask();
  }

  /** Commits another way of drawing; `key` as in `edit`. */
  show(display: Partial<FunnelDisplay>, key = ''): void {
    this.#history.commit({ ...this.#history.now, display: { ...this.display, ...display } }, key);
  }

  /** Turns to a view or a panel: kept with the rest, but no step to undo. */
  turnTo(place: Partial<Pick<FunnelDisplay, 'view' | 'panel'>>): void {
    this.#history.amend({ ...this.#history.now, display: { ...this.display, ...place } });
  }

  /** Commits what is made of the answer; `key` as in `edit`. */
  decide(decisions: Partial<Decisions>, key = ''): void {
    this.#history.commit({ ...this.#history.now, decisions: { ...this.decisions, ...decisions } }, key);
  }

  /** Commits another funnel in place of this one, as a step that can be undone. */
  replace(next: Made): void {
    this.#preview = null;
    this.#history.commit(next);
    this.#ask();
  }

  /** Shows the answer to a spec that is not committed; null goes back to the committed one. */
  look(preview: FunnelSpec | null): void {
    if (preview === this.#preview) return;
    this.#preview = preview === this.spec ? null : preview;
    this.#ask();
  }

  undo(): boolean {
    return this.#walk(this.#history.undo());
  }

  redo(): boolean {
    return this.#walk(this.#history.redo());
  }

  #walk(moved: boolean): boolean {
    this.#preview = null;
    if (moved) this.#ask();
    return moved;
  }

  #ask(): void {
    const question = effectiveSpec(this.#preview ?? this.spec);
    if (question) this.#latest.ask(question);
    else this.#latest.drop();
  }

  async #propose(): Promise<void> {
    this.#proposing = true;
    const spec = await firstFunnel(this.engine, this.dataset);
    this.#proposing = false;
    // What the person did meanwhile counts for more than a proposal.
    if (this.canUndo) return;
    this.#history.restart({ ...this.#history.now, spec });
    this.#ask();
  }
}

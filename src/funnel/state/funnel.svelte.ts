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

/** The state covered by undo: the spec, the display settings, and the decisions. */
interface Made {
  spec: FunnelSpec;
  display: FunnelDisplay;
  decisions: Decisions;
}

/** Initial state of a funnel; without a spec one is proposed. */
type Start = Omit<Made, 'spec'> & { spec: FunnelSpec | null };

/** The funnel being built over one dataset: its spec, the engine's answer, and the undo history. */
export class FunnelState {
  readonly engine: Engine;
  readonly dataset: DatasetSummary;
  /** Summaries of the columns. */
  readonly properties: PropertyList;
  readonly #history: History<Made>;
  readonly #latest: LatestAnswer<FunnelSpec, FunnelAnswer>;
  readonly #colours: GroupColours;

  /** The spec that dropping now would give; null while nothing is dragged over a drop target. */
  #preview = $state.raw<FunnelSpec | null>(null);
  /** Id of the step or segment the inspector shows; null shows the rules of the whole funnel. */
  #selected = $state<string | null>(null);
  #wantsFocus = false;
  /** Whether a first funnel is being proposed. */
  #proposing = $state(false);

  /** `start`: the initial state, or the funnel over earlier data that it continues, with its undo history. */
  constructor(engine: Engine, dataset: DatasetSummary, start: Start | FunnelState) {
    this.engine = engine;
    this.dataset = dataset;
    this.properties = new PropertyList(engine, dataset);
    this.#latest = new LatestAnswer((spec) => engine.ask(dataset.id, 'funnel', { spec }));
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

  /** The last successful answer, which may belong to an earlier spec: see `pending`. */
  get answer(): FunnelAnswer | null {
    return this.#asks ? this.#latest.value : null;
  }

  /** The spec that `answer` belongs to, whose groups it names. */
  get answered(): FunnelSpec | null {
    return this.#asks ? (this.#latest.result?.question ?? null) : null;
  }

  /** The last successful answer where it belongs to `spec`; null while that is awaited. */
  answerTo(spec: FunnelSpec): FunnelAnswer | null {
    const { result } = this.#latest;
    return result && JSON.stringify(result.question) === JSON.stringify(spec) ? result.answer : null;
  }

  get failure(): Failure | null {
    return this.#asks ? this.#latest.failure : null;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  /** Whether any stage has an event, so that there is something to query. */
  get #asks(): boolean {
    return (this.#preview ?? this.spec).steps.some(({ events }) => events.length > 0);
  }

  /** One per stage that has events, from the last successful answer. */
  readonly steps: ChartStep[] = $derived.by(() => {
    const { answered, answer } = this;
    return answered && answer ? figures(answered, answer) : [];
  });

  /** Every group of the last successful answer, with its colour; empty without breakdown or segments. */
  readonly groups: GroupFigures[] = $derived.by(() => {
    const { answered, answer } = this;
    return answered && answer ? groupFigures(answered, answer, this.#colours) : [];
  });

  /** Whether an actor may be in several groups, because the funnel ran once for each value. */
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

  /** `focus`: the next field to fill in should take the focus. */
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

  /** Commits the next spec and queries it; `key` names what is edited, so that typing is undone as one step. */
  edit(next: FunnelSpec, key = ''): void {
    this.#preview = null;
    if (next !== this.spec) this.#history.commit({ ...this.#history.now, spec: next }, key);
    this.#ask();
  }

  /** Commits display settings; `key` as in `edit`. */
  setDisplay(display: Partial<FunnelDisplay>, key = ''): void {
    this.#history.commit({ ...this.#history.now, display: { ...this.display, ...display } }, key);
  }

  /** Opens a view or a panel: saved with the analysis, but not an undo step. */
  open(place: Partial<Pick<FunnelDisplay, 'view' | 'panel'>>): void {
    this.#history.amend({ ...this.#history.now, display: { ...this.display, ...place } });
  }

  /** Commits decisions; `key` as in `edit`. */
  setDecisions(decisions: Partial<Decisions>, key = ''): void {
    this.#history.commit({ ...this.#history.now, decisions: { ...this.decisions, ...decisions } }, key);
  }

  /** Commits another funnel in place of this one, as a step that can be undone. */
  replace(next: Made): void {
    this.#preview = null;
    this.#history.commit(next);
    this.#ask();
  }

  /** Shows the answer to a spec that is not committed; null goes back to the committed one. */
  setPreview(preview: FunnelSpec | null): void {
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
    // An edit made in the meantime takes precedence over the proposal.
    if (this.canUndo) return;
    this.#history.restart({ ...this.#history.now, spec });
    this.#ask();
  }
}

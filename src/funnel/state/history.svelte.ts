/** Enough for an afternoon of undo, few enough not to matter in memory. */
const maxHistoryEntries = 200;

/** Edits of the same thing closer than this, in milliseconds, are one step: typing a name, holding an arrow key. */
const gestureGapMs = 1500;

/** Undo history: the present, past and undone states. States are replaced, never mutated. */
export class History<State> {
  #past = $state.raw<State[]>([]);
  #now: State;
  #future = $state.raw<State[]>([]);
  #last = { key: '', at: 0 };
  readonly #clock: () => number;

  constructor(start: State, clock: () => number = () => performance.now()) {
    this.#now = $state.raw(start);
    this.#clock = clock;
  }

  get now(): State {
    return this.#now;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** `key` names what is edited; consecutive edits of one key within a moment are undone together. */
  commit(next: State, key = ''): void {
    const at = this.#clock();
    const continues = key !== '' && key === this.#last.key && at - this.#last.at < gestureGapMs;
    if (!continues) this.#past = [...this.#past.slice(1 - maxHistoryEntries), this.#now];
    this.#last = { key, at };
    this.#future = [];
    this.#now = next;
  }

  /** Replaces the present state without adding an undo step. */
  amend(now: State): void {
    this.#now = now;
  }

  undo(): boolean {
    const before = this.#past.at(-1);
    if (before === undefined) return false;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#now, ...this.#future];
    this.#now = before;
    this.#last = { key: '', at: 0 };
    return true;
  }

  redo(): boolean {
    const [after, ...rest] = this.#future;
    if (after === undefined) return false;
    this.#past = [...this.#past, this.#now];
    this.#future = rest;
    this.#now = after;
    this.#last = { key: '', at: 0 };
    return true;
  }

  /** Restarts the history: earlier states can't be restored. */
  restart(start: State): void {
    this.#past = [];
    this.#future = [];
    this.#now = start;
  }
}

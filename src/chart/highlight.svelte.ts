/** Id of the group highlighted anywhere on the page; the others are dimmed. */
class Highlight {
  #looked = $state<string | null>(null);
  #kept = $state<string | null>(null);

  /** The group pointed at, else the pinned one. */
  get group(): string | null {
    return this.#looked ?? this.#kept;
  }

  /** Sets the group pointed at, or none. */
  set group(id: string | null) {
    this.#looked = id;
  }

  /** Pins the group that stays highlighted while nothing is pointed at. */
  get kept(): string | null {
    return this.#kept;
  }

  keep(id: string | null): void {
    this.#kept = id;
  }
}

export const highlight = new Highlight();

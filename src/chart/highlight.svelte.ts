/** The group, by its id, that is looked at anywhere on the page; the others step back. */
class Highlight {
  #looked = $state<string | null>(null);
  #kept = $state<string | null>(null);

  /** The one pointed at, else the one kept. */
  get group(): string | null {
    return this.#looked ?? this.#kept;
  }

  /** Points at one, or at none. */
  set group(id: string | null) {
    this.#looked = id;
  }

  /** The one that stays looked at while nothing is pointed at. */
  get kept(): string | null {
    return this.#kept;
  }

  keep(id: string | null): void {
    this.#kept = id;
  }
}

export const highlight = new Highlight();

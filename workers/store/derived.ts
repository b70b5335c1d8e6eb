/**
 * Values that were computed from an owner, a store or a property, and are kept as long as the owner is: they are freed
 * with the dataset. Of each owner the last value is kept, since an analyst changes one part of a question at a time.
 */
export class Derived<Owner extends object, Value> {
  readonly #kept = new WeakMap<Owner, { key: unknown; value: Value }>();

  /** The owner's value for this key, compared by identity; computed anew where the last one was for another key. */
  of(owner: Owner, key: unknown, compute: () => Value): Value {
    let kept = this.#kept.get(owner);
    if (kept === undefined || kept.key !== key) this.#kept.set(owner, (kept = { key, value: compute() }));
    return kept.value;
  }
}

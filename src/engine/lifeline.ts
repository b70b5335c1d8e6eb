import type { Outcome } from '../contract/outcome';

/** Milliseconds between two looks, and how long a thread may be silent: sorting 100 million events takes about 11 s. */
const lookEvery = 2_000;
const silentFor = 20_000;

function isCrash(answer: unknown): answer is { ok: false; failure: { detail?: string } } {
  const outcome = answer as Partial<Outcome<unknown>> | undefined;
  return outcome?.ok === false && outcome.failure?.kind === 'engine_crashed';
}

/**
 * Notices when the thread at the other end has died, and then answers every call under way in its stead: a worker that
 * is terminated leaves its promises pending for ever, without a word.
 */
export class Lifeline {
  readonly #ping: () => Promise<unknown>;
  readonly #onDeath: (reason: string) => void;
  readonly #held = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #heard = 0;
  #pinging = false;
  #dead = false;

  constructor(ping: () => Promise<unknown>, onDeath: (reason: string) => void) {
    this.#ping = ping;
    this.#onDeath = onDeath;
  }

  /** The call's own answer, or `instead` where the thread dies (null) or the call throws (its words). */
  hold<T>(call: () => Promise<T>, instead: (thrown: string | null) => T): Promise<T> {
    return new Promise((resolve) => {
      const giveUp = () => {
        resolve(instead(null));
      };
      if (this.#dead) {
        giveUp();
        return;
      }
      this.#held.add(giveUp);
      this.#watch();
      void call()
        .catch((error: unknown) => instead(String(error)))
        .then((answer) => {
          this.#release(giveUp);
          resolve(answer);
          if (isCrash(answer)) this.die(answer.failure.detail ?? 'engine_crashed');
        });
    });
  }

  /** `reason` null: ended on purpose, nobody needs to be told. */
  die(reason: string | null): void {
    if (this.#dead) return;
    this.#dead = true;
    clearInterval(this.#timer);
    for (const giveUp of this.#held) giveUp();
    this.#held.clear();
    if (reason !== null) this.#onDeath(reason);
  }

  #release(giveUp: () => void): void {
    this.#held.delete(giveUp);
    if (this.#held.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #watch(): void {
    if (this.#timer !== undefined) return;
    this.#heard = performance.now();
    this.#timer = setInterval(() => this.#look(), lookEvery);
  }

  #look(): void {
    if (performance.now() - this.#heard > silentFor) this.die('silent');
    if (this.#pinging || this.#dead) return;
    this.#pinging = true;
    void this.#ping().then(() => {
      this.#pinging = false;
      this.#heard = performance.now();
    });
  }
}

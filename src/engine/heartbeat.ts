import type { Outcome } from '../core/outcome';

/** Milliseconds between two checks. */
const checkEveryMs = 2_000;
/**
 * Number of checks in a row that may find a ping unanswered. Sorting 100 million events takes about 11 s, and on a busy
 * machine several times as long. Checks are counted instead of time: a page that sleeps, is hidden or gets no CPU time
 * checks late, when the thread has long answered or has had no CPU time either.
 */
const maxUnansweredPings = 30;

function isCrash(answer: unknown): answer is { ok: false; failure: { detail?: string } } {
  const outcome = answer as Partial<Outcome<unknown>> | undefined;
  return outcome?.ok === false && outcome.failure?.kind === 'engine_crashed';
}

/**
 * Notices when the worker has died and then settles every pending call in its place: a worker that
 * is terminated leaves its promises pending for ever, without an error.
 */
export class Heartbeat {
  readonly #ping: () => Promise<unknown>;
  readonly #onDeath: (reason: string) => void;
  readonly #held = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #pinging = false;
  #unanswered = 0;
  #dead = false;

  constructor(ping: () => Promise<unknown>, onDeath: (reason: string) => void) {
    this.#ping = ping;
    this.#onDeath = onDeath;
  }

  /** The call's own answer, or `instead(reason)` where the thread dies (null) or the call throws (its message). */
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

  /** `reason` null: ended on purpose, so nothing is reported. */
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
    this.#unanswered = 0;
    this.#timer = setInterval(() => this.#look(), checkEveryMs);
  }

  #look(): void {
    if (this.#pinging) {
      this.#unanswered++;
      if (this.#unanswered >= maxUnansweredPings) this.die('silent');
      return;
    }
    this.#pinging = true;
    void this.#ping().then(() => {
      this.#pinging = false;
      this.#unanswered = 0;
    });
  }
}

import { wallClock, type WallClock } from '../../src/core/time/wall-clock';
import { msPerDay } from '../../src/core/time/units';

/** Beyond this many milliseconds from 1970 there are no dates in JavaScript. */
const maxWallMs = 8.64e15;

/** Times as text, `2026-11-21 14:03:22`, on the wall clock of a zone. */
export class WallTimes {
  readonly #clock: WallClock;

  constructor(timeZone: string) {
    this.#clock = wallClock(timeZone);
  }

  /** `time` in µs since 1970 UTC. */
  text(time: number): string {
    const instant = Math.floor(time / 1000);
    if (Math.abs(instant) > maxWallMs - 3 * msPerDay) return String(time);
    return new Date(this.#clock(instant)).toISOString().replace('T', ' ').slice(0, -5);
  }
}

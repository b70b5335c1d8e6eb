import { isSealed } from './seal';
import { probePath } from './send-probes';

/** A request the page has made. */
interface RequestMade {
  url: string;
  /** `navigation`, `script`, `link`, `fetch` … as the browser names it. */
  by: string;
  /** Bytes received; 0 from the browser's cache. */
  bytes: number;
  afterSeal: boolean;
}

/** Some browsers record requests that they refused. */
function isRefusedProbe({ name, responseStatus }: PerformanceResourceTiming): boolean {
  return responseStatus === 0 && name.includes(probePath);
}

function madeOf(entry: PerformanceResourceTiming, sealedAt: number): RequestMade {
  const { name, initiatorType, entryType, transferSize, startTime } = entry;
  const by = entryType === 'navigation' ? 'navigation' : initiatorType;
  return { url: name, by, bytes: transferSize, afterSeal: startTime > sealedAt };
}

/** Records every request of the page, from the first. */
class RequestLog {
  list = $state.raw<RequestMade[]>([]);
  sealed = $state(false);
  #sealedAt = Infinity;

  constructor() {
    if (typeof PerformanceObserver === 'undefined') return;
    for (const type of ['navigation', 'resource']) {
      new PerformanceObserver((entries) => this.#add(entries.getEntries())).observe({ type, buffered: true });
    }
  }

  noteSeal(): void {
    if (!isSealed() || this.sealed) return;
    this.sealed = true;
    this.#sealedAt = performance.now();
  }

  #add(entries: PerformanceEntryList): void {
    const made = entries
      .map((entry) => entry as PerformanceResourceTiming)
      .filter((entry) => /^https?:/.test(entry.name) && !isRefusedProbe(entry))
      .map((entry) => madeOf(entry, this.#sealedAt));
    // The navigation is reported twice: when it began, and when its size was known.
    const known = this.list.filter(({ by }) => by !== 'navigation' || !made.some((entry) => entry.by === 'navigation'));
    this.list = [...known, ...made];
  }
}

export const requests = new RequestLog();

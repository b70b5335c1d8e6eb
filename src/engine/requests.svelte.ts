import { isSealed } from './seal';

/** A request the page has made; `afterSeal` only for its own script files. */
interface RequestMade {
  url: string;
  /** `navigation`, `script`, `link`, `fetch` … as the browser names it. */
  by: string;
  /** Bytes that came; 0 from the browser's cache. */
  bytes: number;
  afterSeal: boolean;
}

/** An attempt to send something, made by the reader to see what happens. */
export interface Attempt {
  url: string;
  refused: boolean;
  /** It went out; false where it was refused or there is no network. */
  sent: boolean;
  /** The rule of the policy that refused it. */
  rule: string;
}

function madeOf(entry: PerformanceResourceTiming, sealedAt: number): RequestMade {
  const { name, initiatorType, entryType, transferSize, startTime } = entry;
  const by = entryType === 'navigation' ? 'navigation' : initiatorType;
  return { url: name, by, bytes: transferSize, afterSeal: startTime > sealedAt };
}

/** Keeps account of every request of the page, from its first. */
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
      .filter((entry) => /^https?:/.test(entry.name))
      .map((entry) => madeOf(entry as PerformanceResourceTiming, this.#sealedAt));
    // The navigation is told twice: when it began, and when its size was known.
    const known = this.list.filter(({ by }) => by !== 'navigation' || !made.some((entry) => entry.by === 'navigation'));
    this.list = [...known, ...made];
  }
}

export const requests = new RequestLog();

/** Tries to send a few letters to `url` and tells whether the browser refused, and by which rule. */
export async function tryToSend(url: string): Promise<Attempt> {
  let rule = '';
  const note = (event: SecurityPolicyViolationEvent) => (rule = event.originalPolicy);
  document.addEventListener('securitypolicyviolation', note);
  try {
    await fetch(url, { method: 'POST', mode: 'no-cors', body: 'sluice' });
    return { url, refused: false, sent: true, rule };
  } catch {
    // The violation event comes a task after the promise is rejected.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { url, refused: rule !== '', sent: false, rule };
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}

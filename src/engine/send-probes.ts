import { pageProbes, type Probe } from './page-probes';
import { probeFromWorker, workerProbes } from './worker-probes';

/** `unanswered`: no answer came, and the browser does not say why. */
export type ProbeResult = 'refused' | 'sent' | 'unanswered';

export interface ProbeOutcome {
  from: 'page' | 'worker';
  /** The kind of request, as written in code. */
  name: string;
  result: ProbeResult;
}

/** The end of every address that a probe asks for, before its query. */
export const probePath = 'sluice-probe';

/** Milliseconds for all requests; and for the report of a refusal, after a request has failed. */
const probeTimeoutMs = 10_000;
const reportTimeoutMs = 2_000;

/** Collects the outcome of each request until all are decided. */
class Results {
  readonly complete: Promise<void>;
  readonly #results = new Map<string, ProbeResult>();
  readonly #urls: ReadonlySet<string>;
  #finish: () => void = () => undefined;

  constructor(urls: readonly string[]) {
    this.#urls = new Set(urls);
    this.complete = new Promise((resolve) => (this.#finish = resolve));
  }

  /** The first outcome counts. */
  note(url: string, result: ProbeResult): void {
    if (!this.#urls.has(url) || this.#results.has(url)) return;
    this.#results.set(url, result);
    if (this.#results.size === this.#urls.size) this.#finish();
  }

  of(url: string): ProbeResult {
    const result = this.#results.get(url) ?? 'unanswered';
    return result === 'unanswered' && wasAnswered(url) ? 'sent' : result;
  }
}

/** Whether the browser has recorded an answer from a server. */
function wasAnswered(url: string): boolean {
  const entries = performance.getEntriesByName(url) as PerformanceResourceTiming[];
  return entries.some(({ responseStatus }) => responseStatus > 0);
}

interface Sent extends Probe {
  url: string;
}

/** Makes a request of every kind that the page and a worker have, to a server of this origin and path. */
export async function sendProbes(server: string): Promise<ProbeOutcome[]> {
  const urlOf = (from: string, name: string) =>
    `${new URL(probePath, server).href}?from=${from}&by=${encodeURIComponent(name)}`;
  const ofPage = pageProbes().map((probe): Sent => ({ ...probe, url: urlOf('page', probe.name) }));
  const ofWorker = workerProbes.map((name) => ({ name, url: urlOf('worker', name) }));
  const results = new Results([...ofPage, ...ofWorker].map(({ url }) => url));
  const endPage = sendFromPage(ofPage, results);
  const endWorker = probeFromWorker(
    Object.fromEntries(ofWorker.map(({ name, url }) => [name, url])),
    ({ url, refused }) => results.note(httpOf(url), refused ? 'refused' : 'sent'),
  );
  await Promise.race([results.complete, after(probeTimeoutMs)]);
  endPage();
  endWorker();
  return [
    ...ofPage.map(({ name, url }): ProbeOutcome => ({ from: 'page', name, result: results.of(url) })),
    ...ofWorker.map(({ name, url }): ProbeOutcome => ({ from: 'worker', name, result: results.of(url) })),
  ];
}

function sendFromPage(probes: readonly Sent[], results: Results): () => void {
  const noteRefusal = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
    const isRefused = ({ url, directive }: Sent) =>
      httpOf(blockedURI) === url || (directive === effectiveDirective && blockedURI === new URL(url).origin);
    for (const { url } of probes.filter(isRefused)) results.note(url, 'refused');
  };
  document.addEventListener('securitypolicyviolation', noteRefusal);
  const stage = document.body.appendChild(hiddenStage());
  for (const probe of probes) void send(probe, stage).then((result) => result && results.note(probe.url, result));
  return () => {
    stage.remove();
    document.removeEventListener('securitypolicyviolation', noteRefusal);
  };
}

/** The outcome reported by the request itself; null where it reports none. */
async function send({ url, send }: Sent, stage: HTMLElement): Promise<ProbeResult | null> {
  try {
    const sending = send(url, stage);
    await sending;
    return sending instanceof Promise ? 'sent' : null;
  } catch (error) {
    // A worker of another origin is refused with an exception before the policy is checked.
    const isForeign = new URL(url).origin !== location.origin;
    if (isForeign && error instanceof DOMException && error.name === 'SecurityError') return 'refused';
    await after(reportTimeoutMs);
    return 'unanswered';
  }
}

/** Not `display: none`: resources of hidden elements are not fetched. */
function hiddenStage(): HTMLElement {
  const stage = document.createElement('div');
  stage.ariaHidden = 'true';
  Object.assign(stage.style, { position: 'fixed', width: '1px', height: '1px', opacity: '0', pointerEvents: 'none' });
  return stage;
}

/** The policy names a socket by its own scheme. */
const httpOf = (url: string) => url.replace(/^ws/, 'http');

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

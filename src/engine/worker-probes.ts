const body = `{ method: 'POST', mode: 'no-cors', body: 'sluice' }`;

/** The ways in which a worker can send data: each as written in code, with a script that tries it. */
const ways: Record<string, string> = {
  'fetch()': `fetch(url, ${body})`,
  XMLHttpRequest:
    'new Promise((done) => { const r = new XMLHttpRequest(); r.onload = done; r.open("POST", url); r.send("sluice"); })',
  EventSource: 'new Promise((done) => (new EventSource(url).onopen = done))',
  WebSocket: 'new Promise((done) => (new WebSocket(url.replace(/^http/, "ws")).onopen = done))',
  'new Worker()': 'new Promise((done) => (new Worker(url).onmessage = done))',
  'import()': 'import(url)',
  'importScripts()': 'importScripts(url)',
};

const attempts = Object.entries(ways).map(
  ([name, script]) => `attempt(data[${JSON.stringify(name)}], async (url) => ${script});`,
);

// A worker of another origin is refused with an exception before the policy is checked.
const script = `
addEventListener('securitypolicyviolation', ({ blockedURI }) => postMessage({ url: blockedURI, refused: true }));
function attempt(url, send) {
  const isForeign = new URL(url).origin !== location.origin;
  send(url).then(
    () => postMessage({ url, refused: false }),
    ({ name }) => isForeign && name === 'SecurityError' && postMessage({ url, refused: true }),
  );
}
addEventListener('message', ({ data }) => { ${attempts.join('\n')} });`;

/** Outcome of a request made by the worker. */
export interface WorkerReport {
  url: string;
  /** Refused by the browser; otherwise a server has answered. */
  refused: boolean;
}

export const workerProbes: readonly string[] = Object.keys(ways);

/**
 * Makes a request of each kind, to the address given by its name, from a worker made from a blob as the engine's are.
 * It is a classic one, since others have no `importScripts`. Ends it with the function returned.
 */
export function probeFromWorker(urls: Record<string, string>, onReport: (report: WorkerReport) => void): () => void {
  const source = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(source);
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerReport>) => onReport(data));
  worker.postMessage(urls);
  return () => {
    worker.terminate();
    URL.revokeObjectURL(source);
  };
}

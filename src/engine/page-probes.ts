/** A way in which a page can send data to a server. */
export interface Probe {
  /** The kind of request, as written in code; unique. */
  name: string;
  /**
   * The policy's directive; set only where a violation report names just the origin. No other probe then has the same
   * directive.
   */
  directive?: string;
  /** Makes a request; elements for it go into `stage`. A promise resolves only if a server has answered. */
  send: (url: string, stage: HTMLElement) => unknown;
}

type Tag = keyof HTMLElementTagNameMap;

/** An element whose attribute makes the browser fetch it. */
function element<T extends Tag>(name: string, tag: T, attributes: (url: string) => Partial<HTMLElementTagNameMap[T]>) {
  const send = (url: string, stage: HTMLElement): void => {
    stage.append(Object.assign(document.createElement(tag), attributes(url)));
  };
  return { name, send };
}

const linkProbe = (rel: string, as?: string) =>
  element(`<link rel="${rel}"${as === undefined ? '' : ` as="${as}"`}>`, 'link', (href) => ({
    rel,
    href,
    ...(as !== undefined && { as }),
  }));

const once = (target: EventTarget, type: string) =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

const connections: Probe[] = [
  { name: 'fetch()', send: (url) => fetch(url, { method: 'POST', mode: 'no-cors', body: 'sluice' }) },
  { name: 'XMLHttpRequest', send: sendByXhr },
  { name: 'navigator.sendBeacon()', send: (url) => navigator.sendBeacon(url, 'sluice') },
  { name: 'EventSource', send: (url) => once(new EventSource(url), 'open') },
  { name: 'WebSocket', send: (url) => once(new WebSocket(url.replace(/^http/, 'ws')), 'open') },
];

const scripts: Probe[] = [
  element('<script>', 'script', (src) => ({ src })),
  element('<script type="module">', 'script', (src) => ({ src, type: 'module' })),
  { name: 'import()', send: (url) => import(/* @vite-ignore */ url) },
  linkProbe('modulepreload'),
  linkProbe('preload', 'script'),
  linkProbe('preload', 'fetch'),
  linkProbe('preload', 'style'),
  linkProbe('preload', 'image'),
  linkProbe('preload', 'font'),
  linkProbe('prefetch'),
];

const pictures: Probe[] = [
  element('<img>', 'img', (src) => ({ src })),
  element('<video>', 'video', (src) => ({ src })),
  element('<audio>', 'audio', (src) => ({ src })),
  linkProbe('stylesheet'),
  { name: 'CSS url()', send: (url, stage) => void (stage.style.backgroundImage = `url("${url}")`) },
  { name: 'FontFace', send: (url) => new FontFace('sluice-probe', `url("${url}")`).load() },
];

const documents: Probe[] = [
  { ...element('<iframe>', 'iframe', (src) => ({ src })), directive: 'frame-src' },
  { ...element('<object>', 'object', (data) => ({ data })), directive: 'object-src' },
  { name: '<form>', send: submit },
];

const workers: Probe[] = [
  { name: 'new Worker()', send: (url) => new Worker(url) },
  { name: 'new SharedWorker()', send: (url) => new SharedWorker(url) },
];

/** Features that exist only in a secure context. */
const secured: Probe[] = [
  { name: 'serviceWorker.register()', send: (url) => navigator.serviceWorker.register(url) },
  {
    name: 'audioWorklet.addModule()',
    send: (url) => new OfflineAudioContext(1, 1, 44_100).audioWorklet.addModule(url),
  },
];

/** The probes that apply to this page. */
export function pageProbes(): Probe[] {
  return [...connections, ...scripts, ...pictures, ...documents, ...workers, ...(isSecureContext ? secured : [])];
}

function sendByXhr(url: string): Promise<unknown> {
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.send('sluice');
  return once(request, 'load');
}

/** Submits into a frame, so that the page itself does not navigate. */
function submit(url: string, stage: HTMLElement): void {
  const frame = Object.assign(document.createElement('iframe'), { name: url });
  const form = Object.assign(document.createElement('form'), { action: url, method: 'post', target: frame.name });
  stage.append(frame, form);
  form.submit();
}

import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { builtFolder } from './built-page';
import { serveFolder, type Hosting, type StaticServer } from './static-server';

/** What the page may still fetch after its seal: its own scripts and their styles, loaded lazily. */
const ownChunk = /\/assets\/[^/]+\.(js|css)$/;

interface Journey {
  /** How the page is hosted in this journey. */
  hosting: Hosting;
  /** Problems this journey means to cause, such as a refused request; null for none. */
  expected: RegExp | null;
  server: StaticServer;
}

/**
 * A journey fails, whatever it sees, on a request to another origin, on a request after the seal that is not one of
 * the page's own chunks, on a violation of the content security policy, and on any error or warning.
 */
export const test = base.extend<Journey>({
  hosting: [{}, { option: true }],
  expected: [null, { option: true }],
  server: async ({ hosting }, use) => {
    const server = await serveFolder(builtFolder, hosting);
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context, server, expected }, use) => {
    const problems: string[] = [];
    const sealed = await watchContext(context, { origin: new URL(server.url).origin, problems });
    await use(context);
    problems.push(...lateRequests(server, sealed()));
    expect(problems.filter((problem) => expected?.test(problem) !== true)).toEqual([]);
  },
});

export { expect };

interface Watch {
  origin: string;
  problems: string[];
}

/** Notes every problem as it happens; gives a function that tells when (ms since 1970) the last page was sealed. */
async function watchContext(context: BrowserContext, { origin, problems }: Watch): Promise<() => number> {
  let sealedAt = Infinity;
  await context.exposeBinding('noteSeal', (_source, at: number) => {
    sealedAt = at;
  });
  await context.exposeBinding('noteViolation', (_source, text: string) => problems.push(`policy violated: ${text}`));
  await context.addInitScript(watchPage);
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== origin,
    (route) => {
      problems.push(`request to another origin: ${route.request().url()}`);
      return route.abort();
    },
  );
  context.on('page', (page) => watchMessages(page, problems));
  context.on('request', (request) => {
    // A reload or a new page begins unsealed.
    if (request.isNavigationRequest() && request.frame().parentFrame() === null) sealedAt = Infinity;
  });
  return () => sealedAt;
}

function watchMessages(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`error: ${error.stack ?? error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type()))
      problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
}

/** Runs in the page before anything of its own does. */
function watchPage(): void {
  const notes = window as unknown as { noteSeal(at: number): void; noteViolation(text: string): void };
  document.addEventListener('securitypolicyviolation', (violation) => {
    notes.noteViolation(`${violation.effectiveDirective} ${violation.blockedURI} ${violation.sourceFile}`);
  });
  const watcher = new MutationObserver(() => {
    const policies = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
    if (![...policies].some((policy) => policy.content.trim() === 'connect-src blob:')) return;
    watcher.disconnect();
    notes.noteSeal(performance.timeOrigin + performance.now());
  });
  watcher.observe(document, { childList: true, subtree: true });
}

function lateRequests(server: StaticServer, sealedAt: number): string[] {
  return server.requests
    .filter((request) => request.at > sealedAt && !ownChunk.test(request.path))
    .map((request) => `request after the seal: ${request.path}`);
}

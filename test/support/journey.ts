import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { sealPolicy } from '../../src/engine/seal';
import { builtFolder } from './built-page';
import { lateRequests } from './late-requests';
import { serveFolder, type Hosting, type StaticServer } from './static-server';

interface Journey {
  /** How the page is hosted in this journey. */
  hosting: Hosting;
  /** Problems this journey means to cause, such as a refused request. Each of them must happen. */
  expected: { problems: RegExp[] };
  server: StaticServer;
}

/**
 * A journey fails, whatever it sees, on a request to another origin, on any request after the seal, on a violation of
 * the content security policy, and on any error or warning. `guards.journey.ts` sees each of them fail.
 */
export const test = base.extend<Journey>({
  hosting: [{}, { option: true }],
  expected: [{ problems: [] }, { option: true }],
  server: async ({ hosting }, use) => {
    const server = await serveFolder(builtFolder, hosting);
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context, server, expected, javaScriptEnabled }, use) => {
    const watch: Watch = { origin: new URL(server.url).origin, problems: [], seals: [] };
    await watchContext(context, watch);
    await use(context);
    // Without JavaScript there are no tasks to wait for.
    if (javaScriptEnabled) for (const page of context.pages()) await lastMessages(page);
    const late = lateRequests(server.requests, watch.seals).map(({ url }) => `request after the seal: ${url}`);
    const problems = [...watch.problems, ...late];
    expect(problems.filter((problem) => !expected.problems.some((kind) => kind.test(problem)))).toEqual([]);
    expect(expected.problems.filter((kind) => !problems.some((problem) => kind.test(problem)))).toEqual([]);
  },
});

export { expect };

interface Watch {
  origin: string;
  problems: string[];
  /** When a page was sealed, in ms since 1970. */
  seals: number[];
}

/** Notes every problem and every seal as it happens. */
async function watchContext(context: BrowserContext, { origin, problems, seals }: Watch): Promise<void> {
  await context.exposeBinding('noteSeal', (_source, at: number) => seals.push(at));
  await context.exposeBinding('noteViolation', (_source, text: string) => problems.push(`policy violated: ${text}`));
  await context.addInitScript(watchPage, sealPolicy);
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== origin,
    (route) => {
      problems.push(`request to another origin: ${route.request().url()}`);
      return route.abort();
    },
  );
  context.on('page', (page) => watchMessages(page, problems));
}

/** Waits for what the page has already seen and thrown to be reported: it comes before the answer of a later task. */
async function lastMessages(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve))).catch(() => undefined);
}

function watchMessages(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`error: ${error.stack ?? error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type()))
      problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  // A worker may have ended before it can be watched.
  page.on('worker', (worker) => void worker.evaluate(watchWorker).catch(() => undefined));
}

/** Runs in a worker, which has no binding to call; what it writes to the console comes to `watchMessages`. */
function watchWorker(): void {
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    console.error(`policy violated in a worker: ${effectiveDirective} ${blockedURI}`),
  );
}

/** Runs in the page before anything of its own does. */
function watchPage(sealing: string): void {
  const notes = window as unknown as { noteSeal(at: number): void; noteViolation(text: string): void };
  document.addEventListener('securitypolicyviolation', (violation) => {
    notes.noteViolation(`${violation.effectiveDirective} ${violation.blockedURI} ${violation.sourceFile}`);
  });
  const watcher = new MutationObserver(() => {
    const policies = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
    if (![...policies].some((policy) => policy.content === sealing)) return;
    watcher.disconnect();
    notes.noteSeal(performance.timeOrigin + performance.now());
  });
  watcher.observe(document, { childList: true, subtree: true });
}

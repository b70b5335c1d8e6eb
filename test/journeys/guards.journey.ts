import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey';
import type { StaticServer } from '../support/static-server';
import { wordsIn } from '../support/words';

const say = wordsIn('en');

/** Opens the page and waits until it has sealed itself. */
async function openSealed(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByText(say('app_engine_ready'))).toBeVisible();
}

interface Leak {
  page: Page;
  server: StaticServer;
}

const stolen = 'stolen.js?d=secret';

/** Loads a script of the page's own server, whose address carries data. */
async function leakFromPage({ page, server }: Leak): Promise<void> {
  await page.evaluate((url) => import(url).catch(() => undefined), server.url + stolen);
}

/** The same in a worker. */
async function leakFromWorker({ page, server }: Leak): Promise<void> {
  const empty = await page.evaluate(() => URL.createObjectURL(new Blob([], { type: 'text/javascript' })));
  // The page may be starting workers of its own.
  const starting = page.waitForEvent('worker', (worker) => worker.url() === empty);
  await page.evaluate((url) => {
    Object.assign(window, { worker: new Worker(url) });
  }, empty);
  const worker = await starting;
  await worker.evaluate((url) => {
    try {
      importScripts(url);
    } catch {
      // Refused, or not found.
    }
  }, server.url + stolen);
}

// A journey passes only if every problem it expects was noticed, and none beside.
test.describe('with the policies switched off, the journey notices', () => {
  test.use({ bypassCSP: true });

  test.describe('after the seal', () => {
    test.use({
      expected: { problems: [/^request after the seal: \/stolen\.js\?d=secret$/, /Failed to load resource/] },
    });

    test('a script that the page loads', async ({ page, server }) => {
      await openSealed(page);
      await leakFromPage({ page, server });
    });

    test('a script that was loaded before a reload', async ({ page, server }) => {
      await openSealed(page);
      await leakFromPage({ page, server });
      await openSealed(page);
    });
  });

  test.describe('after the seal, from a worker', () => {
    test.use({ expected: { problems: [/^request after the seal: \/stolen\.js\?d=secret$/] } });

    test('a script that it loads', async ({ page, server }) => {
      await openSealed(page);
      await leakFromWorker({ page, server });
    });
  });

  test.describe('at any time', () => {
    test.use({ expected: { problems: [/^request to another origin: https:\/\/example\.org\/$/, /ERR_FAILED/] } });

    test('a request to another origin', async ({ page }) => {
      await page.goto('./');
      await page.evaluate(() => fetch('https://example.org/').catch(() => undefined));
    });
  });
});

test.describe('the journey notices a violation of the policy', () => {
  test.use({
    expected: {
      problems: [/^policy violated: connect-src https:\/\/example\.org\//, /^console error: .*Content Security/],
    },
  });

  test('by the page', async ({ page }) => {
    await page.goto('./');
    await page.evaluate(() => fetch('https://example.org/').catch(() => undefined));
  });
});

test.describe('the journey notices a violation of the policy in a worker', () => {
  test.use({ expected: { problems: [/^console error: policy violated in a worker: script-src-elem .*stolen/] } });

  test('that is sealed', async ({ page, server }) => {
    await openSealed(page);
    const written = page.waitForEvent('console');
    await leakFromWorker({ page, server });
    await written;
  });
});

test.describe('the journey notices an error', () => {
  test.use({ expected: { problems: [/^console error: seen in the console/] } });

  test('that is written to the console', async ({ page }) => {
    await page.goto('./');
    await page.evaluate(() => console.error('seen in the console'));
  });
});

test.describe('the journey notices an exception', () => {
  test.use({ expected: { problems: [/^error: Error: thrown in the page/] } });

  test('that the page does not catch', async ({ page }) => {
    await page.goto('./');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown in the page');
      });
    });
  });
});

test.fail('a problem that nobody expects fails the journey', async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => console.error('nobody expects this'));
});

test.describe('an expected problem', () => {
  test.use({ expected: { problems: [/never happens/] } });

  test.fail('fails the journey where it does not happen', async ({ page }) => {
    await page.goto('./');
  });
});

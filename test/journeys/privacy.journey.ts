import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey';
import type { StaticServer } from '../support/static-server';
import { wordsIn } from '../support/words';

const say = wordsIn('en');

const toOwnServer = ({ requests }: StaticServer) =>
  requests.map(({ url }) => decodeURIComponent(url)).filter((url) => url.includes('sluice-probe'));

/** Makes every request that the panel has; gives the kinds, and for each what became of it at both servers. */
async function sendProbes(page: Page) {
  await page.goto('./');
  await page.getByRole('button', { name: say('app_private') }).click();
  const panel = page.getByRole('dialog', { name: say('app_private_title') });
  await panel.getByRole('button', { name: say('app_private_try') }).click();
  const rows = panel.getByRole('row').filter({ has: page.locator('code') });
  await rows.first().waitFor();
  return Promise.all(
    (await rows.all()).map(async (row) => {
      const [kind, own, other] = await row.getByRole('cell').allTextContents();
      return { kind, own, other };
    }),
  );
}

test.describe('once the page is sealed', () => {
  // The browser reports each refusal. Of a frame's address it keeps the origin alone.
  const refusal = /(sluice-probe|(frame|object)-src https:\/\/example\.com |Framing 'https:\/\/example\.com\/')/;
  test.use({
    expected: {
      problems: [
        new RegExp(`^policy violated: .*${refusal.source}`),
        new RegExp(`^console error: .*${refusal.source}`),
      ],
    },
  });

  test('the browser refuses every kind of request, from the page and from a worker', async ({ page, server }) => {
    const probes = await sendProbes(page);
    // Of a worklet the browser does not say why it failed.
    const reported = probes.filter(({ kind }) => kind !== 'audioWorklet.addModule()');
    expect(probes.length).toBeGreaterThan(30);
    expect(reported.filter(({ own }) => own !== say('app_probe_refused'))).toEqual([]);
    expect(reported.filter(({ other }) => other !== say('app_probe_refused'))).toEqual([]);
    expect(toOwnServer(server)).toEqual([]);
  });
});

test.describe('where the policies are not enforced', () => {
  test.use({
    bypassCSP: true,
    expected: {
      problems: [/^request after the seal: .*sluice-probe/, /^request to another origin: .*sluice-probe/, /^console/],
    },
  });

  test('each of these requests arrives, and none is called refused', async ({ page, server }) => {
    const probes = await sendProbes(page);
    const arrived = toOwnServer(server);
    expect(probes.filter(({ kind }) => !arrived.some((url) => url.endsWith(`by=${kind}`)))).toEqual([]);
    expect(arrived).toHaveLength(probes.length);
    expect(probes.filter(({ own }) => own === say('app_probe_refused'))).toEqual([]);
  });
});

test('the panel says what is closed, and what a page cannot prevent', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText(say('app_engine_ready'))).toBeVisible();
  await page.getByRole('button', { name: say('app_private') }).click();
  const panel = page.getByRole('dialog', { name: say('app_private_title') });
  await expect(panel.getByText(say('app_private_sealed_text'))).toBeVisible();
  for (const limit of ['navigation', 'webrtc', 'extensions', 'host'])
    await expect(panel.getByText(say(`app_private_limit_${limit}`))).toBeVisible();
});

import type { Page } from '@playwright/test';
import { expectCounts, pickFile, stage } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');
const shop = textFile('shop.csv', written(shopRows()));
const restarted = say('app_engine_restarted');

/** Has the engine's thread die as soon as it is asked to read a file of this name, `times` times in all. */
async function dieOver(page: Page, name: string, times: number): Promise<void> {
  await page.addInitScript(
    (about) => {
      let left = about.times;
      const holds = (value: unknown): boolean => {
        if (value instanceof File) return value.name === about.name;
        return typeof value === 'object' && value !== null && Object.values(value).some(holds);
      };
      window.Worker = class extends Worker {
        override postMessage(...message: [unknown, ...unknown[]]): void {
          const call = message[0] as { path?: string[] };
          if (call.path?.[0] === 'load' && left > 0 && holds(call)) {
            left -= 1;
            this.terminate();
            setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'broken on purpose' })));
          } else super.postMessage(...(message as [unknown]));
        }
      };
    },
    { name, times },
  );
}

/** Has the newest thread of the engine die while nothing is asked of it. */
async function kill(page: Page): Promise<void> {
  await page
    .workers()
    .at(-1)!
    .evaluate(() => {
      setTimeout(() => {
        throw new Error('broken on purpose');
      });
    });
}

test.describe('an engine that dies', () => {
  test('is started again; the file, the analysis and what can be undone stay, and it is said once', async ({
    page,
  }) => {
    await page.goto('./');
    await pickFile(page, shop);
    await expectCounts(page, shopCounts);
    await stage(page, 2, 'basket').press('Delete');
    await expectCounts(page, ['40', '10']);
    for (let death = 0; death < 4; death++) {
      const started = page.waitForEvent('worker');
      await kill(page);
      await started;
      await expect(page.getByText(restarted, { exact: true })).toHaveCount(1);
      await expect(page.getByRole('progressbar')).toHaveCount(0);
    }
    await expectCounts(page, ['40', '10']);
    await page.keyboard.press('Control+z');
    await expectCounts(page, shopCounts);
    await page.keyboard.press('Control+Shift+z');
    await expectCounts(page, ['40', '10']);
  });

  test('over a file has it read again by itself', async ({ page }) => {
    await dieOver(page, 'shop.csv', 1);
    await page.goto('./');
    await pickFile(page, shop);
    await expectCounts(page, shopCounts);
    await expect(page.getByText(restarted, { exact: true })).toBeVisible();
    await expect(page.getByText(say('failure_engine_crashed'), { exact: true })).toHaveCount(0);
  });

  test('over a second file each time leaves the first one and its funnel', async ({ page }) => {
    await dieOver(page, 'large.csv', 3);
    await page.goto('./');
    await pickFile(page, shop);
    await expectCounts(page, shopCounts);
    await stage(page, 2, 'basket').press('Delete');
    await expectCounts(page, ['40', '10']);
    await pickFile(page, { ...shop, name: 'large.csv' });
    const refused = page.getByText(say('failure_file_stops_engine', { file: 'large.csv' }));
    await expect(refused).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expectCounts(page, shopCounts);
  });
});

test('an engine that falls silent is noticed at the next question, and started again', async ({ page }) => {
  await page.clock.install();
  await page.goto('./');
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
  await page.workers()[0].evaluate(() => {
    self.close();
  });
  await stage(page, 2, 'basket').press('Delete');
  // The page waits a minute for a thread that may only be busy.
  await page.clock.runFor(55_000);
  await expect(page.getByText(restarted, { exact: true })).toHaveCount(0);
  await page.clock.runFor(15_000);
  await expect(page.getByText(restarted, { exact: true })).toBeVisible();
  await expectCounts(page, ['40', '10']);
});

test.describe('hosted under a policy that forbids workers from blobs', () => {
  test.use({
    hosting: { headers: { 'Content-Security-Policy': "default-src 'self'" } },
    expected: { problems: [/Content Security Policy/, /policy violated/] },
  });

  test('the engine is tried a few times, and then the page says what the server must allow', async ({ page }) => {
    await page.addInitScript(() => {
      const counting = window as unknown as { threads: number };
      counting.threads = 0;
      window.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          counting.threads += 1;
        }
      };
    });
    const threads = () => page.evaluate(() => (window as unknown as { threads: number }).threads);
    await page.goto('./');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(say('failure_engine_blocked'));
    await expect(alert).toContainText('worker-src blob:');
    expect(await threads()).toBe(3);
    await expect(page.getByRole('region', { name: say('app_notices') }).getByRole('status')).toHaveCount(0);
    await pickFile(page, shop);
    await expect(alert).toContainText(say('failure_engine_blocked'));
    await alert.getByRole('button', { name: say('app_retry') }).click();
    await expect.poll(threads).toBe(9);
    await expect(alert).toContainText(say('failure_engine_blocked'));
  });
});

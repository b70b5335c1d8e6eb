import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { builtFolder } from '../support/built-page';
import { expect, test } from '../support/journey';

async function expectNotice(page: Page): Promise<void> {
  await expect(page.locator('#unstarted')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sluice has not started' })).toBeInViewport();
  await expect(page.getByRole('heading', { name: 'Sluice 尚未启动' })).toBeInViewport();
}

test('once the page has started, nothing says that it has not', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('#unstarted')).toHaveCount(0);
});

test.describe('the page says what may be wrong', () => {
  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('in both languages', async ({ page }) => {
      await page.goto('./');
      await expectNotice(page);
    });
  });

  test.describe('where scripts are sent as plain text', () => {
    test.use({
      hosting: { types: { '.js': 'text/plain' } },
      expected: { problems: [/^console error: Failed to load module script: .*text\/plain/] },
    });

    test('in both languages', async ({ page }) => {
      await page.goto('./');
      await expectNotice(page);
    });
  });

  test.describe('where a script of the start is missing', () => {
    test.use({
      hosting: { missing: /first-[^/]*\.js$/ },
      expected: { problems: [/^console error: Failed to load resource/] },
    });

    test('in both languages', async ({ page }) => {
      await page.goto('./');
      await expectNotice(page);
    });
  });

  test.describe('opened as a file', () => {
    test.use({ expected: { problems: [/^console error: .*(file:|ERR_FAILED)/] } });

    test('in both languages', async ({ page }) => {
      await page.goto(pathToFileURL(`${builtFolder}/index.html`).href);
      await expectNotice(page);
    });
  });

  test('in a browser that is too old', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'toSpliced'));
    await page.goto('./');
    await expectNotice(page);
  });
});

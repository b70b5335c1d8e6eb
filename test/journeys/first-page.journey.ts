import { expect, test } from '../support/journey';

test('opens, says what it is, and asks nobody for anything', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle('Sluice');
});

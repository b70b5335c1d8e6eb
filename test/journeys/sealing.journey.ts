import { readdirSync } from 'node:fs';
import { builtFolder } from '../support/built-page';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');

test('every script and style of the page is there before it seals itself', async ({ page, server }) => {
  await page.goto('./');
  await expect(page.getByText(say('app_engine_ready'))).toBeVisible();
  const came = new Set(server.requests.map(({ url }) => url.replace(/^.*\//, '')));
  expect(readdirSync(`${builtFolder}/assets`).filter((file) => !came.has(file))).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder } from '../support/built-page';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
/** All that the page is made of, but for the parts of d3, of which it needs some. */
const packages = [
  ...Object.keys(dependencies).filter((name) => name !== 'd3'),
  ...['d3-array', 'd3-scale', 'd3-shape', 'flatbuffers', 'svelte', 'tabbable', 'tslib', '@floating-ui/dom'],
];

test('the page links to the licences of all it is made of', async ({ page, server }) => {
  await page.goto('./');
  await page.getByRole('button', { name: say('app_private'), exact: true }).click();
  const link = page.getByRole('link', { name: say('app_private_licences') });
  await expect(link).toBeVisible();
  expect(await link.evaluate((found: HTMLAnchorElement) => found.href)).toBe(`${server.url}licences.txt`);

  const notices = readFileSync(join(builtFolder, 'licences.txt'), 'utf8');
  for (const name of packages) {
    const folder = join('node_modules', name);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    expect(notices).toContain(`\n\n${name} ${version}`);
    for (const file of readdirSync(folder).filter((each) => /licen[cs]e|notice/i.test(each)))
      expect(notices).toContain(readFileSync(join(folder, file), 'utf8').trim());
  }
  expect(notices).toContain('Stichting DuckDB Foundation');
});

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { licences } from '../../vite.config';

const root = mkdtempSync(join(tmpdir(), 'licences-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function writePackage(name: string, licence: string | null): void {
  const folder = join('node_modules', name);
  write(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license: 'MIT', main: 'lib/index.js' }));
  write(join(folder, 'lib/package.json'), '{"type":"module"}');
  write(join(folder, 'lib/index.js'), `export const name = ${JSON.stringify(name)}; export const unused = 1;`);
  if (licence !== null) write(join(folder, licence), `Copyright of ${name}`);
}

writePackage('of-page', 'LICENSE');
writePackage('@some/of-worker', 'licence.md');
writePackage('of-inner-worker', 'COPYING');
writePackage('not-imported', 'LICENSE');
writePackage('only-read', 'LICENSE.txt');
writePackage('without-licence', null);
write('node_modules/of-page/NOTICE.txt', 'Made elsewhere');
write(
  'page.js',
  `import { name } from 'of-page'; import W from './worker.js?worker&inline'; new W().postMessage(name);`,
);
write(
  'worker.js',
  `import { name } from '@some/of-worker'; import W from './inner.js?worker&inline'; new W().postMessage(name);`,
);
write('inner.js', `import { name } from 'of-inner-worker'; postMessage(name);`);
write('bare.js', `import { name } from 'without-licence'; console.log(name);`);

/** What is written for a page of these modules. */
async function noticesOf(entry: string): Promise<string> {
  const { ofPage, ofWorker } = licences([join(root, 'node_modules/only-read')]);
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [ofPage],
    worker: { format: 'es', plugins: () => [ofWorker()] },
    build: { write: false, rolldownOptions: { input: join(root, entry) } },
  });
  const files = 'output' in result ? result.output : [];
  const found = files.find(({ fileName }) => fileName === 'licences.txt');
  return found?.type === 'asset' ? String(found.source) : '';
}

it('has the licence of every package in the page and in its workers, and their notices', async () => {
  const notices = (await noticesOf('page.js')).split(/\n\n={80}\n\n/);
  expect(notices[0]).toMatch(
    /^\uFEFFSluice\s+MIT License\s[^]*WITHOUT WARRANTY OF ANY KIND[^]*OTHER DEALINGS IN THE SOFTWARE\.$/,
  );
  expect(notices.slice(1).map((notice) => notice.trim())).toEqual([
    '@some/of-worker 1.2.3 (MIT)\n\nCopyright of @some/of-worker',
    'of-inner-worker 1.2.3 (MIT)\n\nCopyright of of-inner-worker',
    'of-page 1.2.3 (MIT)\n\nCopyright of of-page\n\nMade elsewhere',
    'only-read 1.2.3 (MIT)\n\nCopyright of only-read',
  ]);
});

it('is not built where a package has no licence', async () => {
  await expect(noticesOf('bare.js')).rejects.toThrow('without-licence has no licence file');
});

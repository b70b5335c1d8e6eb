import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageProbes } from '../../../src/engine/page-probes';
import { workerProbes } from '../../../src/engine/worker-probes';

const probe = (name: string) => pageProbes().find((one) => one.name === name)!;
const url = 'https://example.com/sluice-probe?from=page';

beforeEach(() => void vi.stubGlobal('isSecureContext', false));
afterEach(() => void vi.unstubAllGlobals());

describe('the ways to send something from the page', () => {
  it('have each a name of their own, as the result is listed by it', () => {
    const names = pageProbes().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(workerProbes).size).toBe(workerProbes.length);
  });

  it('are of every kind: connections, scripts, styles, pictures, frames, forms and workers', () => {
    const names = pageProbes().map(({ name }) => name);
    for (const name of [
      'fetch()',
      'WebSocket',
      '<script>',
      'import()',
      '<link rel="stylesheet">',
      '<img>',
      '<iframe>',
      '<form>',
      'new Worker()',
    ])
      // prettier-ignore
      expect(names).toContain(name);
    for (const name of ['fetch()', 'XMLHttpRequest', 'WebSocket', 'importScripts()'])
      expect(workerProbes).toContain(name);
  });

  it('leave out what needs a secure context where there is none', () => {
    const needy = () => pageProbes().some(({ name }) => name === 'serviceWorker.register()');
    expect(needy()).toBe(false);
    vi.stubGlobal('isSecureContext', true);
    expect(needy()).toBe(true);
  });

  it('have at most one for a directive by which a refusal is known', () => {
    const directives = pageProbes().flatMap(({ directive }) => directive ?? []);
    expect(new Set(directives).size).toBe(directives.length);
  });

  it.each([
    ['<img>', 'img', 'src'],
    ['<script>', 'script', 'src'],
    ['<link rel="preload" as="font">', 'link', 'href'],
  ])('make the browser ask for the address by %s', (name, tag, attribute) => {
    // Out of the document, nothing is fetched.
    const stage = document.createElement('div');
    probe(name).send(url, stage);
    expect(stage.querySelector(tag)?.getAttribute(attribute)).toBe(url);
  });
});

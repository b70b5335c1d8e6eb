import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealPolicy } from '../../../src/engine/seal';

const policies = () => [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')];

/** The seal of a page that was just opened. */
async function openedPage(built: boolean) {
  vi.resetModules();
  vi.stubEnv('PROD', built);
  return import('../../../src/engine/seal');
}

beforeEach(() => (document.head.innerHTML = ''));
afterEach(() => vi.unstubAllEnvs());

describe('the seal of the page', () => {
  it('is a second policy in its head, set once', async () => {
    const { seal, isSealed } = await openedPage(true);
    expect(isSealed()).toBe(false);
    seal();
    seal();
    expect([isSealed(), policies().length]).toEqual([true, 1]);
    expect(policies()[0].getAttribute('content')).toBe(sealPolicy);
  });

  it('is not set where the page is being developed', async () => {
    const { seal, isSealed } = await openedPage(false);
    seal();
    expect([isSealed(), policies()]).toEqual([false, []]);
  });

  it('allows no address of any server, the page’s own included', () => {
    const directives = new Map(sealPolicy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
    expect(directives.get('default-src')).toEqual(["'none'"]);
    for (const sources of directives.values())
      for (const source of sources) expect(["'none'", "'wasm-unsafe-eval'", 'blob:', 'data:']).toContain(source);
  });

  it('names what does not follow from the default', () => {
    expect(sealPolicy).toContain("base-uri 'none'");
    expect(sealPolicy).toContain("form-action 'none'");
  });

  it('leaves pictures alone to data addresses, which carry nothing out', () => {
    const withData = sealPolicy.split('; ').filter((part) => part.includes('data:'));
    expect(withData).toEqual(['img-src data: blob:']);
  });
});

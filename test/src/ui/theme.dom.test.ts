import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The theme as a page has it that was just opened. */
async function openedPage() {
  vi.resetModules();
  const { theme } = await import('../../../src/ui/theme.svelte');
  return { theme, shown: () => document.documentElement.dataset.theme };
}

function forbidStorage(): void {
  for (const method of ['getItem', 'setItem'] as const)
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
}

beforeEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});

describe('the theme of a page', () => {
  it('is the system’s at first, for which the page has no mark', async () => {
    const { theme, shown } = await openedPage();
    expect(theme.choice).toBe('system');
    expect(shown()).toBeUndefined();
  });

  it.each(['light', 'dark'] as const)('is %s again after a reload where that was chosen', async (choice) => {
    (await openedPage()).theme.set(choice);
    delete document.documentElement.dataset.theme;
    const { theme, shown } = await openedPage();
    expect([theme.choice, shown()]).toEqual([choice, choice]);
  });

  it('follows the system again where that is chosen', async () => {
    const { theme, shown } = await openedPage();
    theme.set('dark');
    theme.set('system');
    expect(shown()).toBeUndefined();
    expect((await openedPage()).theme.choice).toBe('system');
  });

  it.each(['', 'sepia', '__proto__', '"dark"'])('is the system’s where the storage holds %j', async (stored) => {
    localStorage.setItem('sluice.theme', stored);
    const { theme, shown } = await openedPage();
    expect([theme.choice, shown()]).toEqual(['system', undefined]);
  });

  it('can be chosen where storage is forbidden, until the page is closed', async () => {
    forbidStorage();
    const { theme, shown } = await openedPage();
    theme.set('dark');
    expect([theme.choice, shown()]).toEqual(['dark', 'dark']);
  });
});

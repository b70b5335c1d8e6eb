import { afterEach, describe, expect, it, vi } from 'vitest';
import { partFailure } from '../../../src/engine/part-failure';

/** What the browser has recorded: names of files with the status of their answers. */
function recorded(...requests: [name: string, responseStatus: number][]): void {
  const entries = requests.map(([name, responseStatus]) => ({ name, responseStatus }));
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(entries as unknown as PerformanceEntryList);
}

const asked = new TypeError('Failed to fetch dynamically imported module: http://host/assets/connect-engine-1a.js');

afterEach(() => vi.restoreAllMocks());

describe('a part of the page that did not come', () => {
  it('is the script that the server did not have, though another one asked for it', () => {
    recorded(['http://host/assets/connect-engine-1a.js', 200], ['http://host/assets/shared-2b.js', 404]);
    expect(partFailure(asked)).toEqual({
      ok: false,
      failure: { kind: 'part_not_fetched', value: 'http://host/assets/shared-2b.js', detail: String(asked) },
    });
  });

  it('is the last one where several are missing, and never a picture', () => {
    recorded(['http://host/a.js', 500], ['http://host/b.css', 404], ['http://host/favicon.svg', 404]);
    expect(partFailure(asked)).toMatchObject({ failure: { value: 'http://host/b.css' } });
  });

  it('is the one the browser names where it has recorded no refusal', () => {
    recorded(['http://host/a.js', 200], ['http://host/b.js', 0]);
    expect(partFailure(asked)).toMatchObject({ failure: { value: 'http://host/assets/connect-engine-1a.js' } });
  });

  it('is nameless where nobody names it', () => {
    recorded();
    expect(partFailure('Importing a module script failed.')).toMatchObject({
      failure: { kind: 'part_not_fetched', value: '', detail: 'Importing a module script failed.' },
    });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as analysisLink from '../../../src/document/analysis-link';
import { restoreUnloadDraft } from '../../../src/document/unload-draft';
import { AnalysisWriter } from '../../../src/document/analysis-writer';
import { analysisVersion, defaultDisplay, type Analysis } from '../../../src/core/spec/analysis';
import { noDecisions } from '../../../src/core/spec/decisions';
import { specOf } from '../../support/funnel/spec-of';
import { displayParts } from '../../support/display-parts';

const written = { links: [] as unknown[] };

const analysis = (...events: string[]): Analysis => ({
  version: analysisVersion,
  sources: [],
  funnel: specOf(events),
  display: defaultDisplay,
  decisions: noDecisions,
});

let unwatch = (): void => undefined;

function watched(): AnalysisWriter {
  const writer = new AnalysisWriter();
  unwatch = writer.watch();
  return writer;
}

function hide(): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

const leave = () => window.dispatchEvent(new Event('pagehide'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(analysisLink, 'writeLink').mockImplementation((analysis) => {
    written.links.push(analysis);
    return Promise.resolve();
  });
  history.replaceState(null, '', '#before');
});

afterEach(() => {
  unwatch();
  vi.useRealTimers();
  vi.restoreAllMocks();
  sessionStorage.clear();
  written.links = [];
});

describe('an analysis', () => {
  it('left before it was written down comes back in its tab, once', () => {
    watched().note(analysis('a', 'b'));
    leave();
    expect(written.links).toEqual([]);
    expect(restoreUnloadDraft(displayParts)).toEqual(analysis('a', 'b'));
    expect(restoreUnloadDraft(displayParts)).toBeNull();
  });

  it('is written down at once where the page is hidden', async () => {
    watched().note(analysis('a', 'b'));
    hide();
    await vi.runAllTimersAsync();
    expect(written.links[0]).toEqual(analysis('a', 'b'));
    expect(restoreUnloadDraft(displayParts)).toBeNull();
  });

  it('that is written down needs nothing kept', async () => {
    watched().note(analysis('a', 'b'));
    await vi.advanceTimersByTimeAsync(200);
    expect(written.links).toEqual([analysis('a', 'b')]);
    leave();
    expect(restoreUnloadDraft(displayParts)).toBeNull();
  });

  it('edited again is written down as it is then, after a rest', async () => {
    const writer = watched();
    writer.note(analysis('a'))();
    writer.note(analysis('a', 'b'));
    await vi.advanceTimersByTimeAsync(200);
    expect(written.links).toEqual([analysis('a', 'b')]);
  });

  it('kept for another address, or that is none, is not taken back', () => {
    watched().note(analysis('a', 'b'));
    leave();
    history.replaceState(null, '', '#a-friends-link');
    expect(restoreUnloadDraft(displayParts)).toBeNull();
    sessionStorage.setItem('sluice.parting', JSON.stringify({ hash: location.hash, text: '{"version":1}' }));
    expect(restoreUnloadDraft(displayParts)).toBeNull();
    sessionStorage.setItem('sluice.parting', 'no JSON');
    expect(restoreUnloadDraft(displayParts)).toBeNull();
  });

  it('given up is not kept', () => {
    const writer = watched();
    writer.note(analysis('a', 'b'));
    writer.forget();
    leave();
    expect(restoreUnloadDraft(displayParts)).toBeNull();
  });
});

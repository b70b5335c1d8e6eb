import { beforeEach, describe, expect, it } from 'vitest';
import { forgetAnalysis, recallAnalysis, rememberAnalysis } from '../../../src/document/analysis-device';
import { setWorkId, workId } from '../../../src/document/work-id';
import { analysisVersion, defaultDisplay, type Analysis } from '../../../src/core/spec/analysis';
import { noDecisions } from '../../../src/core/spec/decisions';
import { specOf } from '../../support/funnel/spec-of';
import { resetStorage, storage } from '../../support/fake-storage';
import { displayParts } from '../../support/display-parts';

beforeEach(resetStorage);

const analysis: Analysis = {
  version: analysisVersion,
  sources: [],
  funnel: specOf(['a', 'b']),
  display: defaultDisplay,
  decisions: noDecisions,
};

describe('the analysis on the device', () => {
  it('comes back with the id of its work', async () => {
    setWorkId('first');
    await rememberAnalysis(analysis);
    setWorkId('second');
    expect(await recallAnalysis(displayParts)).toEqual({ ok: true, value: { analysis, ignored: [] } });
    expect(workId()).toBe('first');
  });

  it('is forgotten by its own work alone', async () => {
    setWorkId('first');
    await rememberAnalysis(analysis);
    setWorkId('second');
    await forgetAnalysis();
    expect(await recallAnalysis(displayParts)).toEqual({ ok: true, value: { analysis, ignored: [] } });
    await forgetAnalysis();
    expect(await recallAnalysis(displayParts)).toEqual({ ok: true, value: null });
  });

  it('from before works had ids is read, and forgotten, as well', async () => {
    storage.values.set('sluice.analysis', analysis);
    expect(await recallAnalysis(displayParts)).toEqual({ ok: true, value: { analysis, ignored: [] } });
    await forgetAnalysis();
    expect(await recallAnalysis(displayParts)).toEqual({ ok: true, value: null });
  });
});

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { analysisVersion, defaultDisplay } from '../../../src/core/spec/analysis';
import { noDecisions } from '../../../src/core/spec/decisions';
import { checkAnalysis } from '../../../src/document/analysis-json';
import { decodeAnalysis } from '../../../src/document/analysis-link';
import { migrated } from '../../../src/document/migrations';
import { defaultSpec } from '../../../src/funnel/spec/default-spec';
import { displayParts } from '../../support/display-parts';
import { full, fullLink, plainLink } from '../../support/document/version-1';

describe('a document of version 1', () => {
  it('opens from a link in which nothing was chosen, as the funnel it was', async () => {
    const outcome = await decodeAnalysis(plainLink, displayParts);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        analysis: {
          version: analysisVersion,
          funnel: defaultSpec([['visit'], ['basket'], ['payment']]),
          display: { view: defaultDisplay.view, panel: null },
          decisions: noDecisions,
        },
        ignored: [],
      },
    });
  });

  it('opens from a link with all that was chosen in its panels', async () => {
    const outcome = await decodeAnalysis(fullLink, displayParts);
    if (!outcome.ok) throw new Error(outcome.failure.where);
    const { display, funnel, decisions } = outcome.value.analysis;
    expect(outcome.value.ignored).toEqual([]);
    expect(display).toMatchObject({ view: 'channels', form: 'compact', groups: 'slope', panel: 'prioritize' });
    expect(display.settings).toEqual({
      trend: {
        conversionStep: { from: 's1', to: 's2' },
        interval: 'week',
        average: 4,
        measure: 'entered',
        form: 'drawn',
      },
      times: { conversionStep: { from: 's2', to: null }, bins: 12, scale: 'log', groups: 'apart', form: 'drawn' },
      periods: {
        own: { from: '2026-08-01', to: '2026-08-31' },
        against: { kind: 'range', from: '2026-07-01', to: '2026-07-31' },
        scale: 'rates',
      },
      drivers: {
        group: { kind: 'segment', id: 'g1' },
        conversionStep: { from: null, to: null },
        kind: 'all',
        paths: { step: null, part: 'lost', length: 4, form: 'flow' },
      },
      channels: {
        property: 'channel',
        attribution: 'last',
        sort: { by: 'entered', descending: false },
        picked: ['wechat'],
      },
      abTest: {
        property: 'channel',
        control: 'mail',
        variant: 'wechat',
        conversionStep: { from: null, to: 's2' },
        difference: 0.05,
        power: 0.9,
      },
    });
    const segments = full.funnel.segments.map(({ place, ...segment }) => ({ ...segment, cell: place }));
    expect(funnel).toEqual({ ...full.funnel, segments });
    expect(decisions).toEqual(full.decisions);
  });

  it.each([
    ['reasons', 'drivers'],
    ['bottlenecks', 'prioritize'],
    ['whatif', 'whatIf'],
    ['test', 'abTest'],
    ['times', 'times'],
    [null, null],
  ])('that had the panel %s open opens %s', (before, after) => {
    const { display } = migrated({ version: 1, display: { panel: before } });
    expect(display).toMatchObject({ panel: after });
  });

  it('opens whichever of its parts are missing', () => {
    const parts = Object.keys(full.display) as (keyof typeof full.display)[];
    fc.assert(
      fc.property(fc.subarray(parts), (kept) => {
        const display = Object.fromEntries(kept.map((part) => [part, full.display[part]]));
        expect(checkAnalysis({ ...full, display }, displayParts)).toMatchObject({ ok: true, value: { ignored: [] } });
      }),
    );
  });
});

describe('a document of version 2', () => {
  const drilldown = { step: 1, part: 'lost', group: { kind: 'all' } };

  it('opens with the drill-down of a segment, and those of the funnel it was made in', () => {
    const inner = { id: 'g2', place: { ...drilldown, spec: { steps: [] } } };
    const outer = { id: 'g1', place: { ...drilldown, spec: { segments: [inner, { id: 'g3', place: null }] } } };
    const { funnel } = migrated({ version: 2, funnel: { segments: [outer] } });
    const innerNow = { id: 'g2', cell: { ...drilldown, spec: { steps: [] } } };
    expect(funnel).toEqual({
      segments: [{ id: 'g1', cell: { ...drilldown, spec: { segments: [innerNow, { id: 'g3', cell: null }] } } }],
    });
  });

  it('opens with the channels sorted by the conversion step they were sorted by', () => {
    const display = (by: string) => ({ settings: { channels: { picked: [], sort: { by, descending: true } } } });
    expect(migrated({ version: 2, display: display('passage s2') })).toMatchObject({
      display: display('conversionStep s2'),
    });
    expect(migrated({ version: 2, display: display('entered') })).toMatchObject({ display: display('entered') });
  });
});

describe('migrating', () => {
  it('leaves a document of this version as it is', () => {
    const document = { version: analysisVersion, funnel: { segments: [{ place: null }] } };
    expect(migrated(document)).toBe(document);
  });

  it('never throws, whatever the document holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        fc.jsonValue(),
        (document, display, funnel) => {
          for (const version of [1, 2])
            expect(migrated({ ...document, version, display, funnel })).toHaveProperty('version', analysisVersion);
        },
      ),
    );
  });
});

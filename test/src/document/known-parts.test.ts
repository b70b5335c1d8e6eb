import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { analysisVersion, defaultDisplay } from '../../../src/core/spec/analysis';
import { noDecisions } from '../../../src/core/spec/decisions';
import { checkAnalysis } from '../../../src/document/analysis-json';
import { defaultSpec } from '../../../src/funnel/spec/default-spec';
import { displayParts } from '../../support/display-parts';

const plain = {
  version: analysisVersion,
  sources: [],
  funnel: defaultSpec([['a'], ['b']]),
  display: defaultDisplay,
  decisions: noDecisions,
};
const check = (change: object) => checkAnalysis({ ...plain, ...change }, displayParts);
const shown = (change: object) => check({ display: { ...defaultDisplay, ...change } });

describe('what may change a count', () => {
  const [step] = plain.funnel.steps;
  it.each<[string, object, string, string]>([
    ['a switch', { ...plain.funnel, dedupe: true }, 'funnel.dedupe', 'true'],
    ['a value of a switch', { ...plain.funnel, order: 'loose' }, 'funnel.order', 'loose'],
    ['a setting of a stage', { ...plain.funnel, steps: [{ ...step, cost: 3 }] }, 'funnel.steps.0.cost', '3'],
    [
      'a condition',
      { ...plain.funnel, steps: [{ ...step, filters: [{ property: 'p', op: 'like', value: 'x' }] }] },
      'funnel.steps.0.filters.0.op',
      'like',
    ],
  ])('is refused by name where it is not known: %s', (_title, funnel, ...[where, value]) => {
    expect(check({ funnel })).toEqual({ ok: false, failure: { kind: 'analysis_unknown_part', where, value } });
  });
});

describe('what changes no count', () => {
  it('stands at its default where its value is not known, and is listed', () => {
    expect(shown({ form: 'pie' })).toEqual({
      ok: true,
      value: { analysis: plain, ignored: [{ where: 'display.form', value: 'pie' }] },
    });
  });

  it('leaves a panel closed, and a view as it was first, that are not known', () => {
    const value = { analysis: plain, ignored: [{ where: 'display.view' }, { where: 'display.panel' }] };
    expect(shown({ view: 'retention', panel: 'heatmap' })).toMatchObject({ ok: true, value });
  });

  it('leaves out the settings of a panel that is not known', () => {
    const ignored = [{ where: 'display.settings.heatmap', value: { scale: 2 } }];
    expect(shown({ settings: { heatmap: { scale: 2 } } })).toEqual({ ok: true, value: { analysis: plain, ignored } });
  });

  it('keeps the other settings of a panel of which one is not known', () => {
    const outcome = shown({ settings: { trend: { measure: 'median', average: 7 } } });
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        analysis: { display: { settings: { trend: { measure: 'rate', average: 7 } } } },
        ignored: [{ where: 'display.settings.trend.measure', value: 'median' }],
      },
    });
  });

  it('gives way with the part that needs it', () => {
    const outcome = shown({ settings: { drivers: { group: { kind: 'cohort', id: 'c1' }, kind: 'event' } } });
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        analysis: { display: { settings: { drivers: { group: { kind: 'all' }, kind: 'event' } } } },
        ignored: [{ where: 'display.settings.drivers.group.kind', value: 'cohort' }],
      },
    });
  });

  it('is left out of decisions too, which stay otherwise', () => {
    const outcome = check({ decisions: { ...noDecisions, rank: 'luck', targets: { s2: 0.5 } } });
    expect(outcome).toMatchObject({
      ok: true,
      value: { analysis: { decisions: { rank: 'importance', targets: { s2: 0.5 } } }, ignored: [{ value: 'luck' }] },
    });
  });

  it('is still refused where it is no setting at all', () => {
    expect(shown({ form: 12 })).toMatchObject({ failure: { kind: 'invalid_analysis', where: 'display.form' } });
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`p${n}`, {}]));
    expect(shown({ settings: many })).toMatchObject({ ok: false, failure: { kind: 'analysis_unknown_part' } });
  });

  it('is what remains whatever keys are added to the display', () => {
    const word = fc.stringMatching(/^x[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.dictionary(word, fc.jsonValue(), { maxKeys: 5, noNullPrototype: true }), (added) => {
        const outcome = shown(added);
        if (!outcome.ok) throw new Error(outcome.failure.where);
        expect(outcome.value.analysis).toEqual(plain);
        expect(outcome.value.ignored.map(({ where }) => where).sort()).toEqual(
          Object.keys(added)
            .map((key) => `display.${key}`)
            .sort(),
        );
      }),
    );
  });
});

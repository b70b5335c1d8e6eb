import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShared, partCodes, partPlan, partStore, partText, storeParts } from '../../../workers/threads/store-parts';
import { runKernel } from '../../../workers/funnel/match/run-kernel';
import { mergePartials } from '../../../workers/funnel/sums/merge';
import { summarize } from '../../../workers/funnel/sums/summary';
import { propertyValues } from '../../../workers/funnel/values/property-values';
import { eventRows } from '../../support/funnel/arbitrary-funnel';
import { plainSpecs } from '../../support/funnel/best-run-cases';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf } from '../../support/funnel/store-of';
import { planned, rowsWritten } from '../../support/funnel/written-runs';

const log = ['u', 'v', '王', 'x'].flatMap((user) => rowsWritten('a@1(web) b@2', user));

describe('the parts of a store', () => {
  it('are consecutive, and hold every actor and event once', () => {
    const parts = storeParts(storeOf(log), 3);
    expect(parts[0].actors.from).toBe(0);
    expect(parts.at(-1)).toMatchObject({ actors: { to: 4 }, events: { to: 8 } });
    for (const [n, { actors, events }] of parts.slice(1).entries()) {
      expect([actors.from, events.from]).toEqual([parts[n].actors.to, parts[n].events.to]);
    }
  });

  it('are one where one thread has all the work, and may be empty where there are few actors', () => {
    expect(storeParts(storeOf(log), 1)).toEqual([{ actors: { from: 0, to: 4 }, events: { from: 0, to: 8 } }]);
    expect(storeParts(storeOf(rowsWritten('a@1')), 3)).toHaveLength(3);
    expect(storeParts(storeOf([]), 2).every(({ events }) => events.from === events.to)).toBe(true);
  });

  it('give the thread that asks the most events, since it need not send its results', () => {
    const many = storeOf(Array.from({ length: 1000 }, (_, n) => ({ user: `u${n}`, event: 'a', time: n })));
    const [own, ...others] = storeParts(many, 3).map(({ events }) => events.to - events.from);
    for (const events of others) expect(events).toBeLessThan(own);
  });

  it('are stores of their own, whose events begin at 0', () => {
    const store = storeOf(log);
    const part = partStore(store, { actors: { from: 1, to: 3 }, events: { from: 2, to: 6 } });
    expect([part.size, part.actors, ...part.actorStart]).toEqual([4, 2, 0, 2, 4]);
    expect(part.time.buffer).not.toBe(store.time.buffer);
  });
});

describe('what a part needs of a question', () => {
  const { store, plan } = planned(log, specOf(['a', 'b']));
  const part = { actors: { from: 1, to: 3 }, events: { from: 2, to: 6 } };

  it('has no classes where they are the codes it holds already', () => {
    expect(partPlan(store, plan, part)).toMatchObject({ classes: null, admitted: null });
  });

  it('has its own classes and actors otherwise', () => {
    const once = { did: true, events: ['a'], filters: [], times: 1, dates: { from: null, to: null } };
    const narrowed = planned(
      log,
      specOf([{ events: ['a'], filters: [{ property: 'p', op: 'empty' }] }], {
        filter: { events: [], actors: [once] },
      }),
    );
    const ofPart = partPlan(narrowed.store, narrowed.plan, part);
    expect([ofPart.classes?.length, ofPart.admitted?.length]).toEqual([4, 2]);
  });

  it('has the codes of its actors, or the property by which runs are coded', () => {
    const by = { what: 'actor' as const, codes: Uint32Array.of(5, 6, 7, 8), size: 9 };
    expect(partCodes(by, part)).toEqual({ ...by, codes: Uint32Array.of(6, 7) });
    const values = propertyValues(store.properties.get('p')!);
    const attribution = { at: 'first' as const };
    const ofValues = { what: 'value' as const, values, property: 'p', attribution };
    expect(partCodes(ofValues, part)).toEqual({ what: 'value', property: 'p', attribution });
  });

  it('has its own values of a text', () => {
    const text = { kind: 'text' as const, codes: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7), values: [] };
    expect(partText(text, part).codes).toEqual(Uint8Array.of(2, 3, 4, 5));
  });
});

describe('codes can be shared', () => {
  it('where they are actors’ or those of a text, not of numbers or pairs', () => {
    const store = storeOf(
      log.map((row, n) => ({ ...row, props: { ...row.props, n } })),
      ['p', 'n'],
    );
    const values = propertyValues(store.properties.get('p')!);
    const by = (property: string | null) => ({
      what: 'value' as const,
      values,
      property,
      attribution: { at: 'first' as const },
    });
    expect(isShared({ what: 'actor', codes: new Uint32Array(4), size: 1 }, store)).toBe(true);
    expect([by('p'), by('n'), by(null), by('gone')].map((each) => isShared(each, store))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

it('the totals of all parts are those of the whole store', () => {
  const law = (rows: Parameters<typeof storeOf>[0], spec: Parameters<typeof planned>[1], count: number) => {
    const { store, plan } = planned(rows, spec);
    const partials = storeParts(store, count).map((part) => {
      const own = partStore(store, part);
      const ofPart = partPlan(store, plan, part);
      return runKernel(own, { ...ofPart, classes: ofPart.classes ?? own.event });
    });
    const counts = ({ steps }: ReturnType<typeof summarize>) =>
      steps.map(({ actors, fromEntry }) => [actors, fromEntry?.median]);
    expect(counts(summarize(mergePartials(...partials)))).toEqual(counts(summarize(runKernel(store, plan))));
  };
  fc.assert(fc.property(eventRows, plainSpecs, fc.integer({ min: 1, max: 4 }), law));
});

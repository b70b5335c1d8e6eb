import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { safeParse } from 'valibot';
import { funnelSpecSchema } from '../../../../src/core/spec/funnel';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { effectiveSpec } from '../../../../src/funnel/spec/effective-spec';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import {
  addEvent,
  exclude,
  insertStep,
  moveStep,
  removeEvent,
  removeExclusion,
  removeStep,
  renameStep,
  setExclusion,
  setStep,
} from '../../../../src/funnel/spec/edit-steps';

const events = ({ steps }: FunnelSpec) => steps.map((step) => step.events.join('|'));
const ids = ({ steps }: FunnelSpec) => steps.map(({ id }) => id);
const spans = ({ exclusions }: FunnelSpec) => exclusions.map(({ from, to }) => [from, to]);
const abcd = defaultSpec([['a'], ['b'], ['c'], ['d']]);

describe('steps', () => {
  it('are inserted where they are dropped, the others keep their ids', () => {
    const next = insertStep(abcd, 1, ['x']);
    expect(events(next)).toEqual(['a', 'x', 'b', 'c', 'd']);
    expect(ids(next)).toEqual(['s1', 's5', 's2', 's3', 's4']);
  });

  it('take another event as an alternative, once', () => {
    expect(events(addEvent(addEvent(abcd, 0, 'x'), 0, 'x'))).toEqual(['a|x', 'b', 'c', 'd']);
  });

  it('that matched every event match only the one added', () => {
    expect(events(addEvent(defaultSpec([['*']]), 0, 'x'))).toEqual(['x']);
  });

  it('stay empty when their only event is taken away', () => {
    expect(events(removeEvent(abcd, 1, 'b'))).toEqual(['a', '', 'c', 'd']);
  });

  it('are never more than twenty', () => {
    const full = defaultSpec(Array.from({ length: 20 }, (_, i) => [`e${i}`]));
    expect(insertStep(full, 3, ['x'])).toBe(full);
  });

  it('leave an empty one behind when the last is removed', () => {
    expect(events(removeStep(defaultSpec([['a']]), 0))).toEqual(['']);
  });

  it('are required when they become the first', () => {
    const optional = setStep(abcd, 1, { optional: true });
    expect(moveStep(optional, 1, 0).steps[0].optional).toBe(false);
    expect(removeStep(optional, 0).steps[0].optional).toBe(false);
  });

  it('are the same spec where an edit changes nothing', () => {
    expect(moveStep(abcd, 2, 2)).toBe(abcd);
    expect(renameStep(abcd, 0, '')).toBe(abcd);
    expect(removeStep(abcd, -1)).toBe(abcd);
  });
});

describe('exclusions', () => {
  const between = exclude(abcd, 'x', { from: 1, to: 2 });
  const anywhere = exclude(abcd, 'x', { from: 0, to: 3 });

  it.each<[string, FunnelSpec, [number, number][]]>([
    ['follow their steps when one is inserted before', insertStep(between, 0, ['n']), [[2, 3]]],
    ['take in a step inserted between', insertStep(between, 2, ['n']), [[1, 3]]],
    ['stay when a step after them goes', removeStep(between, 3), [[1, 2]]],
    ['go when nothing is left between them', removeStep(between, 2), []],
    ['turn round when their steps swap', moveStep(between, 1, 2), [[1, 2]]],
    ['follow a step that moves away', moveStep(between, 1, 0), [[0, 2]]],
    ['over the whole funnel cover a step added at the end', insertStep(anywhere, 4, ['n']), [[0, 4]]],
    ['over the whole funnel stay so when the last is removed', removeStep(anywhere, 3), [[0, 2]]],
    [
      'shrink to the step that follows a removed first one',
      removeStep(exclude(abcd, 'x', { from: 0, to: 2 }), 0),
      [[0, 1]],
    ],
  ])('%s', (_title, spec, expected) => expect(spans(spec)).toEqual(expected));

  it('of the same span are joined', () => {
    expect(exclude(between, 'y', { from: 1, to: 2 }).exclusions.map(({ events }) => events)).toEqual([['x', 'y']]);
  });

  it('keep an event and a conversion step to hold in', () => {
    expect(setExclusion(between, 0, { events: [] })).toBe(between);
    expect(setExclusion(between, 0, { from: 2 })).toBe(between);
  });
});

describe('the question to the engine', () => {
  it('leaves out stages without events and moves exclusions with the rest', () => {
    const spec = exclude(defaultSpec([['a'], [], ['b'], ['c']]), 'x', { from: 1, to: 3 });
    const asked = effectiveSpec(spec)!;
    expect(events(asked)).toEqual(['a', 'b', 'c']);
    expect(spans(asked)).toEqual([[0, 2]]);
  });

  it('is none while no stage has an event', () => expect(effectiveSpec(defaultSpec([]))).toBeNull());

  it('makes nothing optional and excludes everywhere in any order', () => {
    const spec = { ...exclude(setStep(abcd, 1, { optional: true }), 'x', { from: 1, to: 2 }), order: 'any' as const };
    const asked = effectiveSpec(spec)!;
    expect(asked.steps.some(({ optional }) => optional)).toBe(false);
    expect(spans(asked)).toEqual([[0, 3]]);
  });
});

const at = fc.integer({ min: -2, max: 22 });
const name = fc.constantFrom('a', 'b', 'c', 'd', '*', '事件', '🛒 "x"\n');
const edit: fc.Arbitrary<(spec: FunnelSpec) => FunnelSpec> = fc.oneof(
  fc.tuple(at, name).map(
    ([i, event]) =>
      (spec: FunnelSpec) =>
        insertStep(spec, i, [event]),
  ),
  fc.tuple(at, name).map(
    ([i, event]) =>
      (spec: FunnelSpec) =>
        addEvent(spec, i, event),
  ),
  fc.tuple(at, name).map(
    ([i, event]) =>
      (spec: FunnelSpec) =>
        removeEvent(spec, i, event),
  ),
  fc.tuple(at, at).map(
    ([from, to]) =>
      (spec: FunnelSpec) =>
        moveStep(spec, from, to),
  ),
  fc.tuple(at, name).map(
    ([i, label]) =>
      (spec: FunnelSpec) =>
        renameStep(spec, i, label),
  ),
  at.map((i) => (spec: FunnelSpec) => removeStep(spec, i)),
  fc.tuple(at, fc.boolean()).map(
    ([i, optional]) =>
      (spec: FunnelSpec) =>
        setStep(spec, i, { optional }),
  ),
  fc.tuple(name, at, at).map(
    ([event, from, to]) =>
      (spec: FunnelSpec) =>
        exclude(spec, event, { from, to }),
  ),
  fc.tuple(at, at).map(
    ([i, to]) =>
      (spec: FunnelSpec) =>
        setExclusion(spec, i, { to }),
  ),
  at.map((i) => (spec: FunnelSpec) => removeExclusion(spec, i)),
);

describe('any sequence of edits', () => {
  it('keeps the spec valid, and the question valid where there is one', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
        let spec = defaultSpec([['a'], ['b']]);
        for (const change of edits) {
          spec = change(spec);
          expect(safeParse(funnelSpecSchema, spec).issues).toBeUndefined();
        }
        const asked = effectiveSpec(spec);
        if (asked) expect(safeParse(funnelSpecSchema, asked).success).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { maxSteps } from '../../../../src/core/spec/limits';
import {
  addAlternative,
  excludeEvent,
  insertEvent,
  moveStage,
  redo,
  removeStage,
  undo,
} from '../../../../src/funnel/commands/stage-commands';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { announcer } from '../../../../src/ui/announcer.svelte';
import { funnelOver } from '../../../support/funnel-state';

const events = ({ steps }: FunnelSpec) => steps.map((step) => step.events.join('|')).join(' ');
const start = (...names: string[]) => funnelOver(defaultSpec(names.map((name) => [name]))).funnel;

describe('commands on stages', () => {
  it('add an event at the end, or before a stage', () => {
    const funnel = start('a', 'b');
    insertEvent(funnel, 'c');
    expect(announcer.text).toBe('c added as stage 3 of 3');
    insertEvent(funnel, 'd', 0);
    expect(events(funnel.spec)).toBe('d a b c');
    expect(announcer.text).toBe('d added as stage 1 of 4');
  });

  it('announce that there is no room for another stage', () => {
    const funnel = start(...Array.from({ length: maxSteps }, (_, i) => `e${i}`));
    const before = funnel.spec;
    insertEvent(funnel, 'x');
    expect(funnel.spec).toBe(before);
    expect(announcer.text).toContain(String(maxSteps));
  });

  it('add an alternative, and exclude an event between two stages', () => {
    const funnel = start('a', 'b', 'c');
    addAlternative(funnel, 'x', 1);
    expect(events(funnel.spec)).toBe('a b|x c');
    excludeEvent(funnel, 'y', { from: 0, to: 1 });
    expect(funnel.spec.exclusions).toMatchObject([{ events: ['y'], from: 0, to: 1 }]);
    expect(announcer.text).toContain('y');
  });

  it.each([
    [0, 2, 'b c a'],
    [2, 0, 'c a b'],
    [0, 1, 'b a c'],
    [1, 1, 'a b c'],
    [0, -1, 'a b c'],
    [2, 3, 'a b c'],
  ])('move stage %i to %i', (from, to, expected) => {
    const funnel = start('a', 'b', 'c');
    moveStage(funnel, from, to);
    expect(events(funnel.spec)).toBe(expected);
    expect(funnel.canUndo).toBe(expected !== 'a b c');
  });

  it('remove a stage, undo that and do it again, and announce each', () => {
    const funnel = start('a', 'b');
    removeStage(funnel, 0);
    expect(events(funnel.spec)).toBe('b');
    expect(announcer.text).toBe('a removed, 1 left');
    undo(funnel);
    expect(events(funnel.spec)).toBe('a b');
    redo(funnel);
    expect(events(funnel.spec)).toBe('b');
    const said = announcer.count;
    redo(funnel);
    expect(announcer.count).toBe(said + 1);
  });
});

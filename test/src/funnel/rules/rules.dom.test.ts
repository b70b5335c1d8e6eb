import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { presetRule, rules } from '../../../../src/funnel/rules/rules';
import RulesSentence from '../../../../src/funnel/rules/RulesSentence.svelte';
import type { FunnelState } from '../../../../src/funnel/state/funnel.svelte';
import { announcer } from '../../../../src/ui/announcer.svelte';
import { funnelOver } from '../../../support/funnel-state';
import { specOf } from '../../../support/funnel/spec-of';
import { buttonNamed } from '../../../support/ui/buttons';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { chooseOption } from '../../../support/ui/choose-option';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const spec = (switches: Partial<FunnelSpec> = {}) => specOf(['a', 'b'], switches);
const editorOf = (id: string) => rules.find((rule) => rule.id === id)!.editor;

function edit(editor: Component<{ funnel: FunnelState }>, switches: Partial<FunnelSpec> = {}): FunnelState {
  const { funnel } = funnelOver(spec(switches));
  render(editor, { funnel });
  return funnel;
}

const pick = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe('the sentence of the rules', () => {
  it('has the rules that always apply, and no rare one at its default', () => {
    const { funnel } = funnelOver(spec());
    render(RulesSentence, { funnel });
    const parts = [...document.querySelectorAll('.part')].map(({ textContent }) => textContent);
    expect(parts).toEqual(['Unique users', 'in order', 'without a time limit', 'any entry', 'all dates', 'all events']);
  });

  it('has a rare rule where it is set', () => {
    const rare = (switches: Partial<FunnelSpec>) =>
      rules.filter((rule) => !rule.rare(spec(switches))).map(({ id }) => id);
    expect(rare({}).length).toBe(6);
    expect(rare({ tieTolerance: 2 })).toContain('ties');
    expect(rare({ holdConstant: ['order'] })).toContain('constant');
  });

  it('opens the editor of a part by a click on it', async () => {
    const { funnel } = funnelOver(spec());
    render(RulesSentence, { funnel });
    await fireEvent.click(buttonNamed('in order'));
    expect(await screen.findByLabelText('Strict')).toBeTruthy();
  });
});

describe('who is counted', () => {
  it('is users, sessions of half an hour, or values of a column', async () => {
    const funnel = edit(editorOf('counted'));
    await pick('Sessions');
    expect(funnel.spec.actor).toEqual({ kind: 'session', gapMinutes: 30 });
    await type('Ends after a silence of', '2.5');
    expect(funnel.spec.actor).toEqual({ kind: 'session', gapMinutes: 2.5 });
    await pick('A column');
    expect(funnel.spec.actor).toEqual({ kind: 'column', property: 'channel' });
    await chooseOption('Property', 'price');
    expect(funnel.spec.actor).toEqual({ kind: 'column', property: 'price' });
  });

  it('counts each once or every run', async () => {
    const funnel = edit(editorOf('counted'));
    await pick('Every run');
    expect(funnel.spec.count).toBe('totals');
    expect(screen.getByText(/Every run counts/)).toBeTruthy();
  });
});

describe('the order of the stages', () => {
  it('is chosen of three, each with what it means', async () => {
    const funnel = edit(editorOf('order'));
    expect(screen.getByText('Other events may happen in between.')).toBeTruthy();
    await pick('Strict');
    expect(funnel.spec.order).toBe('strict');
    await pick('Any');
    expect(funnel.spec.order).toBe('any');
  });
});

describe('the window', () => {
  it('begins with two weeks, and is no limit again', async () => {
    const funnel = edit(editorOf('window'));
    const limited = screen.getByLabelText('Limit the time');
    await fireEvent.click(limited);
    expect(funnel.spec.window).toEqual({ value: 14, unit: 'day' });
    await fireEvent.click(limited);
    expect(funnel.spec.window).toBeNull();
  });

  it('is typed in its unit, as one step of undo', async () => {
    const funnel = edit(editorOf('window'), { window: { value: 1, unit: 'day' } });
    await type('Window', '3');
    await type('Window', '36');
    await chooseOption('Unit', 'hours');
    expect(funnel.spec.window).toEqual({ value: 36, unit: 'hour' });
    funnel.undo();
    expect(funnel.spec.window).toEqual({ value: 1, unit: 'day' });
  });

  it('is measured from the stage before where that is wanted, but not in any order', async () => {
    const funnel = edit(editorOf('window'), { window: { value: 1, unit: 'day' } });
    await pick('Stage before');
    expect(funnel.spec.windowFrom).toBe('previous');
    cleanup();
    edit(editorOf('window'), { window: { value: 1, unit: 'day' }, order: 'any' });
    expect(screen.queryByLabelText('Stage before')).toBeNull();
  });
});

describe('the entry', () => {
  it('is any or the first of each', async () => {
    const funnel = edit(editorOf('entry'));
    await pick('First only');
    expect(funnel.spec.entry).toBe('first');
  });
});

describe('the tie tolerance', () => {
  it('is a number of seconds, also a part of one, and never less than none', async () => {
    const funnel = edit(editorOf('ties'));
    await type('Tie tolerance', '0.5');
    await type('Tie tolerance', '-1');
    expect(funnel.spec.tieTolerance).toBe(0.5);
  });
});

describe('what is held constant', () => {
  it('lets go of a property by its cross', async () => {
    const funnel = edit(editorOf('constant'), { holdConstant: ['channel', '订单号'] });
    await fireEvent.click(buttonNamed('No longer hold 订单号 constant'));
    expect(funnel.spec.holdConstant).toEqual(['channel']);
  });
});

describe('the filters of the funnel', () => {
  it('begin a condition on what actors did with the most frequent event', async () => {
    const funnel = edit(editorOf('filters'));
    await fireEvent.click(buttonNamed('What they did'));
    expect(funnel.spec.filter.actors).toEqual([
      { did: true, events: ['a'], filters: [], times: 1, dates: { from: null, to: null } },
    ]);
    await fireEvent.click(buttonNamed('Remove condition'));
    expect(funnel.spec.filter.actors).toEqual([]);
  });
});

describe('the dates of the funnel', () => {
  it('are limited on either side, and then limit the entry or every stage', async () => {
    const { funnel } = funnelOver(spec());
    Object.assign(funnel.dataset, { absoluteTimes: false, first: 0, last: 86_400e6 });
    render(editorOf('dates'), { funnel });
    expect(screen.getByText('Data from 1970-01-01 to 1970-01-02.')).toBeTruthy();
    await type('From', '1970-01-02');
    await fireEvent.change(screen.getByLabelText('From'));
    await pick('Every stage');
    expect(funnel.spec).toMatchObject({ dateRange: { from: '1970-01-02', to: null }, dateRangeRule: 'whole' });
  });
});

describe('the breakdown among the rules', () => {
  it('is taken away property by property', async () => {
    const by = [{ kind: 'property' as const, property: 'channel', bins: null }];
    const funnel = edit(editorOf('breakdown'), { breakdown: { by, attribution: { at: 'first' }, shown: null } });
    await fireEvent.click(buttonNamed('Remove'));
    expect(funnel.spec.breakdown).toBeNull();
  });
});

describe('counting as another product does', () => {
  it('sets its rules at once, says so, and lists what it sets', async () => {
    const funnel = edit(presetRule.editor);
    await fireEvent.click(buttonNamed('Mixpanel'));
    expect(funnel.spec).toMatchObject({ window: { value: 7, unit: 'day' }, entry: 'first', tieTolerance: 2 });
    expect(announcer.text).toBe('Rules as in Mixpanel');
    expect(buttonNamed('Mixpanel').getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByText('7 days from the first stage, its own default.')).toBeTruthy();
    expect(screen.getByText('Not exactly as in Mixpanel')).toBeTruthy();
  });

  it('ticks the products whose rules the funnel has already', () => {
    edit(presetRule.editor);
    const ticked = [...document.querySelectorAll('button[aria-pressed="true"]')];
    expect(ticked.map(({ textContent }) => textContent.trim())).toEqual(['GA4', 'ClickHouse']);
  });
});

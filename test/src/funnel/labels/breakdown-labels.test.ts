import { afterEach, describe, expect, it } from 'vitest';
import type { BreakdownBy, FunnelCell, Segment } from '../../../../src/core/spec/funnel';
import { breakdownRuleText, constantText } from '../../../../src/funnel/labels/breakdown-rule-label';
import {
  breakdownLabel,
  breakdownName,
  calendarUnits,
  compareText,
  drilldownText,
  membersText,
  segmentMeans,
  segmentName,
  unitName,
  withSegmentsNote,
} from '../../../../src/funnel/labels/breakdown-labels';
import { locale } from '../../../../src/i18n/locale.svelte';
import { specOf } from '../../../support/funnel/spec-of';

afterEach(() => locale.set('en'));

const channel: BreakdownBy = { kind: 'property', property: 'channel', bins: null };
const month: BreakdownBy = { kind: 'calendar', property: 'created_at', unit: 'month' };
const weekday: BreakdownBy = { kind: 'calendar', property: null, unit: 'weekday' };
const spec = specOf(['visit', 'cart', 'pay']);
const by = (...all: BreakdownBy[]) => ({ ...spec, breakdown: { by: all, attribution: { at: 'first' as const }, shown: null } }); // prettier-ignore
const did = (event: string) => ({ did: true, events: [event], filters: [], times: 1, dates: { from: null, to: null } });
const lost: FunnelCell = {
  spec,
  group: { kind: 'all' },
  step: 1,
  part: 'lost',
  seconds: null,
  entered: { from: null, to: null },
};
const segment = (change: Partial<Segment>): Segment => ({ id: 's', label: '', conditions: [], cell: null, ...change });

describe('the name of a breakdown', () => {
  it('is the property, or the unit and the time it is of', () => {
    expect([channel, month, weekday].map(breakdownName)).toEqual([
      'channel',
      'month of created_at',
      'weekday of the event',
    ]);
  });

  it('joins two of them, as the language does', () => {
    expect(breakdownLabel(by(channel, month))).toBe('channel and month of created_at');
    expect(breakdownRuleText(by(channel))).toBe('broken down by channel');
    locale.set('zh');
    expect(breakdownLabel(by(channel, { ...channel, property: '城市' }))).toBe('channel和城市');
  });

  it('is nothing where nothing is broken down', () => {
    expect(breakdownLabel(spec)).toBe('');
  });

  it('tells the units of the calendar apart, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      locale.set(language);
      expect(new Set(calendarUnits.map(unitName)).size).toBe(7);
    }
  });
});

describe('the name of a segment', () => {
  it('is its own, else what it asks, else that it is new', () => {
    expect(segmentName(segment({ label: ' 买家 ' }))).toBe('买家');
    expect(segmentName(segment({ label: '  ', conditions: [did('pay')] }))).toBe('did pay');
    expect(segmentName(segment({}))).toBe('New segment');
  });
});

describe('what a segment means', () => {
  it('is its place in a funnel and its conditions, whatever its name', () => {
    expect(segmentMeans(segment({ label: 'x', cell: lost, conditions: [did('mail')] }))).toBe(
      'lost before cart, of visit → cart → pay and did mail',
    );
  });

  it('is a hint while nothing is asked', () => {
    expect(segmentMeans(segment({ label: 'x' }))).toBe(
      'Nothing asked yet: the segment is drawn once it has a condition.',
    );
  });
});

describe('a drill-down as text', () => {
  it('names the stage that was reached, or before which they were lost', () => {
    expect(drilldownText(lost)).toBe('lost before cart, of visit → cart → pay');
    expect(drilldownText({ ...lost, part: 'passed' })).toBe('reached cart, of visit → cart → pay');
  });

  it('adds group, times and days where they are limited', () => {
    const text = drilldownText({
      ...lost,
      group: { kind: 'values', values: ['微信'] },
      seconds: { fromStep: 0, toStep: 1, least: 3600, most: 7200 },
      entered: { from: '2026-01-01', to: null },
    });
    expect(text).toBe('lost before cart, of visit → cart → pay · 微信 · took 1 h – 2 h · since 2026-01-01');
  });

  it('counts the stages done where they may come in any order', () => {
    expect(drilldownText({ ...lost, spec: { ...spec, order: 'any' }, step: 2 })).toContain('lost before 3 steps done');
    expect(drilldownText({ ...lost, spec: { ...spec, order: 'any' }, step: 0, part: 'passed' })).toContain(
      'reached 1 step done',
    );
  });
});

describe('who is meant', () => {
  it('follows what is counted', () => {
    const actors = [
      { kind: 'user' },
      { kind: 'session', gapMinutes: 30 },
      { kind: 'column', property: 'order' },
    ] as const;
    expect(actors.map(membersText)).toEqual([
      'Users for whom all of this holds',
      'Sessions for which all of this holds',
      'Values of order for which all of this holds',
    ]);
    expect(compareText(actors[2])).toBe('compare values of order');
    expect(new Set(actors.map(compareText)).size).toBe(3);
  });
});

describe('an announcement', () => {
  it('adds that segments are not drawn, only where a breakdown hides some', () => {
    const hidden = { ...by(channel), segments: [segment({})] };
    expect(withSegmentsNote(hidden, 'Done.')).toBe('Done. Segments rest while the funnel is broken down.');
    expect(withSegmentsNote(by(channel), 'Done.')).toBe('Done.');
    expect(withSegmentsNote({ ...spec, segments: [segment({})] }, 'Done.')).toBe('Done.');
  });
});

describe('the rule of what is held constant', () => {
  it('lists the properties', () => {
    expect(constantText({ ...spec, holdConstant: ['order', '商品'] })).toBe('holding order and 商品 constant');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { presetName, presetNoteText } from '../../../../src/funnel/labels/preset-labels';
import { presetDifferences, presets } from '../../../../src/funnel/spec/presets';
import { locale } from '../../../../src/i18n/locale.svelte';
import { specOf } from '../../../support/funnel/spec-of';

afterEach(() => locale.set('en'));

describe('the names of other products', () => {
  it('are theirs in every language', () => {
    const names = ['PostHog', 'Mixpanel', 'Amplitude', 'GA4', 'ClickHouse'];
    expect(presets.map(presetName)).toEqual(names);
    locale.set('zh');
    expect(presets.map(presetName)).toEqual(names);
  });
});

describe('a note on how another product counts', () => {
  it('has the product’s own figures in it', () => {
    expect(presetNoteText('window_days', 'mixpanel')).toBe('7 days from the first stage, its own default.');
    expect(presetNoteText('ties', 'amplitude')).toContain('within 1 s of each other');
  });

  it('is a sentence in both languages, whatever the funnel has', () => {
    const spec = specOf(['a', { events: ['b'], optional: true }], {
      order: 'any',
      actor: { kind: 'session', gapMinutes: 30 },
      holdConstant: ['order'],
      exclusions: [{ events: ['x'], filters: [], from: 0, to: 1, effect: 'drop' }],
    });
    for (const language of ['en', 'zh'] as const) {
      locale.set(language);
      for (const preset of presets) {
        const { sets, inexact } = presetDifferences(preset, spec);
        const texts = [...sets, ...inexact].map((note) => presetNoteText(note, preset));
        expect(new Set(texts).size).toBe(texts.length);
        for (const text of texts) expect(text).toMatch(/[.。]$/);
      }
    }
  });
});

import { parse } from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultDisplay } from '../../../src/core/spec/analysis';
import { locale } from '../../../src/i18n/locale.svelte';
import { panels } from '../../../src/shell/panels';
import { views } from '../../../src/shell/views';

afterEach(() => locale.set('en'));

describe('the panels and views', () => {
  it('have each an id of its own, by which documents name them', () => {
    const ids = [...panels, ...views].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are those that documents written so far name', () => {
    expect(panels.map(({ id }) => id)).toEqual([
      'times',
      'trend',
      'periods',
      'customers',
      'drivers',
      'prioritize',
      'whatIf',
      'abTest',
      'sql',
    ]);
    expect(views.map(({ id }) => id)).toEqual(['funnel', 'channels']);
  });

  it('have a title of their own in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      locale.set(language);
      const titles = panels.map(({ title }) => title());
      expect(new Set(titles).size).toBe(panels.length);
      expect(titles).not.toContain('');
    }
  });

  it.each([...panels, ...views])('need no settings in a document: $id has a default for each', ({ settings }) => {
    const defaults = parse(settings, {});
    expect(parse(settings, defaults)).toEqual(defaults);
    expect(parse(settings, JSON.parse(JSON.stringify(defaults)))).toEqual(defaults);
  });

  it('are open as a new analysis says', () => {
    expect(views.map(({ id }) => id)).toContain(defaultDisplay.view);
  });
});

import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../../../src/i18n/locale.svelte';
import FailureNote from '../../../src/ui/FailureNote.svelte';

afterEach(() => {
  cleanup();
  locale.set('en');
});

describe('the note of a failure', () => {
  it('is not there where nothing failed', () => {
    render(FailureNote, { failure: null });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('interrupts screen readers with what happened and the value it happened with', () => {
    render(FailureNote, { failure: { kind: 'unknown_property', where: '渠道 "x"' } });
    expect(screen.getByRole('alert').textContent).toContain('渠道 "x"');
  });

  it('folds the engine’s own message away', () => {
    render(FailureNote, { failure: { kind: 'query_failed', detail: 'Binder Error: no column "a"' } });
    const details = screen.getByRole('alert').querySelector('details')!;
    expect(details.open).toBe(false);
    expect(details.textContent).toContain('Binder Error: no column "a"');
  });

  it('is in the page’s language', () => {
    render(FailureNote, { failure: { kind: 'out_of_memory' } });
    const english = screen.getByRole('alert').textContent;
    cleanup();
    locale.set('zh');
    render(FailureNote, { failure: { kind: 'out_of_memory' } });
    expect(screen.getByRole('alert').textContent).toMatch(/\p{Script=Han}/u);
    expect(english).not.toMatch(/\p{Script=Han}/u);
  });
});

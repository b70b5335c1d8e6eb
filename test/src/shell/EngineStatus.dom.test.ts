import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineClient } from '../../../src/engine/engine-client.svelte';
import { requests } from '../../../src/engine/requests.svelte';
import Bug from '../../../src/shell/Bug.svelte';
import EngineStatus from '../../../src/shell/EngineStatus.svelte';
import { buttonNamed, buttonsNamed } from '../../support/ui/buttons';

afterEach(() => {
  cleanup();
  requests.sealed = false;
});

/** A client in this state. */
function clientIn(state: Partial<EngineClient>): EngineClient {
  const all = { phase: 'idle', received: 0, total: 0, failure: null, withoutSql: false, ...state };
  return all as unknown as EngineClient;
}

function show(state: Partial<EngineClient>, isFileWaiting = false) {
  const [onretry, onwithoutsql] = [vi.fn(), vi.fn()];
  render(EngineStatus, { supply: clientIn(state), isFileWaiting, onretry, onwithoutsql });
  return { onretry, onwithoutsql };
}

const text = () => document.body.textContent.replace(/\s+/g, ' ').trim();
const bar = () => document.querySelector('[role="progressbar"]');

describe('the state of the engine', () => {
  it('is nothing before the engine is wanted', () => {
    show({ phase: 'idle' });
    expect(text()).toBe('');
  });

  it('is how much has come, as soon as it is known how much there is', () => {
    show({ phase: 'fetching' });
    expect(bar()?.getAttribute('aria-valuenow')).toBeNull();
    cleanup();
    show({ phase: 'fetching', received: 2_500_000, total: 10_000_000 });
    expect(bar()?.getAttribute('aria-valuenow')).toBe('25');
    expect(text()).toContain('2.5 of 10 MB');
  });

  it('offers to begin without SQL where a file waits for the download', async () => {
    const { onwithoutsql } = show({ phase: 'fetching', total: 10, received: 1 }, true);
    await fireEvent.click(buttonNamed('Start without SQL'));
    expect(onwithoutsql).toHaveBeenCalledTimes(1);
    cleanup();
    show({ phase: 'starting' }, true);
    expect(buttonsNamed('Start without SQL')).toEqual([]);
  });

  it('claims that the network is closed only where it is', () => {
    show({ phase: 'ready' });
    expect(text()).toBe('Engine ready');
    cleanup();
    requests.sealed = true;
    show({ phase: 'ready' });
    expect(text()).toBe('Engine ready, network closed');
    cleanup();
    show({ phase: 'ready', withoutSql: true });
    expect(text()).toBe('Ready without SQL, network closed');
  });

  it('interrupts with a failure, and tries again', async () => {
    const { onretry } = show({ phase: 'failed', failure: { kind: 'engine_not_started', detail: 'x' } });
    expect(screen.getByRole('alert').textContent).not.toBe('');
    await fireEvent.click(buttonNamed('Try again'));
    expect(onretry).toHaveBeenCalledTimes(1);
    expect(buttonsNamed('Start without SQL')).toEqual([]);
  });

  it('goes without SQL where only DuckDB could not be fetched', async () => {
    const { onwithoutsql } = show({ phase: 'failed', failure: { kind: 'duckdb_not_fetched', value: '/duckdb' } });
    await fireEvent.click(buttonNamed('Start without SQL'));
    expect(onwithoutsql).toHaveBeenCalledTimes(1);
  });

  it('can only be mended by a reload where a part of the page is missing', () => {
    show({ phase: 'failed', failure: { kind: 'part_not_fetched', value: 'http://host/a.js' } });
    expect([buttonsNamed('Reload the page').length, buttonsNamed('Try again').length]).toEqual([1, 0]);
  });
});

describe('a fault of the page', () => {
  it('interrupts, keeps its stack folded away, and shows the page again', async () => {
    const onagain = vi.fn();
    const error = new TypeError('x is not a function');
    render(Bug, { error, onagain });
    const details = screen.getByRole('alert').querySelector('details')!;
    expect([details.open, details.querySelector('pre')?.textContent]).toEqual([false, error.stack]);
    await fireEvent.click(buttonNamed('Show the page again'));
    expect(onagain).toHaveBeenCalledTimes(1);
  });

  it('may be anything that was thrown', () => {
    render(Bug, { error: '坏了', onagain: vi.fn() });
    expect(document.querySelector('pre')?.textContent).toBe('坏了');
  });
});

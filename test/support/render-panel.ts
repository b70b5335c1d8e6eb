import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { vi } from 'vitest';
import { noDecisions } from '../../src/core/spec/decisions';
import type { FunnelContext, PanelProps } from '../../src/funnel/panel';

/** A panel over a context of which the test needs only a part; what is changed in it comes back as its settings. */
export function renderPanel<Settings extends object>(
  panel: Component<PanelProps<Settings>>,
  given: { context: Partial<FunnelContext>; settings: Settings },
) {
  let { settings } = given;
  const changed = vi.fn<(part: Partial<Settings>) => void>();
  const change = (part: Partial<Settings>): void => {
    changed(part);
    settings = { ...settings, ...part };
    void view.rerender({ settings });
  };
  const view = render(panel, { props: { context: contextOf(given.context), settings, change } });
  const reopen = (part: Partial<FunnelContext>) => view.rerender({ context: contextOf({ ...given.context, ...part }) });
  return { ...view, changed, change, reopen };
}

function contextOf(part: Partial<FunnelContext>): FunnelContext {
  const nothing = { answer: null, groups: { of: null, keys: [] }, decisions: noDecisions, numbers: null };
  return { ...nothing, colourOf: () => 'black', ...part } as FunnelContext;
}

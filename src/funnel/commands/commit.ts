import type { FunnelSpec } from '../../core/spec/funnel';
import { announce } from '../../ui/announcer.svelte';
import type { FunnelState } from '../state/funnel.svelte';

/** What a command or a drop gives. */
export interface CommandResult {
  /** The next spec; the same object where nothing changes. */
  spec: FunnelSpec;
  /** What happened, for screen readers; '' where nothing did. */
  announcement: string;
  /** Id of the step or segment that is to be filled in next, in the inspector. */
  select?: string;
}

/** Makes the result the funnel's spec, as a step that can be undone, and announces it. */
export function commit(funnel: FunnelState, { spec, announcement, select }: CommandResult): void {
  funnel.edit(spec);
  if (select !== undefined) funnel.select(select, { focus: true });
  if (announcement !== '') announce(announcement);
}

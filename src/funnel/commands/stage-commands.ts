import { announce } from '../../ui/announcer.svelte';
import { m } from '../../i18n/paraglide/messages';
import { maxSteps } from '../../core/spec/limits';
import { dropResult, type Dragged, type DropTarget } from '../drag/drop-result';
import type { FunnelState } from '../state/funnel.svelte';
import { commit } from './commit';

/** Commands on stages, for keys, menus and the command palette: each does what the same drag does. */

/** Adds a stage of `event` before stage `at`, by default at the end. */
export function insertEvent(funnel: FunnelState, event: string, at = funnel.spec.steps.length): void {
  if (!drop(funnel, { kind: 'event', name: event }, { kind: 'gap', at }))
    announce(m.funnel_said_full({ most: maxSteps }));
}

export function addAlternative(funnel: FunnelState, event: string, at: number): void {
  drop(funnel, { kind: 'event', name: event }, { kind: 'onto', at });
}

export function excludeEvent(funnel: FunnelState, event: string, between: { from: number; to: number }): void {
  drop(funnel, { kind: 'event', name: event }, { kind: 'exclude', ...between });
}

/** Moves stage `from` to index `to`: into the gap behind the stage that is there now, or before it. */
export function moveStage(funnel: FunnelState, from: number, to: number): void {
  drop(funnel, { kind: 'stage', at: from }, { kind: 'gap', at: to > from ? to + 1 : to });
}

export function removeStage(funnel: FunnelState, at: number): void {
  drop(funnel, { kind: 'stage', at }, { kind: 'remove' });
}

export function undo(funnel: FunnelState): void {
  announce(funnel.undo() ? m.funnel_said_undone() : m.funnel_said_nothing_to_undo());
}

export function redo(funnel: FunnelState): void {
  announce(funnel.redo() ? m.funnel_said_redone() : m.funnel_said_nothing_to_redo());
}

/** False where the item can't be dropped. */
function drop(funnel: FunnelState, dragged: Dragged, target: DropTarget): boolean {
  const result = dropResult(funnel.spec, dragged, target);
  if (result) commit(funnel, result);
  return result !== null;
}

import { announce } from '../../ui/announcer.svelte';
import { m } from '../../i18n/paraglide/messages';
import { shortText } from '../../i18n/short-text';
import { maxSteps } from '../../core/spec/limits';
import { dropResult } from '../drag/drop-result';
import type { FunnelState } from '../state/funnel.svelte';
import { stepName } from '../figures/funnel-figures';
import { addEvent, exclude, moveStep, removeStep, stepAt } from '../spec/edit-steps';

/** Verbs shared by drag, keys, menus and the command palette: each edits the funnel and says aloud what happened. */

/** The name of stage `at` as shown and announced; "Stage 3" while it has neither label nor event. */
export function stageName(funnel: FunnelState, at: number): string {
  const step = stepAt(funnel.spec, at);
  const name = step ? stepName(step) : '';
  return name === '' ? m.funnel_stage_number({ number: at + 1 }) : name;
}

/** Adds a stage of `event` before stage `at`, by default at the end. */
export function insertEvent(funnel: FunnelState, event: string, at = funnel.spec.steps.length): void {
  const next = dropResult(funnel.spec, { kind: 'event', name: event }, { kind: 'gap', at });
  if (!next) {
    announce(m.funnel_said_full({ most: maxSteps }));
    return;
  }
  funnel.edit(next);
  const place = next.steps.length === 1 ? 0 : at;
  announce(m.funnel_said_added({ event: shortText(event), place: place + 1, of: next.steps.length }));
}

export function addAlternative(funnel: FunnelState, event: string, at: number): void {
  const stage = stageName(funnel, at);
  funnel.edit(addEvent(funnel.spec, at, event));
  announce(m.funnel_said_alternative({ event: shortText(event), stage }));
}

export function excludeEvent(funnel: FunnelState, event: string, between: { from: number; to: number }): void {
  const next = exclude(funnel.spec, event, between);
  if (next === funnel.spec) return;
  const names = { from: stageName(funnel, between.from), to: stageName(funnel, between.to) };
  funnel.edit(next);
  announce(m.funnel_said_excluded({ event: shortText(event), ...names }));
}

export function moveStage(funnel: FunnelState, from: number, to: number): void {
  const next = moveStep(funnel.spec, from, to);
  if (next === funnel.spec) return;
  const stage = stageName(funnel, from);
  funnel.edit(next);
  announce(m.funnel_said_moved({ stage, place: to + 1, of: next.steps.length }));
}

export function removeStage(funnel: FunnelState, at: number): void {
  const stage = stageName(funnel, at);
  funnel.edit(removeStep(funnel.spec, at));
  announce(m.funnel_said_removed({ stage, left: funnel.spec.steps.length }));
}

export function undo(funnel: FunnelState): void {
  announce(funnel.undo() ? m.funnel_said_undone() : m.funnel_said_nothing_to_undo());
}

export function redo(funnel: FunnelState): void {
  announce(funnel.redo() ? m.funnel_said_redone() : m.funnel_said_nothing_to_redo());
}

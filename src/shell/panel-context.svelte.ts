import type { DateRange, FunnelAnswer, FunnelCell, FunnelSpec, GroupKey } from '../core/spec/funnel';
import type { Decisions } from '../core/spec/decisions';
import { drilldownOf } from '../customers/drilldown';
import { openCustomers } from '../customers/open-customers';
import { addSegment, breakDownByProperty } from '../funnel/commands/group-commands';
import { excludeEvent, insertEvent } from '../funnel/commands/stage-commands';
import { stageNames } from '../funnel/labels/stage-names';
import type { FunnelContext } from '../funnel/panel';
import { setRule } from '../funnel/spec/edit-steps';
import { effectiveSpec } from '../funnel/spec/effective-spec';
import { carrying } from '../funnel/spec/segments';
import type { FunnelState } from '../funnel/state/funnel.svelte';
import { m } from '../i18n/paraglide/messages';
import { announce } from '../ui/announcer.svelte';
import { numberProperties } from './number-properties';

/** The open funnel as its panels and views know it: each of its parts stays unchanged while others change. */
export class PanelContext implements FunnelContext {
  readonly #funnel: FunnelState;
  readonly #specOf: () => FunnelSpec;
  readonly #listed: () => void;

  /** `specOf`: the committed funnel, or the one that is being dragged; `listed` is called when customers are opened. */
  constructor(funnel: FunnelState, specOf: () => FunnelSpec, listed: () => void = () => undefined) {
    this.#funnel = funnel;
    this.#specOf = specOf;
    this.#listed = listed;
  }

  readonly #asked: FunnelSpec | null = $derived.by(() => effectiveSpec(this.#specOf()));

  /** Whether any stage has an event: without one there is nothing to show. */
  get isEmpty(): boolean {
    return this.#asked === null;
  }

  get spec(): FunnelSpec {
    return this.#asked ?? this.#specOf();
  }

  readonly steps: string[] = $derived.by(() => stageNames(this.spec));

  readonly answer: FunnelAnswer | null = $derived.by(() => this.#funnel.answerTo(this.spec));

  readonly groups = $derived.by(() => ({
    of: this.#funnel.answered,
    keys: this.#funnel.groups.map(({ key }) => key),
  }));

  readonly numbers = $derived.by(() => numberProperties(this.#funnel.dataset, this.#funnel.properties));

  get engine() {
    return this.#funnel.engine;
  }

  get dataset() {
    return this.#funnel.dataset;
  }

  get decisions(): Decisions {
    return this.#funnel.decisions;
  }

  colourOf = (key: GroupKey): string => this.#funnel.colourOf(key);

  openCustomers = (cell: FunnelCell): void => {
    openCustomers(this.#funnel, drilldownOf(cell, this.spec));
    this.#listed();
  };

  addSegment = (cell: FunnelCell, label: string): void => addSegment(this.#funnel, cell, label);

  breakDown = (property: string): void => breakDownByProperty(this.#funnel, property);

  insertEvent = (event: string, before: string): void => insertEvent(this.#funnel, event, this.#indexOf(before));

  excludeEvent = (event: string, { from, to }: { from: string; to: string }): void =>
    excludeEvent(this.#funnel, event, { from: this.#indexOf(from), to: this.#indexOf(to) });

  filterActors = (property: string, value: string): void => {
    const { filter } = this.#funnel.spec;
    const carries = { ...carrying(property), filters: [{ property, op: 'equal' as const, value }] };
    this.#edit({ filter: { ...filter, actors: [...filter.actors, carries] } });
    announce(m.drivers_filter({ property, value }));
  };

  setDateRange = (dateRange: DateRange): void => this.#edit({ dateRange });

  setDecisions = (change: Partial<Decisions>, key: string): void => this.#funnel.setDecisions(change, key);

  #edit(rule: Parameters<typeof setRule>[1]): void {
    this.#funnel.edit(setRule(this.#funnel.spec, rule));
  }

  /** Index of a step in the funnel's own spec; the answered spec leaves out some steps. */
  #indexOf(id: string): number {
    return this.#funnel.spec.steps.findIndex((step) => step.id === id);
  }
}

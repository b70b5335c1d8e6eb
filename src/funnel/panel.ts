import type { Component } from 'svelte';
import type { GenericSchema } from 'valibot';
import type { KnownGroups } from '../chart/group-among';
import type { Engine } from '../core/engine';
import type { DatasetSummary } from '../core/spec/dataset';
import type { Decisions } from '../core/spec/decisions';
import type { DateRange, FunnelAnswer, FunnelCell, FunnelSpec, GroupKey } from '../core/spec/funnel';

/** What a panel or a view knows of the open funnel, and the commands it may give. */
export interface FunnelContext {
  readonly engine: Engine;
  readonly dataset: DatasetSummary;
  /** What the engine is asked: every step has events. */
  readonly spec: FunnelSpec;
  /** Names of its steps. */
  readonly steps: string[];
  /** The answer to `spec`; null while that is pending. */
  readonly answer: FunnelAnswer | null;
  /** The groups of the latest answer, which may belong to an earlier spec. */
  readonly groups: KnownGroups;
  readonly decisions: Decisions;
  /** The properties that hold numbers; null until every property has been scanned. */
  readonly numbers: ReadonlySet<string> | null;
  /** The colour of a group, the same wherever it is drawn; a CSS value. */
  colourOf: (key: GroupKey) => string;
  /** Lists the customers of a drill-down. */
  openCustomers: (cell: FunnelCell) => void;
  addSegment: (cell: FunnelCell, label: string) => void;
  breakDown: (property: string) => void;
  /** Adds a stage of the event before the step of this id. */
  insertEvent: (event: string, before: string) => void;
  /** Excludes the event between two steps, given by their ids. */
  excludeEvent: (event: string, between: { from: string; to: string }) => void;
  /** Only actors with this value of the property. */
  filterActors: (property: string, value: string) => void;
  setDateRange: (days: DateRange) => void;
  /** `key` names what is edited, so that typing is undone as one step. */
  setDecisions: (change: Partial<Decisions>, key: string) => void;
}

export interface PanelProps<Settings> {
  context: FunnelContext;
  /** What the person chose here: a part of the analysis, so kept, linked and undone with it. */
  settings: Settings;
  /** Commits a part of the settings; `key` names what is edited, so that typing is undone as one step. */
  change: (part: Partial<Settings>, key?: string) => void;
}

interface PanelOf<Settings> {
  /** Names the panel in documents: changing it takes a migration. */
  id: string;
  title: () => string;
  /** Every setting has a default. */
  settings: GenericSchema<unknown, Settings>;
  /** Not needed for the first paint; it is loaded before the page seals itself. */
  component: () => Promise<{ default: Component<PanelProps<Settings>> }>;
}

/** A panel beneath the funnel, or a view in place of its chart; see `src/shell/panels.ts` and `views.ts`. */
export type Panel = PanelOf<unknown>;

/** Checks that a panel's component takes the settings that its schema gives, then forgets their type. */
export function definePanel<Settings>(panel: PanelOf<Settings>): Panel {
  return panel as unknown as Panel;
}

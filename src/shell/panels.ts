import { customersPanel } from '../customers/panel';
import { driversPanel } from '../drivers/panel';
import { abTestPanel } from '../experiment/panel';
import type { Panel } from '../funnel/panel';
import { periodsPanel } from '../periods/panel';
import { prioritizePanel } from '../prioritize/panel';
import { whatIfPanel } from '../prioritize/what-if/panel';
import { sqlPanel } from '../sql-export/panel';
import { timesPanel } from '../timing/panel';
import { trendPanel } from '../trend/panel';

/** The panels beneath the funnel, in the order of their tabs. */
export const panels: readonly Panel[] = [
  timesPanel,
  trendPanel,
  periodsPanel,
  customersPanel,
  driversPanel,
  prioritizePanel,
  whatIfPanel,
  abTestPanel,
  sqlPanel,
];

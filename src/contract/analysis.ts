import type { Reading } from './dataset';
import type { FunnelSpec } from './funnel';

/** Raised whenever an older document can no longer be read as it stands. */
export const analysisVersion = 1;

/** Where an analysis gets its events from: a file the person has, or a sample made on the spot. */
export type AnalysisSource =
  | { kind: 'file'; name: string; size: number; reading: Reading }
  | { kind: 'sample'; sample: SampleId; reading: Reading };

export type SampleId = 'shop' | 'saas' | 'deals';

/** How the funnel is drawn. */
export interface FunnelDisplay {
  form: 'bars' | 'compact';
}

/** All that a person has made: plain JSON, the same in the URL, on this device, in a file and in undo. */
export interface Analysis {
  version: typeof analysisVersion;
  sources: AnalysisSource[];
  funnel: FunnelSpec;
  display: FunnelDisplay;
}

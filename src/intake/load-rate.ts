import type { LoadProgress } from '../core/spec/dataset';

/** Speed derived from progress: rows per second, and seconds left; null while there is too little data. */
export interface LoadRate {
  /** 0 … 1 of the bytes. */
  share: number;
  rowsPerSecond: number | null;
  secondsLeft: number | null;
}

/** Earlier figures fluctuate too much. */
const minRateSeconds = 0.7;

export function loadRate({ bytesRead, bytesTotal, rows, seconds }: LoadProgress): LoadRate {
  const share = bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : 0;
  if (seconds < minRateSeconds || share === 0) return { share, rowsPerSecond: null, secondsLeft: null };
  return {
    share,
    rowsPerSecond: rows > 0 ? rows / seconds : null,
    secondsLeft: (seconds / share) * (1 - share),
  };
}

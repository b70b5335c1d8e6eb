import type { LoadProgress } from '../core/spec/dataset';

/** What a progress says about speed: rows in a second, and seconds left; null while too early to tell. */
export interface LoadRate {
  /** 0 … 1 of the bytes. */
  share: number;
  rowsPerSecond: number | null;
  secondsLeft: number | null;
}

/** Before this the figures jump about. */
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

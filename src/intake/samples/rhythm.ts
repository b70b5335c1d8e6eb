import type { Random } from './random';

/** When people are active: a weight for each weekday (Sunday first) and each hour of the day. */
export interface Rhythm {
  days: readonly number[];
  hours: readonly number[];
}

/** Shopping: evenings, lunch breaks and weekends. */
export const leisure: Rhythm = {
  days: [1.35, 0.85, 0.85, 0.9, 0.95, 1.15, 1.4],
  hours: [2, 1, 0.5, 0.4, 0.4, 0.6, 1.2, 2, 3, 4, 5, 5.5, 6.5, 5.5, 4.5, 4.5, 5, 5.5, 6.5, 8, 9.5, 9.5, 7, 4],
};

/** Work: office hours from Monday to Friday. */
export const office: Rhythm = {
  days: [0.12, 1.1, 1.15, 1.1, 1.05, 0.85, 0.15],
  hours: [0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.6, 2, 6, 9, 10, 9, 5, 7, 9, 9, 8, 6, 3, 1.5, 1, 0.8, 0.5, 0.2],
};

export const minuteInSeconds = 60;
export const hourInSeconds = 3600;
export const dayInSeconds = 86_400;

/** Moves a moment (seconds since 1970) to one at which people are active: the same day or the next fitting one. */
export function fitting(moment: number, rhythm: Rhythm, random: Random): number {
  let day = Math.floor(moment / dayInSeconds);
  const busiest = Math.max(...rhythm.days);
  // 1970 began on a Thursday.
  while (!random.chance(rhythm.days[(day + 4) % 7] / busiest)) day++;
  return day * dayInSeconds + random.weighted(rhythm.hours) * hourInSeconds + random.whole(0, hourInSeconds - 1);
}

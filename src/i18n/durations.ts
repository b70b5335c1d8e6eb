import { m } from './paraglide/messages';
import { decimal, none } from './numbers';

const minuteSeconds = 60;
const hourSeconds = 60 * minuteSeconds;
const daySeconds = 24 * hourSeconds;
const yearSeconds = 365.25 * daySeconds;

/**
 * Elapsed time as people say it: "350 ms", "12 s", "3 min 20 s", "2 h 5 min", "4.2 days", "3.1 years"; "–" for none.
 * Never more exact than its size deserves, and rounded before the unit is chosen, so that nothing reads "60 s".
 */
export function duration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return none;
  if (seconds < 0) return `−${duration(-seconds)}`;
  if (seconds < 0.9995) return milliseconds(seconds);
  if (seconds < 59.5) return m.chart_time_seconds({ value: roundedText(seconds) });
  if (seconds < 10 * minuteSeconds - 0.5) return minutesAndSeconds(Math.round(seconds));
  if (seconds < hourSeconds - minuteSeconds / 2)
    return m.chart_time_minutes({ value: decimal(seconds / minuteSeconds, 0) });
  if (seconds < daySeconds - minuteSeconds / 2) return hoursAndMinutes(Math.round(seconds / minuteSeconds));
  if (seconds < 2 * yearSeconds) return dayCountText(seconds / daySeconds);
  return m.chart_time_years({ value: decimal(seconds / yearSeconds, 1) });
}

/** Elapsed time in one unit alone, for narrow places: "3.3 min", "24 h". Show `duration` on hover. */
export function shortDuration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds) || seconds < 59.5 || seconds >= daySeconds - minuteSeconds / 2) {
    return duration(seconds);
  }
  if (seconds < hourSeconds - minuteSeconds / 2)
    return m.chart_time_minutes({ value: roundedText(seconds / minuteSeconds) });
  return m.chart_time_hours({ value: roundedText(seconds / hourSeconds) });
}

/** One decimal below 10. */
function roundedText(n: number): string {
  return decimal(n, n < 9.95 ? 1 : 0);
}

function milliseconds(seconds: number): string {
  if (seconds === 0) return m.chart_time_seconds({ value: decimal(0, 0) });
  if (seconds < 0.0005) return `<${m.chart_time_milliseconds({ value: decimal(1, 0) })}`;
  return m.chart_time_milliseconds({ value: decimal(seconds * 1000, 0) });
}

function minutesAndSeconds(seconds: number): string {
  const minutes = m.chart_time_minutes({ value: decimal(Math.floor(seconds / 60), 0) });
  const rest = seconds % 60;
  return rest === 0 ? minutes : `${minutes} ${m.chart_time_seconds({ value: decimal(rest, 0) })}`;
}

function hoursAndMinutes(minutes: number): string {
  const hours = m.chart_time_hours({ value: decimal(Math.floor(minutes / 60), 0) });
  const rest = minutes % 60;
  return rest === 0 ? hours : `${hours} ${m.chart_time_minutes({ value: decimal(rest, 0) })}`;
}

function dayCountText(n: number): string {
  const value = decimal(n, n < 99.95 ? 1 : 0);
  return value === '1' ? m.chart_time_day({ value }) : m.chart_time_days({ value });
}

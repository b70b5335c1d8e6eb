const oneDay = 86_400_000;
/** Wall clocks differ from UTC by at most this much, in ms. */
const widestOffset = 26 * 3_600_000;

/** The wall clock of a zone at an instant, both in ms as if UTC. */
function wallClock(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  // Swedish writes `2026-11-21 09:05:00`.
  return (instant) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
}

/** The first instant, in µs, at which the wall clock shows the day (`2026-11-21`) plus `days`, or later. */
export function dayStart(day: string, timeZone: string, days = 0): number {
  const midnight = Date.parse(`${day}T00:00:00Z`) + days * oneDay;
  if (timeZone === 'UTC') return midnight * 1000;
  const clock = wallClock(timeZone);
  let before = midnight - widestOffset;
  let after = midnight + widestOffset;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clock(middle) >= midnight) after = middle;
    else before = middle;
  }
  return after * 1000;
}

/** Lengths of days and hours without daylight saving changes. */
export const msPerHour = 3_600_000;
export const msPerDay = 86_400_000;

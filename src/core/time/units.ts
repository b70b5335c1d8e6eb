/** Days and hours that no change of the clock has made longer or shorter. */
export const msPerHour = 3_600_000;
export const msPerDay = 86_400_000;

/** Up to so many events a second pass over the file, for the properties, takes moments and is made unasked. */
export const maxQuickEvents = 1_000_000;

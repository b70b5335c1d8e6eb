/** Number of events up to which a second pass over the file, for the properties, is quick and made without asking. */
export const maxQuickEvents = 1_000_000;

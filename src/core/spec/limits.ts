/**
 * What an analysis may hold at most. Its links and files come from outside: this is more than anybody makes by hand,
 * and less than what would keep the page or the engine busy for long.
 */

export const maxSteps = 20;
/** Limited by the number of colours that can be told apart. */
export const maxSegments = 8;
export const maxScenarios = 8;
/** Filters, conditions or exclusions in one list. */
export const maxConditions = 100;
export const maxHeldColumns = 50;
/** Event names or values in one list. */
export const maxNames = 10_000;
/** More bins can't be told apart on a screen. */
export const maxBins = 500;
/** Of more groups only those with the most entries are listed separately. */
export const maxGroups = 1000;
/** The limit of common spreadsheets. */
export const maxColumns = 16_384;
/** Lines before a file's first record. */
export const maxSkippedLines = 1_000_000;
/** Figures stored by stage id, including those of removed stages. */
export const maxRecordEntries = 1000;
/** Length in UTF-16 units. */
export const maxTextLength = 1_000_000;
export const maxIdLength = 100;
/** Nesting depth of objects and lists: a segment may be a drill-down in a funnel, which has segments in turn. */
export const maxNestingLevels = 400;

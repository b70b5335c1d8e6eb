/**
 * What an analysis may hold at most. Its links and files come from outside: this is more than anybody makes by hand, and
 * less than what would keep the page or the engine busy for long.
 */

export const maxSteps = 20;
/** As many as can be told apart by colour. */
export const maxSegments = 8;
export const maxScenarios = 8;
/** Filters, conditions or exclusions in one list. */
export const maxConditions = 100;
export const maxHeldColumns = 50;
/** Event names or values in one list. */
export const maxNames = 10_000;
/** More bins could not be told apart on a screen. */
export const maxBins = 500;
/** Of more groups only those entered most are told apart. */
export const maxGroups = 1000;
/** No table has more columns (nor has any spreadsheet). */
export const maxColumns = 16_384;
/** Lines before a file's first record. */
export const maxSkippedLines = 1_000_000;
/** Figures kept by the ids of stages, those of stages long gone among them. */
export const maxRecordEntries = 1000;
/** In UTF-16 units. */
export const maxTextLength = 1_000_000;
export const maxIdLength = 100;
/** Objects and lists inside of each other: a segment may be a place of a funnel, which has segments in turn. */
export const maxNestingLevels = 400;

import type { DisplayParts } from '../../src/core/spec/analysis';
import { panels } from '../../src/shell/panels';
import { views } from '../../src/shell/views';

/** The views and panels of the page, as a document is checked by. */
export const displayParts: DisplayParts = { views, panels };

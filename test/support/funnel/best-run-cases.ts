import fc from 'fast-check';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { specOf } from './spec-of';
import { excluded, optional, seconds } from './written-runs';

/** What is promised, a user's events, the question, and the run that is kept of them. */
export type BestRunCase = [claim: string, events: string, spec: FunnelSpec, run: string];

const abc = specOf(['a', 'b', 'c']);
const ab = specOf(['a', 'b']);
const long = 'x'.repeat(60);

/** Which run of ordered required steps is kept: for every matcher that meets such questions. */
export const plainCases: BestRunCase[] = [
  ['nothing where the first step is never done', 'b@1 c@2', abc, 'none'],
  ['the entry alone where nothing follows', 'z@1 a@2 z@3', abc, 'a@2'],
  ['the steps in their order, whatever lies between', 'a@1 z@2 b@3 a@4 c@5', abc, 'a@1 b@3 c@5'],
  ['no step that comes before the one it should follow', 'c@1 b@2 a@3', abc, 'a@3'],
  ['the deepest run, though others begin later', 'a@1 b@2 a@3', ab, 'a@1 b@2'],
  ['of equally deep runs the first to get there', 'a@1 b@2 a@3 b@4', ab, 'a@1 b@2'],
  ['of bare entries the first', 'a@1 a@2 a@3', ab, 'a@1'],
  ['of runs that end on the same event the one that entered last', 'a@1 a@2 b@3', ab, 'a@2 b@3'],
  ['the earliest steps between the entry and the end', 'a@1 b@2 b@3 c@4', abc, 'a@1 b@2 c@4'],
  ['a step exactly at the end of the window', 'a@1 b@4', specOf(['a', 'b'], { window: seconds(3) }), 'a@1 b@4'],
  ['no step after the window', 'a@1 b@4.000001', specOf(['a', 'b'], { window: seconds(3) }), 'a@1'],
  ['nothing later in a window of zero', 'a@1 b@2', specOf(['a', 'b'], { window: seconds(0) }), 'a@1'],
  [
    'the younger run where the window of the older has run out',
    'a@1 b@2 a@4 c@5 b@6 c@7',
    specOf(['a', 'b', 'c'], { window: seconds(3) }),
    'a@4 b@6 c@7',
  ],
  [
    'the older run where the younger gets no deeper in its window',
    'a@1 b@2 a@3 c@4 b@8',
    specOf(['a', 'b', 'c'], { window: seconds(3) }),
    'a@1 b@2 c@4',
  ],
  [
    'names in Chinese, of emoji, and of 60 letters',
    `浏览@1 🛒@2 ${long}@3`,
    specOf(['浏览', '🛒', long]),
    `浏览@1 🛒@2 ${long}@3`,
  ],
];

const untilFirst = { from: null, to: '1970-01-01' };

/** Which entries count: for the matchers that look at the range themselves. */
export const entryCases: BestRunCase[] = [
  [
    'a run that enters on the last day, though it ends after it',
    'a@86399 b@86401',
    specOf(['a', 'b'], { dateRange: untilFirst }),
    'a@86399 b@86401',
  ],
  ['nothing that enters after the last day', 'a@86400 b@86401', specOf(['a', 'b'], { dateRange: untilFirst }), 'none'],
  [
    'the later entry where the earlier lies before the first day',
    'a@86399 b@86400 a@86401 b@86402',
    specOf(['a', 'b'], { dateRange: { from: '1970-01-02', to: null } }),
    'a@86401 b@86402',
  ],
  [
    'no step outside the range where the whole run must lie in it',
    'a@86399 b@86401',
    specOf(['a', 'b'], { dateRange: untilFirst, dateRangeRule: 'whole' }),
    'a@86399',
  ],
  [
    'the first entry, though a later one gets deeper, where only the first counts',
    'a@1 a@5 b@6',
    specOf(['a', 'b'], { entry: 'first', window: seconds(2) }),
    'a@1',
  ],
];

/** How events of equal time are counted: in step order, each once. */
export const tieCases: BestRunCase[] = [
  ['tied events in the order of the steps', 'c@1 b@1 a@1', abc, 'a@1 b@1 c@1'],
  ['one step for one event, though two steps ask for it', 'a@1', specOf(['a', 'a']), 'a@1'],
  ['a step each for two equal events', 'a@1 a@1', specOf(['a', 'a']), 'a@1 a@1'],
  ['tied events of which the run needs the second alone', 'a@1 b@2 a@2', ab, 'a@2 b@2'],
  [
    'an event that can do two steps for the one that nothing else does',
    'a@1 b@1',
    specOf([{ events: ['a', 'b'] }, 'a']),
    'a@1 a@1',
  ],
  ['tied events in a window of zero', 'b@1 a@1', specOf(['a', 'b'], { window: seconds(0) }), 'a@1 b@1'],
];

const aOptBc = specOf(['a', optional('b'), 'c']);

/** What becomes of optional steps. */
export const optionalCases: BestRunCase[] = [
  ['a run past an optional step', 'a@1 c@2', aOptBc, 'a@1 c@2'],
  ['an optional step that is done on the way', 'a@1 b@2 c@3', aOptBc, 'a@1 b@2 c@3'],
  ['no optional step that comes behind the next one', 'a@1 c@2 b@3', aOptBc, 'a@1 c@2'],
  ['an optional step as the deepest where no more follows', 'a@1 b@2', aOptBc, 'a@1 b@2'],
  ['an optional last step', 'a@1 b@2', specOf(['a', optional('b')]), 'a@1 b@2'],
  ['a run past two optional steps in a row', 'a@1 d@2', specOf(['a', optional('b'), optional('c'), 'd']), 'a@1 d@2'],
];

/** What exclusions take away, between ordered steps without limits. */
export const exclusionCases: BestRunCase[] = [
  [
    'the steps before an exclusion that stops',
    'a@1 b@2 x@3 c@4',
    specOf(['a', 'b', 'c'], { exclusions: excluded(1, 2) }),
    'a@1 b@2',
  ],
  [
    'nothing where an exclusion drops the only run',
    'a@1 x@2 b@3',
    specOf(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }),
    'none',
  ],
  [
    'the run past an exclusion that comes before its range',
    'a@1 x@2 b@3 c@4',
    specOf(['a', 'b', 'c'], { exclusions: excluded(1, 2) }),
    'a@1 b@3 c@4',
  ],
  [
    'the run past an exclusion that comes behind its range',
    'a@1 b@2 x@3 c@4',
    specOf(['a', 'b', 'c'], { exclusions: excluded(0, 1) }),
    'a@1 b@2 c@4',
  ],
  [
    'a run whose window had run out before the exclusion',
    'a@1 x@5',
    specOf(['a', 'b'], { window: seconds(3), exclusions: excluded(0, 1, 'drop') }),
    'a@1',
  ],
  [
    'nothing where the exclusion comes at the very end of the window',
    'a@1 x@4',
    specOf(['a', 'b'], { window: seconds(3), exclusions: excluded(0, 1, 'drop') }),
    'none',
  ],
  [
    'the younger run that no exclusion hit',
    'a@1 x@2 a@3 b@4',
    specOf(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }),
    'a@3 b@4',
  ],
  [
    'nothing where the dropped run was deeper than any clean one',
    'a@1 b@2 x@3 a@4',
    specOf(['a', 'b', 'c'], { exclusions: excluded(1, 2, 'drop') }),
    'none',
  ],
  [
    'a clean run as deep as the dropped one',
    'a@1 x@2 a@3',
    specOf(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }),
    'a@3',
  ],
  [
    'a run whose exclusion is tied with one of its steps',
    'a@1 b@2 x@2',
    specOf(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }),
    'a@1 b@2',
  ],
  [
    'nothing where one event drops and stops',
    'a@1 x@2 b@3',
    specOf(['a', 'b'], { exclusions: [...excluded(0, 1), ...excluded(0, 1, 'drop')] }),
    'none',
  ],
  [
    'the earliest arrival’s fate, though a later one lies behind the exclusion',
    'a@1 b@2 x@3 b@4 c@5',
    specOf(['a', 'b', 'c'], { exclusions: excluded(1, 2) }),
    'a@1 b@2',
  ],
];

/** A user's events at different times, as `rowsWritten` reads them. */
export const writtenLogs: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'z'), fc.integer({ min: 1, max: 3 })), { maxLength: 9 })
  .map((acts) => {
    let second = 0;
    return acts.map(([event, gap]) => `${event}@${(second += gap)}`).join(' ');
  });

/** Ordered funnels of one to three steps, each on another event. */
export const plainSpecs: fc.Arbitrary<FunnelSpec> = fc
  .tuple(fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }), fc.option(fc.nat(6)))
  .map(([steps, window]) => specOf(steps, { window: window === null ? null : seconds(window) }));

/** The same with limits between steps. */
export const limitedSpecs: fc.Arbitrary<FunnelSpec> = fc
  .tuple(plainSpecs, fc.array(fc.option(fc.nat(4)), { minLength: 3, maxLength: 3 }))
  .map(([spec, limits]) => ({
    ...spec,
    steps: spec.steps.map((step, k) => {
      const limit = k === 0 ? null : limits[k];
      return { ...step, within: limit === null ? null : seconds(limit) };
    }),
  }));

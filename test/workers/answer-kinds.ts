import type { Customer, CustomersCsvLabels, CustomersList } from '../../src/core/spec/customers';
import type { FunnelAnswer, FunnelSpec, GroupKey } from '../../src/core/spec/funnel';
import type { Outcome } from '../../src/core/outcome';
import type { PathsAnswer } from '../../src/core/spec/drivers';
import type { TrendAnswer } from '../../src/core/spec/timing';
import { customersCsv } from '../../workers/customers/customers-csv';
import type { Subject } from '../../workers/funnel/plan/subject';
import { properties } from './arbitrary-questions';
import { answerTo } from '../support/funnel/answer-to';

/** What a law may take from a draw to choose a step, a column, a conversion step. */
type Choice = [number, number];

/**
 * A kind of answer, in a form in which two can be compared: no time it took, no number that stands for an actor. Null
 * where the question cannot be asked.
 */
export interface AnswerKind {
  name: string;
  /** What splits the funnel, where the kind of answer knows groups. */
  grouped: boolean;
  answer: (subject: Subject, spec: FunnelSpec, choice: Choice) => unknown;
  /** What adds up over disjoint actors, by what it counts; absent where nothing does. */
  sums?: (subject: Subject, spec: FunnelSpec, choice: Choice) => Map<string, number> | null;
}

const anyDay = { from: null, to: null };

function valueOf<T>(outcome: Outcome<T>): T | null {
  return outcome.ok ? outcome.value : null;
}

/** The groups that a funnel's answer has, that of all first. */
function groupsOf(subject: Subject, spec: FunnelSpec): FunnelAnswer['groups'] {
  return valueOf(answerTo('funnel', subject, { spec }))?.groups ?? [];
}

function conversionStepOf({ steps }: FunnelSpec, [a, b]: Choice): { from: number; to: number } | null {
  const required = steps.flatMap(({ optional }, k) => (optional ? [] : [k]));
  if (required.length < 2) return null;
  const from = a % (required.length - 1);
  return { from: required[from], to: required[from + 1 + (b % (required.length - 1 - from))] };
}

const columns: CustomersList['sort']['by'][] = [
  ...(['id', 'entered', 'furthest', 'duration', 'next'] as const).map((kind) => ({ kind })),
  ...properties.map((property) => ({ kind: 'property' as const, property })),
];

function listOf(spec: FunnelSpec, group: GroupKey, [a, b]: Choice): CustomersList {
  const step = a % spec.steps.length;
  return {
    ...{ spec, group, step, part: step > 0 && b % 2 === 1 ? 'lost' : 'passed', seconds: null, entered: anyDay },
    ...{ search: '', sort: { by: columns[b % columns.length], descending: a % 2 === 1 }, properties },
  };
}

function customersOf(subject: Subject, list: CustomersList): Customer[] {
  return valueOf(answerTo('customers', subject, { ...list, offset: 0, limit: 1000 }))?.customers ?? [];
}

const withoutNumbers = (customers: readonly Customer[]) => customers.map((each) => ({ ...each, actor: null }));

/** By group, of all groups of the funnel's own answer. */
function ofEachGroup<T>(
  subject: Subject,
  spec: FunnelSpec,
  ask: (group: GroupKey) => T,
): { key: GroupKey; found: T }[] {
  return groupsOf(subject, spec).map(({ key }) => ({ key, found: ask(key) }));
}

function timelinesOf(subject: Subject, spec: FunnelSpec, choice: Choice) {
  const shown = choice[1] % 2 === 0 ? properties : [];
  return ofEachGroup(subject, spec, (group) =>
    customersOf(subject, listOf(spec, group, [0, 0])).map(({ actor, times, twin }) =>
      valueOf(
        answerTo('timeline', subject, { spec, actor, group, times, twin, properties: shown, offset: 0, limit: 1000 }),
      ),
    ),
  );
}

function pathsOf(subject: Subject, spec: FunnelSpec, [a, b]: Choice) {
  const step = a % spec.steps.length;
  const part = step > 0 && b % 2 === 1 ? ('lost' as const) : ('passed' as const);
  return ofEachGroup(subject, spec, (group) =>
    valueOf(answerTo('paths', subject, { spec, group, step, part, length: 3 })),
  );
}

/** Links by the names at both of their ends. */
function linksOf({ columns: nodes, links }: PathsAnswer): [string, number][] {
  const called = (depth: number, node: number): string => `${nodes[depth][node].kind} ${nodes[depth][node].name}`;
  return links.map(({ depth, from, to, actors }) => [
    `${depth} ${called(depth, from)} > ${called(depth + 1, to)}`,
    actors,
  ]);
}

function trendOf(subject: Subject, spec: FunnelSpec, choice: Choice): TrendAnswer | null {
  const conversionStep = conversionStepOf(spec, choice);
  return conversionStep && valueOf(answerTo('trend', subject, { spec, ...conversionStep, interval: 'day' }));
}

const labels: CustomersCsvLabels = {
  ...{ id: 'id', session: 'session', furthest: 'furthest', seconds: 'seconds', next: 'next', nextTime: 'next at' },
  steps: [],
};

async function csvOf(subject: Subject, list: CustomersList): Promise<string[] | null> {
  const csv = valueOf(await customersCsv(subject, { ...list, labels }, () => Promise.resolve()));
  return csv && (await csv.text()).split('\r\n');
}

/** Those of "other" depend on which groups are drawn. */
const isWhole = ({ key }: { key: GroupKey }): boolean => key.kind !== 'other';
const nameOf = (key: GroupKey): string => JSON.stringify(key);

/** One for each of some things that are alike. */
function counted(things: readonly unknown[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(JSON.stringify(thing), (counts.get(JSON.stringify(thing)) ?? 0) + 1);
  return [...counts];
}

function groupCounts(subject: Subject, spec: FunnelSpec): Map<string, number> {
  return new Map(
    groupsOf(subject, spec)
      .filter(isWhole)
      .flatMap(({ key, steps }) => steps.map(({ actors }, k): [string, number] => [`${nameOf(key)} ${k}`, actors])),
  );
}

export const answerKinds: AnswerKind[] = [
  { name: 'a funnel', grouped: false, answer: groupsOf, sums: groupCounts },
  { name: 'the groups of a funnel', grouped: true, answer: groupsOf, sums: groupCounts },
  ...[false, true].map((grouped): AnswerKind => ({
    name: grouped ? 'a trend with groups' : 'a trend',
    grouped,
    answer: trendOf,
    sums: (subject, spec, choice) => {
      const series = trendOf(subject, spec, choice)?.series.filter(isWhole) ?? [];
      return new Map(
        series.flatMap(({ key, buckets }) =>
          buckets.flatMap(({ day, entered, converted }): [string, number][] => [
            [`${nameOf(key)} ${day} entered`, entered],
            [`${nameOf(key)} ${day} converted`, converted],
          ]),
        ),
      );
    },
  })),
  {
    name: 'times to convert',
    grouped: true,
    answer: (subject, spec, choice) => {
      const conversionStep = conversionStepOf(spec, choice);
      const asked = { spec, bins: null, scale: choice[0] % 2 === 0 ? ('linear' as const) : ('log' as const) };
      return conversionStep && valueOf(answerTo('timesToConvert', subject, { ...asked, ...conversionStep }));
    },
  },
  {
    name: 'a list of customers',
    grouped: true,
    answer: (subject, spec, choice) =>
      ofEachGroup(subject, spec, (group) => withoutNumbers(customersOf(subject, listOf(spec, group, choice)))),
    sums: (subject, spec, choice) =>
      new Map(counted(withoutNumbers(customersOf(subject, listOf(spec, { kind: 'all' }, choice))))),
  },
  {
    name: 'the CSV of a list',
    grouped: false,
    answer: (subject, spec, choice) => csvOf(subject, listOf(spec, { kind: 'all' }, choice)),
  },
  {
    name: 'the timelines of customers',
    grouped: true,
    answer: timelinesOf,
    sums: (subject, spec, choice) => new Map(counted(timelinesOf(subject, spec, choice)[0]?.found ?? [])),
  },
  {
    name: 'what goes with conversion',
    grouped: true,
    answer: (subject, spec, choice) => {
      const conversionStep = conversionStepOf(spec, choice);
      const ask = (group: GroupKey) =>
        conversionStep && valueOf(answerTo('drivers', subject, { spec, group, ...conversionStep, properties }));
      return ofEachGroup(subject, spec, ask);
    },
  },
  {
    name: 'paths',
    grouped: true,
    answer: pathsOf,
    sums: (subject, spec, choice) => {
      const found = pathsOf(subject, spec, choice).at(0)?.found;
      return new Map(found ? linksOf(found) : []);
    },
  },
  {
    name: 'amounts',
    grouped: false,
    answer: (subject, spec) => valueOf(answerTo('amounts', subject, { spec, property: 'n' })),
    sums: (subject, spec) => {
      const found = valueOf(answerTo('amounts', subject, { spec, property: 'n' }));
      const steps = found?.steps.flatMap(({ filled, sum }, k): [string, number][] => [
        [`${k} filled`, filled],
        [`${k} sum`, sum],
      ]);
      return new Map([['converted', found?.converted ?? 0], ...(steps ?? [])]);
    },
  },
];

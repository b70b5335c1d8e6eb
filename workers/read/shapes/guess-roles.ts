import type { InspectedColumn, RoleReason } from '../../../src/core/spec/dataset';
import { isTraitName, nameRank } from './column-names';
import type { ColumnProfile } from './column-profile';
import type { TextRow } from '../row-source';

interface RoleChoice {
  column: ColumnProfile;
  reason: RoleReason;
  confidence: number;
}

interface Roles {
  when: RoleChoice | null;
  who: RoleChoice | null;
  amount: RoleChoice | null;
  what: RoleChoice | null;
}

/**
 * Guesses what each column is for, from its name and from what it holds: first the time, then the actor, then the
 * amount and the event among what is left. A name wins over contents only where the contents may be what it says.
 */
export function guessRoles(columns: readonly ColumnProfile[], rows: readonly TextRow[]): InspectedColumn[] {
  const roles: Roles = { when: chooseWhen(columns), who: null, amount: null, what: null };
  roles.who = chooseWho(columns.filter(free(roles)), columns.length);
  const amount = chooseAmount(columns.filter(free(roles)));
  roles.what = chooseWhat(columns.filter(free({ ...roles, amount })), { who: roles.who?.column, amount, rows });
  // Without a matching name, a number is taken for a price only if there is no event column: all rows may be purchases.
  roles.amount = amount ?? (roles.what ? null : chooseUnnamedAmount(columns.filter(free(roles))));
  return columns.map((column) => inspected(column, roles));
}

function free(roles: Roles): (column: ColumnProfile) => boolean {
  return (column) => Object.values(roles).every((choice: RoleChoice | null) => choice?.column !== column);
}

function inspected(column: ColumnProfile, roles: Roles): InspectedColumn {
  const { name } = column;
  for (const role of ['who', 'what', 'when', 'amount'] as const) {
    const choice = roles[role];
    if (choice?.column !== column) continue;
    const kind =
      role === 'when' ? 'time' : role === 'amount' ? 'number' : column.kind === 'time' ? 'text' : column.kind;
    return { name, role, reason: choice.reason, confidence: roundedConfidence(choice.confidence), kind };
  }
  const reason: RoleReason = { code: 'nothing_else', evidence: '' };
  return { name, role: 'property', reason, confidence: 0.5, kind: column.kind };
}

function roundedConfidence(confidence: number): number {
  return Math.round(100 * Math.min(0.98, confidence)) / 100;
}

/** The column with the highest score above 0; of equals the leftmost. */
function bestColumn(columns: readonly ColumnProfile[], score: (column: ColumnProfile) => number): ColumnProfile | null {
  let top: ColumnProfile | null = null;
  let topScore = 0;
  for (const column of columns) {
    const points = score(column);
    if (points > topScore + 1e-9) [top, topScore] = [column, points];
  }
  return top;
}

function filledShare(column: ColumnProfile): number {
  return column.rows === 0 ? 1 : column.values.length / column.rows;
}

function namedReason(column: ColumnProfile): RoleReason {
  return { code: 'name_matches', evidence: column.name };
}

// When

function timeContent(column: ColumnProfile): number {
  return column.time ? column.time.share * column.time.likely * filledShare(column) : 0;
}

function chooseWhen(columns: readonly ColumnProfile[]): RoleChoice | null {
  const column = bestColumn(columns, (candidate) => {
    const rank = nameRank(candidate.name, 'when');
    const content = timeContent(candidate);
    const believable = candidate.values.length === 0 ? 0.5 : Math.max(0.05, candidate.time?.share ?? 0);
    const hasClock = /\d:\d|^\d{9,}/.test(candidate.values[0] ?? '') ? 0.15 : 0;
    return rank >= 0.3 || content >= 0.3 ? rank * believable + 1.2 * content + content * hasClock : 0;
  });
  if (!column) return null;
  const rank = nameRank(column.name, 'when');
  const content = timeContent(column);
  const byName = rank >= 0.3;
  const reason: RoleReason = byName
    ? namedReason(column)
    : { code: 'looks_like_time', evidence: column.values[0] ?? '' };
  return { column, reason, confidence: byName ? 0.3 * rank + 0.68 * content : 0.85 * content };
}

// Who

/** Fewer different values than this share of the rows are categories rather than ids. */
const categoryShare = 0.005;

function idContent(column: ColumnProfile): number {
  const { values, distinct } = column;
  if (values.length === 0) return 0.1;
  if (column.decimals > 0.2 || isFreeText(column) || isWrittenTime(column)) return 0.05;
  if (column.counts) return 0.1;
  if (distinct === 1) return values.length > 1 ? 0.1 : 0.5;
  const share = distinct / values.length;
  if (share < categoryShare) return 0.2;
  const words = values.slice(0, 200).every((value) => !/\d/.test(value));
  if (words && distinct <= 200 && share < 0.2) return 0.4;
  return share > 0.98 && values.length > 20 ? 0.5 : 0.9;
}

function isWrittenTime({ time, values }: ColumnProfile): boolean {
  return time !== null && time.share > 0.9 && !/^\d+$/.test(values[0] ?? '');
}

/** Long and mostly different: names of 60 letters that keep coming back are names. */
function isFreeText({ values, distinct }: ColumnProfile): boolean {
  const some = values.slice(0, 200);
  return distinct > 0.5 * values.length && some.reduce((sum, value) => sum + value.length, 0) > 60 * some.length;
}

/** How far the contents allow the name to be right: 0 … 1. */
function whoBelievable(column: ColumnProfile): number {
  if (column.values.length === 0) return 0.5;
  // Some web analytics tools join two numbers with a dot.
  if (column.decimals > 0.2) return column.distinct > 5 && filledShare(column) > 0.9 ? 0.6 : 0.05;
  // A row number is often called `id`, but hardly ever `user_id`.
  if (column.counts && nameRank(column.name, 'who') < 0.8) return 0.6;
  if (isWrittenTime(column)) return 0.05;
  return column.distinct === 1 && column.values.length > 1 ? 0.7 : 1;
}

function saysOtherwise(name: string): boolean {
  return nameRank(name, 'what') >= 0.75 || nameRank(name, 'amount') >= 0.65 || isTraitName(name);
}

function chooseWho(columns: readonly ColumnProfile[], width: number): RoleChoice | null {
  const column = bestColumn(columns, (candidate) => {
    const name = 2 * nameRank(candidate.name, 'who') * whoBelievable(candidate);
    const left = 0.3 * (1 - candidate.index / width);
    const otherwise = saysOtherwise(candidate.name) ? 0.5 : 1;
    return (name + otherwise * idContent(candidate)) * Math.min(1, filledShare(candidate) / 0.9) + left;
  });
  if (!column) return null;
  const rank = nameRank(column.name, 'who');
  const content = idContent(column);
  const confidence = rank >= 0.3 ? 0.65 * Math.min(1, rank) * whoBelievable(column) + 0.35 * content : 0.6 * content;
  return { column, reason: whoReason(column, columns.length), confidence };
}

function whoReason(column: ColumnProfile, candidates: number): RoleReason {
  if (nameRank(column.name, 'who') >= 0.3) return namedReason(column);
  if (candidates === 1) return { code: 'only_candidate', evidence: column.name };
  const repeated = column.distinct < column.values.length;
  return { code: repeated ? 'many_repeated_ids' : 'only_candidate', evidence: column.values[0] ?? '' };
}

// Amount

const CURRENCY = /^[\s$€£¥₹]*[-+]?[\d.,\s]*\d[\d.,]*\s*(元|[$€£¥]|[A-Z]{3})?$/;

function moneyShare({ values }: ColumnProfile): number {
  return values.length === 0 ? 0 : values.filter((value) => CURRENCY.test(value)).length / values.length;
}

function chooseAmount(columns: readonly ColumnProfile[]): RoleChoice | null {
  const column = bestColumn(columns, (candidate) => {
    const rank = nameRank(candidate.name, 'amount');
    const plain = moneyShare(candidate) > 0.8 || candidate.rows === 0;
    return rank > 0 && plain && candidate.kind !== 'time' ? rank + 0.2 * candidate.decimals : 0;
  });
  if (!column) return null;
  return { column, reason: namedReason(column), confidence: 0.9 * nameRank(column.name, 'amount') };
}

function chooseUnnamedAmount(columns: readonly ColumnProfile[]): RoleChoice | null {
  const column = bestColumn(columns, (candidate) => {
    const cents = candidate.values.filter((value) => /^-?\d+[.,]\d{1,2}$/.test(value)).length;
    const money = candidate.distinct > 5 && candidate.numbers > 0.95 && !isTraitName(candidate.name);
    return money && cents > 0.5 * candidate.values.length ? cents / candidate.rows : 0;
  });
  return column && { column, reason: { code: 'looks_like_amount', evidence: column.values[0] ?? '' }, confidence: 0.5 };
}

// What

interface ColumnContext {
  who: ColumnProfile | undefined;
  amount: RoleChoice | null;
  rows: readonly TextRow[];
}

function whatBelievable(column: ColumnProfile): number {
  if (column.values.length === 0) return 0.5;
  if (column.kind === 'time') return 0;
  if (column.decimals > 0.2 || isFreeText(column)) return 0.1;
  return column.values.length >= 30 && column.distinct > 0.5 * column.values.length ? 0.15 : 1;
}

function chooseWhat(columns: readonly ColumnProfile[], around: ColumnContext): RoleChoice | null {
  // A table with one row per actor has one event: its columns describe the actor.
  const repeats = around.who !== undefined && around.who.distinct < 0.98 * around.who.values.length;
  const minRank = repeats || columns.every(({ rows }) => rows < 20) ? 0.5 : 0.75;
  const byName = bestColumn(columns, (column) => {
    const rank = nameRank(column.name, 'what');
    const points = rank >= minRank ? rank * whatBelievable(column) * Math.min(1, filledShare(column) / 0.9) : 0;
    return points >= 0.4 ? points : 0;
  });
  if (byName) {
    const rank = Math.min(1, nameRank(byName.name, 'what'));
    return { column: byName, reason: namedReason(byName), confidence: 0.95 * rank * whatBelievable(byName) };
  }
  const paid = around.amount !== null && filledShare(around.amount.column) > 0.95;
  return repeats && !paid ? chooseWhatByContents(columns, around) : null;
}

function chooseWhatByContents(columns: readonly ColumnProfile[], { who, rows }: ColumnContext): RoleChoice | null {
  const column = bestColumn(columns, (candidate) => {
    const { values, distinct } = candidate;
    const hasFewValues = distinct >= 2 && distinct <= Math.max(12, Math.min(300, 0.2 * values.length));
    if (!hasFewValues || candidate.kind === 'number' || candidate.kind === 'time') return 0;
    if (isTraitName(candidate.name) || isFreeText(candidate) || filledShare(candidate) < 0.9) return 0;
    const changes = changeShare(rows, who!.index, candidate.index);
    return changes < 0.05 ? 0 : Math.min(1, changes / 0.3) * Math.min(1, 30 / distinct);
  });
  return (
    column && { column, reason: { code: 'few_distinct_values', evidence: String(column.distinct) }, confidence: 0.6 }
  );
}

/**
 * Of an actor's rows that follow one upon the other, the share in which the column's value changes: events do, traits
 * don't.
 */
function changeShare(rows: readonly TextRow[], who: number, column: number): number {
  const last = new Map<string | null, string | null>();
  let pairs = 0;
  let changes = 0;
  for (const cells of rows) {
    const actor = cells[who] ?? null;
    const value = cells[column] ?? null;
    if (last.has(actor)) {
      pairs++;
      if (last.get(actor) !== value) changes++;
    }
    last.set(actor, value);
  }
  return pairs === 0 ? 0 : changes / pairs;
}

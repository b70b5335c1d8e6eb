import type { BaseIssue } from 'valibot';
import { analysisSchema, analysisVersion, type Analysis, type DisplayParts } from '../core/spec/analysis';
import { maxNestingLevels } from '../core/spec/limits';
import { failure, success, type Failure, type Outcome } from '../core/outcome';
import { isRepeated } from '../core/spec/schema-parts';
import { isUnknownPart, knownParts, pathOf, offendingValue, type IgnoredPart } from './known-parts';
import { isObject, migrated, versionOf } from './migrations';

/** An analysis from outside, and what of its display and decisions this version does not know. */
export interface OpenedAnalysis {
  analysis: Analysis;
  ignored: IgnoredPart[];
}

/** Text of a document, wherever it came from, to a checked analysis. Never throws. */
export function parseAnalysis(text: string, parts: DisplayParts): Outcome<OpenedAnalysis> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failure('invalid_json', { detail: String(error) });
  }
  return checkAnalysis(json, parts);
}

/**
 * Any value to a checked analysis; the failure names the first place that is wrong, unknown where it could change a
 * count, out of bounds or there twice, and what stands there.
 */
export function checkAnalysis(json: unknown, parts: DisplayParts): Outcome<OpenedAnalysis> {
  if (!isObject(json)) return failure('invalid_analysis');
  const version = versionOf(json);
  if (version > analysisVersion) return failure('analysis_too_new', { value: String(version) });
  // The schema is recursive: a funnel may contain a funnel.
  if (isNestedDeeper(json, maxNestingLevels)) return failure('analysis_too_deep', { limit: maxNestingLevels });
  const known = knownParts(analysisSchema(parts), migrated(json));
  if (!known.ok) return { ok: false, failure: failureOf(known.issue) };
  return success({ analysis: known.output, ignored: known.ignored });
}

function failureOf(issue: BaseIssue<unknown>): Failure {
  const where = pathOf(issue).join('.');
  if (isUnknownPart(issue))
    return { kind: 'analysis_unknown_part', where, value: shortenedValue(offendingValue(issue)) };
  const value = issue.input === undefined ? {} : { value: shortenedValue(issue.input) };
  const about = { where, ...value, detail: issue.message };
  switch (issue.type) {
    case 'max_length':
    case 'max_entries':
    case 'max_value': {
      const most = { limit: Number(issue.requirement) };
      return { kind: 'analysis_out_of_bounds', ...about, value: issue.received, ...most };
    }
    default:
      return { kind: issue.message === isRepeated ? 'analysis_repeats' : 'invalid_analysis', ...about };
  }
}

/** Iterative, since the nesting it looks for would overflow the stack. */
function isNestedDeeper(json: unknown, deepest: number): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
  }
  return false;
}

function shortenedValue(input: unknown): string {
  if (typeof input === 'string') return input.slice(0, 200);
  // undefined, functions and symbols have no JSON.
  return ((JSON.stringify(input) as string | undefined) ?? '').slice(0, 200);
}

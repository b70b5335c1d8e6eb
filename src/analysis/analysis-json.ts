import { safeParse } from 'valibot';
import { analysisVersion, type Analysis } from '../contract/analysis';
import { analysisSchema } from '../contract/analysis-schema';
import { failure, success, type Outcome } from '../contract/outcome';

/** Text of a document, wherever it came from, to a checked analysis. Never throws. */
export function parseAnalysis(text: string): Outcome<Analysis> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failure('invalid_json', { detail: String(error) });
  }
  return checkAnalysis(json);
}

/** Any value to a checked analysis; the failure names the first place that is wrong and what stands there. */
export function checkAnalysis(json: unknown): Outcome<Analysis> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return failure('invalid_analysis');
  const version = versionOf(json);
  if (version > analysisVersion) return failure('analysis_too_new', { value: String(version) });
  const result = safeParse(analysisSchema, json);
  if (result.success) return success(result.output);
  const issue = result.issues[0];
  const where = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  return failure('invalid_analysis', {
    where,
    ...(issue.input === undefined ? {} : { value: shortened(issue.input) }),
    detail: issue.message,
  });
}

function versionOf(json: object): number {
  return 'version' in json && typeof json.version === 'number' ? json.version : 0;
}

function shortened(input: unknown): string {
  if (typeof input === 'string') return input.slice(0, 200);
  // undefined, functions and symbols have no JSON.
  return ((JSON.stringify(input) as string | undefined) ?? '').slice(0, 200);
}

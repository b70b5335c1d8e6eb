import { withoutEnding } from '../core/text/file-name';
import type { Analysis, DisplayParts } from '../core/spec/analysis';
import { failure, type Outcome } from '../core/outcome';
import { download } from '../ui/download';
import { parseAnalysis, type OpenedAnalysis } from './analysis-json';

const ending = '.sluice.json';

/** Analysis files are much smaller; a larger file was chosen by mistake and is not read. */
const maxFileBytes = 10_000_000;

/** Whether a dropped file is an analysis rather than events. */
export function isAnalysisFile(name: string): boolean {
  return name.toLowerCase().endsWith(ending);
}

/** Hands the analysis to the browser as a download named after its first source. */
export function saveAnalysisFile(analysis: Analysis): void {
  const blob = new Blob([JSON.stringify(analysis, null, 2)], { type: 'application/json' });
  download(blob, fileName(analysis));
}

/** Never throws: problems are returned as a failure with the file's name. */
export async function readAnalysisFile(file: File, parts: DisplayParts): Promise<Outcome<OpenedAnalysis>> {
  if (file.size > maxFileBytes) return failure('analysis_too_large', { file: file.name });
  let text: string;
  try {
    text = await file.text();
  } catch (error) {
    return failure('unreadable_file', { file: file.name, detail: String(error) });
  }
  const outcome = parseAnalysis(text, parts);
  return outcome.ok ? outcome : { ok: false, failure: { ...outcome.failure, file: file.name } };
}

function fileName({ sources }: Analysis): string {
  const source = sources.at(0);
  const name = source === undefined ? 'analysis' : source.kind === 'file' ? source.name : source.sample;
  return withoutEnding(name).replace(/[\\/:*?"<>|]/g, '_') + ending;
}

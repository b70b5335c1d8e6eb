import type { EventNameSummary } from '../../core/spec/dataset';
import type { FunnelSpec } from '../../core/spec/funnel';
import { newStep } from '../spec/default-spec';
import { nameSimilarity } from './event-name-match';
import { withSteps } from '../spec/edit-steps';
import type { Template, TemplateStage } from './template-stage';

/** Only the most frequent names are matched: further ones cost time and are rarely right. */
const maxMatchedNames = 500;

/**
 * For each stage of a template the event of the data that is most likely meant, or null. An event serves one stage
 * only; the surest pairs are made first, among equally sure ones the event of more users wins.
 */
export function matchStages(template: Template, names: EventNameSummary[]): (string | null)[] {
  const candidates = template.stages.flatMap((stage, at) =>
    names.slice(0, maxMatchedNames).flatMap(({ name, users }) => {
      const sure = bestScore(stage, name);
      return sure > 0 ? [{ at, name, users, sure }] : [];
    }),
  );
  candidates.sort((a, b) => b.sure - a.sure || b.users - a.users);
  const matched: (string | null)[] = template.stages.map(() => null);
  const used = new Set<string>();
  for (const { at, name } of candidates) {
    if (matched[at] !== null || used.has(name)) continue;
    matched[at] = name;
    used.add(name);
  }
  return matched;
}

function bestScore({ synonyms }: TemplateStage, name: string): number {
  return Math.max(...synonyms.map((synonym) => nameSimilarity(name, synonym)));
}

/** The template's stages laid out under `spec`'s rules: recognised events in place, the others left to be filled. */
export function layOut(
  spec: FunnelSpec,
  template: Template,
  options: { names: EventNameSummary[]; language: 'en' | 'zh' },
): FunnelSpec {
  const matched = matchStages(template, options.names);
  const steps = template.stages.map((stage, i) => {
    const event = matched[i] ?? null;
    return newStep(`s${i + 1}`, event === null ? [] : [event], stage[options.language]);
  });
  return withSteps(spec, steps);
}

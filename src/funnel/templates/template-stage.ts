/** A stage of a template: its name in both languages, and the words that identify it in event names. */
export interface TemplateStage {
  zh: string;
  en: string;
  synonyms: string[];
}

export interface Template {
  id: string;
  zh: string;
  en: string;
  stages: TemplateStage[];
}

/** Synonyms separated by commas; the names of the stage itself count as such too. */
export function stage(zh: string, en: string, synonyms: string): TemplateStage {
  return { zh, en, synonyms: [zh, en, ...synonyms.split(',').map((word) => word.trim())] };
}

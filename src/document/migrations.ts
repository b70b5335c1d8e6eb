/** JSON of a document, whose parts are not checked yet. */
type Json = Record<string, unknown>;

/** What makes a document of one version a document of a later one: by the version it is from. */
const steps: ReadonlyMap<number, (document: Json) => Json> = new Map([[1, settingsByPanel]]);

/** A document of an older version as one of this version; parts that are not understood are passed on as they are. */
export function migrated(document: Json): Json {
  let current = document;
  for (;;) {
    const step = steps.get(versionOf(current));
    if (step === undefined) return current;
    current = step(current);
  }
}

/** 0 where the document does not say. */
export function versionOf({ version }: Json): number {
  return typeof version === 'number' ? version : 0;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const panelIds: ReadonlyMap<unknown, string> = new Map([
  ['reasons', 'drivers'],
  ['bottlenecks', 'prioritize'],
  ['whatif', 'whatIf'],
  ['test', 'abTest'],
]);

/** 1 to 2: what is chosen in a panel stands by the panel's id under `settings`, and a passage is a conversion step. */
function settingsByPanel(document: Json): Json {
  const { display } = document;
  if (!isObject(display)) return { ...document, version: 2 };
  const { trend, times, period, reasons, channels, test, ...rest } = display;
  const settings = {
    trend: withConversionStep(trend),
    times: withConversionStep(times),
    periods: period,
    drivers: reasons,
    channels,
    abTest: withConversionStep(test),
  };
  const present = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  const panel = 'panel' in rest ? { panel: panelIds.get(rest.panel) ?? rest.panel } : {};
  return { ...document, version: 2, display: { ...rest, ...panel, settings: present } };
}

function withConversionStep(settings: unknown): unknown {
  if (!isObject(settings) || !('passage' in settings)) return settings;
  const { passage, ...rest } = settings;
  return { ...rest, conversionStep: passage };
}

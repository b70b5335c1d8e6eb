/** JSON of a document, whose parts are not checked yet. */
type Json = Record<string, unknown>;

/** What makes a document of one version a document of a later one: by the version it is from. */
const steps: ReadonlyMap<number, (document: Json) => Json> = new Map([
  [1, settingsByPanel],
  [2, segmentCells],
]);

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

/** 2 to 3: the drill-down of a segment is its `cell`, and channels are sorted by a conversion step. */
function segmentCells(document: Json): Json {
  const changed: Json = { ...document, version: 3 };
  if ('funnel' in document) changed.funnel = withCells(document.funnel);
  if ('display' in document) changed.display = sortedByConversionStep(document.display);
  return changed;
}

/** A cell has a funnel of its own, with segments of its own. */
function withCells(funnel: unknown): unknown {
  if (!isObject(funnel) || !Array.isArray(funnel.segments)) return funnel;
  const segments = funnel.segments.map((segment: unknown) => {
    if (!isObject(segment) || !('place' in segment)) return segment;
    const { place, ...rest } = segment;
    return { ...rest, cell: isObject(place) ? { ...place, spec: withCells(place.spec) } : place };
  });
  return { ...funnel, segments };
}

function sortedByConversionStep(display: unknown): unknown {
  if (!isObject(display) || !isObject(display.settings)) return display;
  const { settings } = display;
  const { channels } = settings;
  if (!isObject(channels) || !isObject(channels.sort) || typeof channels.sort.by !== 'string') return display;
  const by = channels.sort.by.replace(/^passage /, 'conversionStep ');
  return { ...display, settings: { ...settings, channels: { ...channels, sort: { ...channels.sort, by } } } };
}

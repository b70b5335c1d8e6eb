import type { PathNode, PathsAnswer, PathsQuestion } from '../../core/spec/drivers';
import { count, share } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import { shortText } from '../../i18n/short-text';

/** Which paths are shown: after a loss or before reaching the step named `step`. */
export interface PathsResult {
  part: PathsQuestion['part'];
  step: string;
  answer: PathsAnswer;
}

export function nodeName(node: PathNode, { part, step }: Pick<PathsResult, 'part' | 'step'>): string {
  switch (node.kind) {
    case 'event':
      return shortText(node.name);
    case 'other':
      return m.drivers_node_other({ count: count(node.names) });
    case 'end':
      return part === 'lost' ? m.drivers_node_end_lost() : m.drivers_node_end_passed();
    case 'start':
      return part === 'lost' ? m.drivers_node_start_lost({ name: step }) : m.drivers_node_start_passed({ name: step });
  }
}

/** "Event 2 after": a column's distance from the start. */
export function columnName(column: number, { part }: Pick<PathsResult, 'part'>): string {
  if (column === 0) return m.drivers_node_place_start();
  const number = count(column);
  return part === 'lost' ? m.drivers_node_place_lost({ number }) : m.drivers_node_place_passed({ number });
}

export function nodeSentence(node: PathNode, column: number, result: PathsResult): string {
  const { actors } = result.answer;
  return m.drivers_node_sentence({
    place: columnName(column, result),
    name: nodeName(node, result),
    actors: count(node.actors),
    share: share(node.actors / actors),
    total: count(actors),
  });
}

/** The largest links from a node onwards, in words. */
export function onwardSentences(at: { column: number; place: number }, result: PathsResult): string[] {
  const { answer, part } = result;
  const onward = answer.links.filter(({ depth, from }) => depth === at.column && from === at.place);
  onward.sort((a, b) => b.actors - a.actors);
  return onward.slice(0, 3).map(({ depth, to, actors }) => {
    const words = { name: nodeName(answer.columns[depth + 1][to], result), actors: count(actors) };
    return part === 'lost' ? m.drivers_onward(words) : m.drivers_onward_back(words);
  });
}

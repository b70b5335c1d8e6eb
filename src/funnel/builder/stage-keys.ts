/** What a key does to the stage that has the focus. `by`: −1 to the left, 1 to the right. */
export type StageKey = { does: 'move' | 'focus'; by: -1 | 1 } | { does: 'rename' } | { does: 'remove' };

/** Null where the key means nothing to a stage. */
export function stageKey({ key, altKey }: Pick<KeyboardEvent, 'key' | 'altKey'>): StageKey | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return { does: altKey ? 'move' : 'focus', by: key === 'ArrowLeft' ? -1 : 1 };
    case 'F2':
      return { does: 'rename' };
    case 'Delete':
    case 'Backspace':
      return { does: 'remove' };
    default:
      return null;
  }
}

import { isTypingIn } from '../intake/pasted-table';

export interface PageKeys {
  undo: () => void;
  redo: () => void;
  save: () => void;
  open: () => void;
  help: () => void;
}

/** The act a key stands for on the whole page; null where it is another's (a field's own undo stays its own). */
function actOf(event: KeyboardEvent): keyof PageKeys | null {
  const key = event.key.toLowerCase();
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (command && key === 's' && !event.shiftKey) return 'save';
  if (command && key === 'o' && !event.shiftKey) return 'open';
  if (isTypingIn(event.target)) return null;
  if (command && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (command && key === 'y') return 'redo';
  return event.key === '?' && !command ? 'help' : null;
}

/** Does what the key stands for, unless somebody nearer took it. */
export function pressKey(event: KeyboardEvent, keys: PageKeys): void {
  if (event.defaultPrevented) return;
  const act = actOf(event);
  if (act === null) return;
  event.preventDefault();
  keys[act]();
}

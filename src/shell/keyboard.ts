import { isTypingIn } from '../intake/pasted-table';

export interface PageKeys {
  undo: () => void;
  redo: () => void;
  save: () => void;
  open: () => void;
  help: () => void;
}

/** The page-wide command of a key; null where it belongs to another element (such as a field's own undo). */
function commandOf(event: KeyboardEvent): keyof PageKeys | null {
  const key = event.key.toLowerCase();
  const withControl = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (withControl && key === 's' && !event.shiftKey) return 'save';
  if (withControl && key === 'o' && !event.shiftKey) return 'open';
  if (isTypingIn(event.target)) return null;
  if (withControl && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (withControl && key === 'y') return 'redo';
  return event.key === '?' && !withControl ? 'help' : null;
}

/** Runs the key's command, unless an inner element handled the key. */
export function pressKey(event: KeyboardEvent, keys: PageKeys): void {
  if (event.defaultPrevented) return;
  const command = commandOf(event);
  if (command === null) return;
  event.preventDefault();
  keys[command]();
}

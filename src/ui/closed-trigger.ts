/**
 * What a button has that opens a menu or a dialog, until it does so for the first time: what floats costs more to make
 * than all the rest of a row, and is mostly never asked for.
 */
export function closedTrigger(opens: 'menu' | 'dialog', open: () => void): Record<string, unknown> {
  return {
    'aria-haspopup': opens,
    'aria-expanded': 'false',
    'data-state': 'closed',
    onclick: open,
    onkeydown: (event: KeyboardEvent) => {
      if (opens !== 'menu' || event.key !== 'ArrowDown') return;
      event.preventDefault();
      open();
    },
  };
}

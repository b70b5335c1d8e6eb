/**
 * Stand-in attributes for a button that opens a menu or a dialog, until its first use: the floating part costs more to
 * create than the rest of a row, and is rarely opened.
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

import { Tooltip } from 'bits-ui';

export interface TooltipText {
  text: string;
  /** Keys that do the same, as `Ctrl+Z`. */
  keys: string | undefined;
  side: 'top' | 'bottom' | 'left' | 'right';
}

/** Ties every `Tooltip` to the page's one bubble: a bubble of its own for each button took most of the page's start. */
export const tooltips = Tooltip.createTether<TooltipText>();

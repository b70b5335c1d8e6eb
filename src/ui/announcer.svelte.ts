/** What the polite live region says at the moment: `count` grows so that the same words are spoken again. */
class Announcer {
  text = $state('');
  count = $state(0);
}

export const announcer = new Announcer();

/** Tells a screen reader what has just happened ("cart moved to step 2"). Nothing is shown. */
export function announce(text: string): void {
  announcer.text = text;
  announcer.count += 1;
}

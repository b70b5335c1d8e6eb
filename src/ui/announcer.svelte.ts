/** Current text of the polite live region; `count` grows so that the same text is announced again. */
class Announcer {
  text = $state('');
  count = $state(0);
}

export const announcer = new Announcer();

/** Announces to screen readers what has just happened ("cart moved to step 2"). Nothing is shown. */
export function announce(text: string): void {
  announcer.text = text;
  announcer.count += 1;
}

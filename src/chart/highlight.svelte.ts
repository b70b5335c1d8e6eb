/** The group, by its id, that is pointed at anywhere on the page; the others step back. */
class Highlight {
  group = $state<string | null>(null);
}

export const highlight = new Highlight();

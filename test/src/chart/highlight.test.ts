import { beforeEach, describe, expect, it } from 'vitest';
import { highlight } from '../../../src/chart/highlight.svelte';

beforeEach(() => {
  highlight.group = null;
  highlight.keep(null);
});

describe('the highlighted group', () => {
  it('is none at first', () => {
    expect(highlight.group).toBeNull();
  });

  it('is the one pointed at, while it is', () => {
    highlight.group = '["ads"]';
    expect(highlight.group).toBe('["ads"]');
    highlight.group = null;
    expect(highlight.group).toBeNull();
  });

  it('is the pinned one where none is pointed at', () => {
    highlight.keep('["微信"]');
    highlight.group = '["ads"]';
    expect([highlight.group, highlight.kept]).toEqual(['["ads"]', '["微信"]']);
    highlight.group = null;
    expect(highlight.group).toBe('["微信"]');
  });

  it('is none again where it is unpinned', () => {
    highlight.keep('["ads"]');
    highlight.keep(null);
    expect([highlight.group, highlight.kept]).toEqual([null, null]);
  });
});

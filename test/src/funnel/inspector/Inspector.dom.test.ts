import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import ExclusionEditor from '../../../../src/funnel/inspector/ExclusionEditor.svelte';
import Inspector from '../../../../src/funnel/inspector/Inspector.svelte';
import { funnelOver } from '../../../support/funnel-state';
import { specOf } from '../../../support/funnel/spec-of';
import { settled } from '../../../support/settled';
import { buttonNamed } from '../../../support/ui/buttons';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { chooseOption, openOptions } from '../../../support/ui/choose-option';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function inspect(selected: string | null, switches: Partial<FunnelSpec> = {}) {
  const { funnel } = funnelOver(specOf(['a', 'b', 'c'], switches));
  funnel.select(selected);
  render(Inspector, { funnel });
  await settled();
  return funnel;
}

const heading = () => document.querySelector('h2')!.textContent.trim();
const events = ({ spec }: { spec: FunnelSpec }) => spec.steps.map((step) => step.events.join());

describe('the inspector', () => {
  it('has the rules of the whole funnel while nothing is selected', async () => {
    await inspect(null);
    const titles = [...document.querySelectorAll('h3')].map(({ textContent }) => textContent);
    expect(heading()).toBe('Rules of the funnel');
    expect(titles.slice(0, 3)).toEqual(['Who is counted', 'Order', 'Window']);
    expect(titles.at(-1)).toBe('As another product counts');
  });
});

describe('the inspector of a stage', () => {
  it('names it, and renames it as it is typed, as one step of undo', async () => {
    const funnel = await inspect('1');
    expect(heading()).toBe('2b');
    for (const value of ['加', '加购 🛒']) await fireEvent.input(screen.getByLabelText('Name'), { target: { value } });
    expect([heading(), funnel.spec.steps[1].label]).toEqual(['2加购 🛒', '加购 🛒']);
    funnel.undo();
    expect(funnel.spec.steps[1].label).toBe('');
  });

  it('moves it by its arrows, as far as the ends', async () => {
    const funnel = await inspect('1');
    await fireEvent.click(buttonNamed('Move earlier'));
    expect(events(funnel)).toEqual(['b', 'a', 'c']);
    expect([buttonNamed('Move earlier').disabled, buttonNamed('Move later').disabled]).toEqual([true, false]);
  });

  it('removes it', async () => {
    const funnel = await inspect('1');
    await fireEvent.click(buttonNamed('Remove stage'));
    expect(events(funnel)).toEqual(['a', 'c']);
  });

  it('makes it optional, limits its time, and chooses which occurrence counts', async () => {
    const funnel = await inspect('1');
    await fireEvent.click(screen.getByLabelText('Time limit from the stage before'));
    await chooseOption('Which occurrence', 'The first');
    await fireEvent.click(screen.getByLabelText('Optional: may be passed over'));
    expect(funnel.spec.steps[1]).toMatchObject({ optional: true, within: { value: 1, unit: 'day' } });
    expect(funnel.spec.steps[1].occurrence).not.toBe('every');
  });

  it('asks nothing about a stage before of the first one', async () => {
    await inspect('0');
    expect(screen.queryByLabelText('Optional: may be passed over')).toBeNull();
  });

  it('offers what needs an order as disabled where stages come in any', async () => {
    await inspect('1', { order: 'any' });
    const boxes = [...document.querySelectorAll<HTMLInputElement>('[type="checkbox"]')];
    expect(boxes.map(({ disabled }) => disabled)).toEqual([true, true]);
  });

  it('has a target unless the stage is optional, which loses nobody', async () => {
    const target = () => screen.queryByLabelText('Target, of the stage before');
    await inspect('1');
    expect(target()).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Optional: may be passed over'));
    expect(target()).toBeNull();
  });
});

describe('the inspector of a segment', () => {
  const segment = { id: 'buyers', label: 'Buyers', conditions: [], cell: null };

  it('says that nothing is asked yet, and begins with a property or an event', async () => {
    const funnel = await inspect('buyers', { segments: [segment] });
    expect(screen.getByText(/Nothing asked yet/)).toBeTruthy();
    await fireEvent.click(buttonNamed('A property'));
    await fireEvent.click(buttonNamed('What they did'));
    const [{ conditions }] = funnel.spec.segments;
    expect(conditions.map((condition) => condition.events)).toEqual([['*'], ['a']]);
  });

  it('duplicates and removes it', async () => {
    const funnel = await inspect('buyers', { segments: [segment] });
    await fireEvent.click(buttonNamed('Duplicate'));
    expect(funnel.spec.segments.map(({ label }) => label)).toEqual(['Buyers', 'Buyers (copy)']);
    await fireEvent.click(buttonNamed('Remove segment'));
    expect(funnel.spec.segments).toHaveLength(1);
  });

  it('shows the drill-down it was made of, and gives it up', async () => {
    const cell = {
      spec: specOf(['a', 'b']),
      group: { kind: 'all' as const },
      step: 1,
      part: 'lost' as const,
      seconds: null,
      entered: { from: null, to: null },
    };
    const funnel = await inspect('buyers', { segments: [{ ...segment, cell }] });
    expect(screen.getByText('lost before b, of a → b')).toBeTruthy();
    await fireEvent.click(buttonNamed('Remove this condition'));
    expect(funnel.spec.segments[0].cell).toBeNull();
  });
});

describe('the editor of an exclusion', () => {
  const exclusion = { events: ['x'], filters: [], from: 0, to: 1, effect: 'drop' as const };

  function edit(switches: Partial<FunnelSpec> = {}, change: Partial<typeof exclusion> = {}) {
    const now = { ...exclusion, ...change };
    const { funnel } = funnelOver(specOf(['a', 'b', 'c'], { exclusions: [now], ...switches }));
    render(ExclusionEditor, { funnel, exclusion: now, at: 0 });
    return funnel;
  }

  it('offers stages to begin after, but the last, and to end before, but the first', async () => {
    edit();
    const offered = await openOptions('after');
    expect(offered.map(({ textContent }) => textContent.trim())).toEqual(['1 a', '2 b']);
  });

  it('ends one stage later where it would begin at its end', async () => {
    const funnel = edit();
    await chooseOption('after', '2 b');
    expect(funnel.spec.exclusions[0]).toMatchObject({ from: 1, to: 2 });
  });

  it('begins one stage earlier where it would end at its beginning', async () => {
    const funnel = edit({}, { from: 1, to: 2 });
    await chooseOption('before', '2 b');
    expect(funnel.spec.exclusions[0]).toMatchObject({ from: 0, to: 1 });
  });

  it('holds for the whole funnel in any order', () => {
    edit({ order: 'any' });
    expect(screen.queryByLabelText(/^after:/)).toBeNull();
  });

  it('drops who did it, or stops there, and says what that means', async () => {
    const funnel = edit();
    const [drop, stop] = [...document.querySelectorAll<HTMLInputElement>('[type="radio"]')];
    expect(drop.checked).toBe(true);
    await fireEvent.click(stop);
    expect(funnel.spec.exclusions[0].effect).toBe('stop');
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listStops, Roving } from '../../../src/ui/roving.svelte';

const pressed = (key: string) => new KeyboardEvent('keydown', { key });

/** A widget of three stops, beside a button that is none. */
function widget(of: Partial<ConstructorParameters<typeof Roving>[0]> = {}) {
  const roving = new Roving({ ...listStops(() => ({ count: 3, axis: 'horizontal' })), ...of });
  document.body.innerHTML =
    '<div><i tabindex="-1"></i><i tabindex="-1"></i><i tabindex="-1"></i><button></button></div>';
  const element = document.querySelector('div')!;
  const stops = [...element.querySelectorAll('i')];
  stops.forEach((stop, i) => (stop.dataset.stop = roving.stop(String(i))['data-stop']));
  const stop = roving.widget(element);
  const press = (target: Element, key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    return event;
  };
  return { roving, stops, press, button: element.querySelector('button')!, stop };
}

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('a roving tab stop', () => {
  it('is the first stop until another has the focus, and that one from then on', () => {
    const { roving, stops } = widget();
    expect(['0', '1', '2'].map((key) => roving.stop(key).tabindex)).toEqual([0, -1, -1]);
    stops[2].focus();
    expect(['0', '1', '2'].map((key) => roving.stop(key).tabindex)).toEqual([-1, -1, 0]);
    roving.reset();
    expect(roving.reachable).toBe('0');
  });

  it('moves the focus by keys, and keeps the browser from scrolling', () => {
    const { stops, press } = widget();
    stops[0].focus();
    expect(press(stops[0], 'ArrowRight').defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(stops[1]);
    press(stops[1], 'End');
    expect(document.activeElement).toBe(stops[2]);
  });

  it('leaves any other key to the widget, with the stop it was pressed on', () => {
    const onkey = vi.fn();
    const { stops, press } = widget({ onkey });
    stops[1].focus();
    expect(press(stops[1], 'Enter').defaultPrevented).toBe(false);
    expect(onkey).toHaveBeenCalledWith(expect.objectContaining({ key: 'Enter' }), '1');
    press(stops[1], 'ArrowLeft');
    expect(onkey).toHaveBeenCalledTimes(1);
  });

  it('goes on from the stop that Tab reaches where the key is pressed beside all stops', () => {
    const { stops, press, button } = widget();
    stops[1].focus();
    button.focus();
    press(button, 'ArrowRight');
    expect(document.activeElement).toBe(stops[2]);
  });

  it('draws a stop that is out of view before it takes the focus', () => {
    const reveal = vi.fn();
    const { roving, stops } = widget({ reveal });
    roving.focus('2');
    expect(reveal).toHaveBeenCalledWith('2');
    expect(document.activeElement).toBe(stops[2]);
  });

  it('does nothing once the widget is gone', () => {
    const { roving, stops, stop } = widget();
    stop();
    stops[2].focus();
    expect(roving.reachable).toBe('0');
  });
});

describe('the stops of a list', () => {
  it('are reached at the last one where the list has become shorter, and nowhere where it is empty', () => {
    const stops = (count: number) => listStops(() => ({ count, axis: 'vertical' }));
    expect(stops(3).reachable('7')).toBe('2');
    expect(stops(3).reachable(null)).toBe('0');
    expect(stops(0).reachable('7')).toBeNull();
    expect(stops(3).next('7', pressed('ArrowUp'))).toBe('1');
  });
});

/** What stands on the screen while an answer is on its way. */
import { effect, signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdView } from '../../lib/panel/hold-view.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aDesk() {
  const view = signal('inbox');
  const isUnderWay = signal(false);
  const stop = new AbortController();
  const shown = holdView({ view, isUnderWay, standIn: (before) => before, stop: stop.signal });
  const seen: string[] = [];
  effect(() => {
    seen.push(shown.value);
  });
  return { view, isUnderWay, stop, seen };
}

test('a fast answer follows what stood there, with nothing between', () => {
  const { view, isUnderWay, seen } = aDesk();
  isUnderWay.value = true;
  view.value = 'today';
  vi.advanceTimersByTime(149);
  view.value = 'card';
  isUnderWay.value = false;
  vi.advanceTimersByTime(1000);
  expect(seen.filter((screen) => screen !== 'card')).not.toContain('today');
  expect(seen.at(-1)).toBe('card');
});

test('what stood there does not stay longer than a blink', () => {
  const { view, isUnderWay, seen } = aDesk();
  isUnderWay.value = true;
  view.value = 'today';
  vi.advanceTimersByTime(150);
  expect(seen).toEqual(['inbox', 'today']);
  view.value = 'today, a minute later';
  expect(seen.at(-1)).toBe('today, a minute later');
});

test('each wait has its own time', () => {
  const { view, isUnderWay, seen } = aDesk();
  isUnderWay.value = true;
  vi.advanceTimersByTime(100);
  isUnderWay.value = false;
  view.value = 'card';
  isUnderWay.value = true;
  view.value = 'today';
  vi.advanceTimersByTime(100);
  expect(seen).toEqual(['inbox', 'card']);
  vi.advanceTimersByTime(50);
  expect(seen).toEqual(['inbox', 'card', 'today']);
});

test('nothing is shown any more once the panel is closed', () => {
  const { view, isUnderWay, stop, seen } = aDesk();
  isUnderWay.value = true;
  view.value = 'today';
  stop.abort();
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual(['inbox']);
  expect(vi.getTimerCount()).toBe(0);
});

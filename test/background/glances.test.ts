/** Pages that rest are looked at; pages that change all the time are not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Glances } from '../../lib/background/glances.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a page that rests for two seconds is looked at once', () => {
  const looked: number[] = [];
  const glances = new Glances(async (tabId) => void looked.push(tabId));
  glances.begin(1);
  vi.advanceTimersByTime(1999);
  expect(looked).toEqual([]);
  vi.advanceTimersByTime(10_000);
  expect(looked).toEqual([1]);
});

test('a page that changes all the time is never looked at, and holds no other tab back', () => {
  const looked: number[] = [];
  const glances = new Glances(async (tabId) => void looked.push(tabId));
  glances.begin(2);
  for (let change = 0; change < 20; change++) {
    glances.begin(1);
    vi.advanceTimersByTime(480);
  }
  expect(looked).toEqual([2]);
});

test('a look that fails ends nothing', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const glances = new Glances(() => Promise.reject(new Error('the disk is full')));
  glances.begin(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(said).toHaveBeenCalledOnce();
  glances.begin(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(said).toHaveBeenCalledTimes(2);
});

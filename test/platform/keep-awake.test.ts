/** A worker that is at work says so to the browser before the browser takes it for idle, and not a moment longer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { keepAwake } from '../../lib/platform/keep-awake.ts';

const callApi = vi.fn(async () => ({ os: 'linux', arch: 'x86-64' }));

beforeEach(() => {
  vi.useFakeTimers();
  callApi.mockClear();
  Object.assign(browser.runtime, { getPlatformInfo: callApi });
});
afterEach(() => vi.useRealTimers());

test('while the work lasts, never 30 seconds pass without a call; afterwards there is none', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const kept = keepAwake(promise);
  for (let halfMinute = 1; halfMinute <= 10; halfMinute++) {
    const before = callApi.mock.calls.length;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(callApi.mock.calls.length).toBeGreaterThan(before);
  }
  resolve('done');
  expect(await kept).toBe('done');
  callApi.mockClear();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(callApi).not.toHaveBeenCalled();
});

test('work that fails ends it too, and is told', async () => {
  await expect(keepAwake(Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(callApi).not.toHaveBeenCalled();
});

/** How long jobs give way: after a slice, at the lowest priority that the browser has. */
import { afterEach, expect, test, vi } from 'vitest';
import { createPauses, rest, sliceMs } from '../../lib/sync/rest.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('whoever rests goes on behind everything else', async () => {
  const priorities: unknown[] = [];
  vi.stubGlobal('scheduler', {
    postTask: async (task: () => void, options: { priority: string }) => {
      priorities.push(options.priority);
      task();
    },
  });
  await rest();
  expect(priorities).toEqual(['background']);
});

test('without priorities a message that came before is taken first', async () => {
  vi.stubGlobal('scheduler', undefined);
  const order: string[] = [];
  const { port1, port2 } = new MessageChannel();
  const asked = new Promise<void>((resolve) => {
    port1.onmessage = () => {
      order.push('question');
      port1.close();
      resolve();
    };
  });
  port2.postMessage(null);
  await Promise.all([asked, rest().then(() => order.push('job'))]);
  expect(order).toEqual(['question', 'job']);
});

test('a pause costs nothing until the slice is used up, and then begins another', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const pause = createPauses();
  now = sliceMs - 0.1;
  expect(pause()).toBeUndefined();
  now = sliceMs;
  const rested = pause();
  expect(rested).toBeInstanceOf(Promise);
  await rested;
  expect(pause()).toBeUndefined();
});

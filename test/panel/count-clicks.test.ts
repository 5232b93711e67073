/** How many clicks a log took. */
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createClickCounter } from '../../lib/panel/count-clicks.ts';

test('clicks are counted from the card on; another card begins anew; a log without a click is one key', () => {
  const shown = signal<string | undefined>('a');
  const panel = new EventTarget();
  const stop = new AbortController();
  const clicks = createClickCounter(shown, panel, stop.signal);
  expect(clicks()).toBe(1);
  for (let left = 3; left > 0; left--) panel.dispatchEvent(new Event('click'));
  expect(clicks()).toBe(3);
  shown.value = 'b';
  panel.dispatchEvent(new Event('click'));
  expect(clicks()).toBe(1);
  stop.abort();
  panel.dispatchEvent(new Event('click'));
  expect(clicks()).toBe(1);
});

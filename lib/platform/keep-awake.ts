/** Work that may take longer than a browser lets an idle worker live. */
import { browser } from 'wxt/browser';

/** Both browsers end a worker 30 seconds after its last event or call of an extension API; a fetch or a database counts for nothing. */
const callEveryMs = 20_000;

/**
 * Calls a cheap API of the browser until the work is over, so that what an alarm began does not end half way. Resolves or
 * rejects as the work does.
 */
export async function keepAwake<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), callEveryMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

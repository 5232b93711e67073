/** The content script: what its frame says goes to the background, and nothing comes back. Runs only on sites that the user allowed. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { PageMessage } from '../lib/messages/contract.ts';
import { startReading } from '../lib/sites/content-main.ts';

/** One reader a frame: a second run, after an update or to read again, ends the first. Only our own world sees this. */
const readers = globalThis as { shukeReader?: AbortController };

function read(): void {
  readers.shukeReader?.abort();
  const reader = new AbortController();
  readers.shukeReader = reader;
  const send = (message: PageMessage): void => {
    // After an update the extension that this script belongs to is gone; its successor brings a script of its own.
    if (browser.runtime?.id === undefined) reader.abort();
    else browser.runtime.sendMessage(message).catch(() => reader.abort());
  };
  startReading({
    document,
    signal: reader.signal,
    send: (reading) => send({ type: 'pageRead', reading, sentAtMs: performance.timeOrigin + performance.now() }),
    onShapeError: (error) => console.info(`shuke: ${error.message}`),
    onError: (error) => console.error('shuke: this page could not be read', error),
  });
  addEventListener('pagehide', () => send({ type: 'pageLeft' }), { signal: reader.signal });
  // A page from the back-forward cache says what it said before, but the background has forgotten it.
  addEventListener('pageshow', (event) => event.persisted && read(), { signal: reader.signal });
}

// Unlisted: the wrapper that WXT puts around a content script weighs 3 kB and is not needed.
export default defineUnlistedScript(read);

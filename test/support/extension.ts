/**
 * A browser for code of the extension outside a browser: storage, database, messages and alarms in memory. Set up before every test file.
 * A fake, because a real worker cannot be stepped through; the same paths run in real browsers in `test/e2e`.
 */
import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';

export const extensionOrigin = 'chrome-extension://test-extension-id';

fakeBrowser.reset();
fakeBrowser.runtime.id = 'test-extension-id';
Object.assign(globalThis, { browser: fakeBrowser });
// A simulated page has a place of its own.
if (typeof document === 'undefined')
  Object.assign(globalThis, { location: { origin: extensionOrigin, href: `${extensionOrigin}/background.js` } });

/** Forgets storage and listeners. */
export function resetExtension(): void {
  fakeBrowser.reset();
  fakeBrowser.runtime.id = 'test-extension-id';
}

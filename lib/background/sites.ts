/** Sites that the user allowed -> the content script runs there, now and from now on, and nowhere else. */
import { browser } from 'wxt/browser';

const scriptId = 'page';
const scriptFile = '/page.js';

/** Origins that the user or the company has granted, as match patterns. */
export async function findGrantedOrigins(): Promise<string[]> {
  const granted = await browser.permissions.getAll();
  return [...(granted.origins ?? [])].sort();
}

/** Makes the registration equal to what is granted; safe to call at any time, as often as one likes. */
export async function registerGrantedSites(): Promise<void> {
  const matches = await findGrantedOrigins();
  const existing = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
  if (matches.length === 0) {
    if (existing.length > 0) await browser.scripting.unregisterContentScripts({ ids: [scriptId] });
    return;
  }
  const script = {
    id: scriptId,
    js: [scriptFile],
    matches,
    allFrames: true,
    // Message panes and editors live in about:blank frames that belong to the page around them.
    matchOriginAsFallback: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (existing.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** Runs the content script in every open tab of these origins, so that nothing has to be reloaded. A second run in a frame does nothing. */
export async function readOpenTabs(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...origins] });
  await Promise.allSettled(
    tabs.map(async (tab) => {
      if (tab.id === undefined || tab.discarded) return;
      await browser.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: [scriptFile] });
    }),
  );
}

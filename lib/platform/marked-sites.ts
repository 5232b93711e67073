/** The sites on which the rep wants customers marked in the page itself. None until he says so, site by site. */
import { browser } from 'wxt/browser';
import { localArea } from './storage-areas.ts';

const key = 'markedSites';

/** Match patterns, as the browser names granted sites. */
export async function loadMarkedSites(): Promise<readonly string[]> {
  const stored = (await localArea.get(key))[key];
  return Array.isArray(stored) ? stored.filter((pattern): pattern is string => typeof pattern === 'string') : [];
}

/** Switches marks on or off for one site; resolves when it is saved. */
export async function markSite(pattern: string, isOn: boolean): Promise<void> {
  const others = (await loadMarkedSites()).filter((other) => other !== pattern);
  await localArea.set({ [key]: isOn ? [...others, pattern] : others });
}

/** Calls back with the sites after every change by any context, until the signal aborts. */
export function watchMarkedSites(onChange: (patterns: readonly string[]) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && changes[key]) void loadMarkedSites().then((patterns) => signal.aborted || onChange(patterns));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

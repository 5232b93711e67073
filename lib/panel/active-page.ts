/** The tab that is in front in this window -> its page as the background recognised it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { mergeFrames, type Page, type PageState, pageKey } from '../messages/page-state.ts';
import { sitePatternOf } from '../platform/site-pattern.ts';
import { sessionArea } from '../platform/storage-areas.ts';

export interface ActivePage {
  readonly tabId: number;
  /** As far as the browser tells: only for allowed sites, or after a click on our button. */
  readonly url?: string;
  /** The browser is still fetching it. */
  readonly isLoading: boolean;
  /** Whether its site may be read. Absent: something was read there, it is not known yet, or no site is in front. */
  readonly isAllowed?: boolean;
  /** Undefined when nothing was read there. */
  readonly page?: Page;
}

/** Undefined for a page of the browser's own, one whose address it does not tell, or one that it has no pattern for. */
async function askWhetherAllowed(url: string | undefined): Promise<boolean | undefined> {
  if (url === undefined || !/^https?:/.test(url)) return undefined;
  try {
    return await browser.permissions.contains({ origins: [sitePatternOf(url, import.meta.env.FIREFOX)] });
  } catch (error) {
    console.info('shuke: nobody can say whether this page may be read', error);
    return undefined;
  }
}

/** Follows tab and window switches and every new reading, until the signal aborts. */
export function followActivePage(windowId: number, stop: AbortSignal): ReadonlySignal<ActivePage | undefined> {
  const active = signal<ActivePage | undefined>(undefined);
  let tabId: number | undefined;
  let asked = 0;
  let told = 0;

  const refresh = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const [tab] = await browser.tabs.query({ active: true, windowId });
    if (stop.aborted || tab?.id === undefined) return;
    const { id, url, status } = tab;
    tabId = id;
    const toldBefore = told;
    const stored = await sessionArea.get(pageKey(id));
    const read = mergeFrames(stored[pageKey(id)] as PageState | undefined);
    const isAllowed = read ? undefined : await askWhetherAllowed(url);
    // Another tab came to the front while this was read, or this one has changed.
    if (stop.aborted || tabId !== id || asked !== mine) return;
    // What was told of the page meanwhile is newer than what was read.
    const page = told === toldBefore ? read : active.peek()?.page;
    active.value = {
      tabId: id,
      isLoading: status === 'loading',
      ...(url === undefined ? {} : { url }),
      ...(isAllowed === undefined ? {} : { isAllowed }),
      ...(page ? { page } : {}),
    };
  };

  const onActivated = (info: { windowId: number; tabId: number }): void => {
    if (info.windowId !== windowId) return;
    // What the other tab showed must not stay for a moment.
    if (info.tabId !== tabId) active.value = undefined;
    tabId = info.tabId;
    void refresh();
  };
  const onUpdated = (id: number, change: { status?: string; url?: string }): void => {
    if (id === tabId && (change.status !== undefined || change.url !== undefined)) void refresh();
  };
  const onStored = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const change = tabId === undefined ? undefined : changes[pageKey(tabId)];
    if (area !== 'session' || !change || tabId === undefined) return;
    told += 1;
    const { page: _old, ...known } = active.peek()?.tabId === tabId ? { ...active.peek() } : {};
    const page = mergeFrames(change.newValue as PageState | undefined);
    active.value = { isLoading: false, ...known, tabId, ...(page ? { page } : {}) };
    // A page that left makes room for another, perhaps of a site that may not be read.
    if (!page) void refresh();
  };
  const onPermissions = (): void => void refresh();
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.storage.onChanged.addListener(onStored);
  browser.permissions.onAdded.addListener(onPermissions);
  browser.permissions.onRemoved.addListener(onPermissions);
  stop.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.storage.onChanged.removeListener(onStored);
    browser.permissions.onAdded.removeListener(onPermissions);
    browser.permissions.onRemoved.removeListener(onPermissions);
  });
  void refresh();
  return active;
}

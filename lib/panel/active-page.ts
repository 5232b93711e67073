/** The tab that is in front in this window -> its page as the background recognised it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { mergeFrames, type Page, type PageState, pageKey } from '../messages/page-state.ts';

export interface ActivePage {
  readonly tabId: number;
  /** As far as the browser tells: only for allowed sites, or after a click on our button. */
  readonly url?: string;
  /** Undefined when nothing was read there. */
  readonly page?: Page;
}

/** Follows tab and window switches and every new reading, until the signal aborts. */
export function followActivePage(windowId: number, stop: AbortSignal): ReadonlySignal<ActivePage | undefined> {
  const active = signal<ActivePage | undefined>(undefined);
  let tabId: number | undefined;

  const refresh = async (): Promise<void> => {
    const [tab] = await browser.tabs.query({ active: true, windowId });
    if (stop.aborted || tab?.id === undefined) return;
    const id = tab.id;
    tabId = id;
    const stored = await browser.storage.session.get(pageKey(id));
    // Another tab came to the front while this was read.
    if (stop.aborted || tabId !== id) return;
    const page = mergeFrames(stored[pageKey(id)] as PageState | undefined);
    active.value = { tabId: id, ...(tab.url === undefined ? {} : { url: tab.url }), ...(page ? { page } : {}) };
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
    const page = mergeFrames(change.newValue as PageState | undefined);
    const url = active.value?.tabId === tabId ? active.value.url : undefined;
    active.value = { tabId, ...(url === undefined ? {} : { url }), ...(page ? { page } : {}) };
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.storage.onChanged.addListener(onStored);
  stop.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.storage.onChanged.removeListener(onStored);
  });
  void refresh();
  return active;
}

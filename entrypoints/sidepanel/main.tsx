/** The side panel of Chromium, the sidebar of Firefox. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Sidebar } from '../../components/Sidebar.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { createLiveLocale } from '../../lib/i18n/live-locale.ts';
import { loadPanelLocale } from '../../lib/i18n/load-panel-locale.ts';
import { createPanelStore } from '../../lib/panel/create-panel-store.ts';

const { id: windowId = browser.windows.WINDOW_ID_NONE } = await browser.windows.getCurrent();
const { view, settings, callbacks } = createPanelStore({
  database: openDatabase(),
  windowId,
  stop: new AbortController().signal,
});
const app = document.getElementById('app');

const locale = createLiveLocale(() => settings.value?.language, loadPanelLocale);

effect(() => {
  if (!locale.value || !app) return;
  document.documentElement.lang = locale.value.tag;
  render(<Sidebar view={view.value} on={callbacks} locale={locale.value} />, app);
});

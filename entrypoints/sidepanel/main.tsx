/** The side panel of Chromium, the sidebar of Firefox. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Sidebar } from '../../components/Sidebar.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { chooseLanguage, localeFor } from '../../lib/i18n/locale.ts';
import { createPanelStore } from '../../lib/panel/create-panel-store.ts';

const { id: windowId = browser.windows.WINDOW_ID_NONE } = await browser.windows.getCurrent();
const { view, settings, callbacks } = createPanelStore({
  database: openDatabase(),
  windowId,
  stop: new AbortController().signal,
});
const app = document.getElementById('app');

effect(() => {
  const wished = settings.value?.language ?? 'auto';
  const locale = localeFor(wished === 'auto' ? chooseLanguage(navigator.languages) : wished);
  document.documentElement.lang = locale.tag;
  if (app) render(<Sidebar view={view.value} on={callbacks} locale={locale} />, app);
});

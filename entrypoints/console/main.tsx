/** The manager's console, a full page. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { Console } from '../../components/Console.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { openJournal, saveRequest } from '../../lib/cache/journal.ts';
import { createConsoleStore } from '../../lib/console/create-console-store.ts';
import { chooseLanguage } from '../../lib/i18n/languages.ts';
import { loadLocale } from '../../lib/i18n/load-locale.ts';
import { loadSettings } from '../../lib/platform/settings.ts';
import { recordRequests } from '../../lib/sources/http.ts';

const journal = openJournal();
// The console publishes by itself: its requests belong into the ledger like those of the background.
recordRequests((request) => void saveRequest(journal, request));

const { language } = await loadSettings();
const locale = await loadLocale(language === 'auto' ? chooseLanguage(navigator.languages) : language);
const { view, callbacks } = createConsoleStore(openDatabase(), () => locale.language, new AbortController().signal);
const app = document.getElementById('app');
document.documentElement.lang = locale.tag;

effect(() => {
  if (app) render(<Console view={view.value} on={callbacks} locale={locale} />, app);
});

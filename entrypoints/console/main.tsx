/** The manager's console, a full page. */
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { Console } from '../../components/Console.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { openJournal, saveRequest } from '../../lib/cache/journal.ts';
import { createConsoleStore } from '../../lib/console/create-console-store.ts';
import { sessionAccess } from '../../lib/console/session-access.ts';
import { createLiveLocale } from '../../lib/i18n/live-locale.ts';
import { loadLocale } from '../../lib/i18n/load-locale.ts';
import { loadSettings, watchSettings } from '../../lib/platform/settings.ts';
import { recordRequests, signRequests } from '../../lib/sources/http.ts';

const journal = openJournal();
// The console publishes by itself: its requests belong into the ledger like those of the background.
recordRequests((request) => void saveRequest(journal, request));

signRequests(sessionAccess);

const { signal: stop } = new AbortController();
const language = signal((await loadSettings()).language);
watchSettings((changed) => {
  language.value = changed.language;
}, stop);
const locale = createLiveLocale(() => language.value, loadLocale);
const { view, callbacks } = createConsoleStore(openDatabase(), () => locale.peek()?.language ?? 'en', stop);
const app = document.getElementById('app');

/** The same root for ever: ids that components make for themselves are unique below one root only. */
function Page() {
  return locale.value ? <Console view={view.value} on={callbacks} locale={locale.value} /> : null;
}

effect(() => {
  if (locale.value) document.documentElement.lang = locale.value.tag;
});
if (app) render(<Page />, app);

/** The options page. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { Options } from '../../components/Options.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { openJournal } from '../../lib/cache/journal.ts';
import { createLiveLocale } from '../../lib/i18n/live-locale.ts';
import { loadLocale } from '../../lib/i18n/load-locale.ts';
import { createOptionsStore } from '../../lib/options/create-options-store.ts';

const { view, settings, callbacks } = createOptionsStore(openDatabase(), openJournal(), new AbortController().signal);
const app = document.getElementById('app');

const locale = createLiveLocale(() => settings.value?.language, loadLocale);

/** The same root for ever: ids that components make for themselves are unique below one root only. */
function Page() {
  return locale.value ? <Options view={view.value} on={callbacks} locale={locale.value} /> : null;
}

effect(() => {
  if (locale.value) document.documentElement.lang = locale.value.tag;
});
if (app) render(<Page />, app);

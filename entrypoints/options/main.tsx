/** The options page. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { Options } from '../../components/Options.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { chooseLanguage, localeFor } from '../../lib/i18n/locale.ts';
import { createOptionsStore } from '../../lib/options/create-options-store.ts';

const { view, settings, callbacks } = createOptionsStore(openDatabase(), new AbortController().signal);
const app = document.getElementById('app');

effect(() => {
  const wished = settings.value?.language ?? 'auto';
  const locale = localeFor(wished === 'auto' ? chooseLanguage(navigator.languages) : wished);
  document.documentElement.lang = locale.tag;
  if (app) render(<Options view={view.value} on={callbacks} locale={locale} />, app);
});

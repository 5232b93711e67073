/** The manager's console, a full page. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { Console } from '../../components/Console.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { createConsoleStore } from '../../lib/console/create-console-store.ts';
import { chooseLanguage } from '../../lib/i18n/languages.ts';
import { loadLocale } from '../../lib/i18n/load-locale.ts';
import { loadSettings } from '../../lib/platform/settings.ts';

const { language } = await loadSettings();
const locale = await loadLocale(language === 'auto' ? chooseLanguage(navigator.languages) : language);
const { view, callbacks } = createConsoleStore(openDatabase(), () => locale.language, new AbortController().signal);
const app = document.getElementById('app');
document.documentElement.lang = locale.tag;

effect(() => {
  if (app) render(<Console view={view.value} on={callbacks} locale={locale} />, app);
});

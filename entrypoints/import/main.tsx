/** The import page: a customer list from a file. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { Import } from '../../components/Import.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { chooseLanguage } from '../../lib/i18n/languages.ts';
import { loadLocale } from '../../lib/i18n/load-locale.ts';
import { createImportStore } from '../../lib/import/create-import-store.ts';
import { loadSettings } from '../../lib/platform/settings.ts';

const settings = await loadSettings();
const language = settings.language === 'auto' ? chooseLanguage(navigator.languages) : settings.language;
const locale = await loadLocale(language);
const { view, callbacks } = createImportStore({ database: openDatabase(), language });
const app = document.getElementById('app');
document.documentElement.lang = locale.tag;

effect(() => {
  if (app) render(<Import view={view.value} on={callbacks} locale={locale} />, app);
});

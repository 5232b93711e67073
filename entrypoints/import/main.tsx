/** The import page: a customer list from a file. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { Import } from '../../components/Import.tsx';
import { openDatabase } from '../../lib/cache/db.ts';
import { chooseLanguage } from '../../lib/i18n/languages.ts';
import { loadLocale } from '../../lib/i18n/load-locale.ts';
import { createImportStore } from '../../lib/import/create-import-store.ts';
import { openDeskWorker } from '../../lib/import/open-desk-worker.ts';
import { loadSettings } from '../../lib/platform/settings.ts';

/** What browsers have of https://w3c.github.io/trusted-types that older types of TypeScript have not. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

/** Our policy for content asks whoever starts a script to say so by a policy of his own. */
function openWorker(): Worker {
  const address = new URL('/import-worker.js', location.href).href;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('shuke-import', { createScriptURL: () => address });
  return new Worker((policy?.createScriptURL(address) ?? address) as string);
}

const settings = await loadSettings();
const language = settings.language === 'auto' ? chooseLanguage(navigator.languages) : settings.language;
const locale = await loadLocale(language);
const { view, callbacks } = createImportStore({
  database: openDatabase(),
  openDesk: () => openDeskWorker(openWorker()),
  language,
});
const app = document.getElementById('app');
document.documentElement.lang = locale.tag;

effect(() => {
  if (app) render(<Import view={view.value} on={callbacks} locale={locale} />, app);
});

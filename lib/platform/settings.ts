/**
 * What the rep or the company has set, in local storage that content scripts cannot read. Every screen reads it, so it is
 * checked without Zod, which would weigh as much as the rest of the panel.
 */
import { browser } from 'wxt/browser';
import type { Language } from '../model/customer.ts';
import { isStorageSilence, localArea } from './storage-areas.ts';

export interface SavedConnection {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Empty: a folder, or a backend at which one signs in. */
  readonly token: string;
  /** What the provider is called at which this person signs in; its tokens are not among the settings. */
  readonly provider?: string;
}

export interface Settings {
  readonly connection?: SavedConnection | undefined;
  /** The file that the customers come from; absent with a connection. */
  readonly file?: { readonly name: string; readonly importedAt: string } | undefined;
  /** The backend refused the token, or the provider to renew it; nothing is sent until there is a new one. */
  readonly isTokenRefused: boolean;
  /** Whether a logged e-mail keeps its subject line. */
  readonly keepsSubjects: boolean;
  /** Whether what the rep teaches about names is proposed to the manager, without the rep's name. */
  readonly sharesLessons: boolean;
  /** `auto` follows the browser. */
  readonly language: 'auto' | Language;
}

const key = 'settings';
const languages: readonly Settings['language'][] = ['auto', 'en', 'zh_CN', 'zh_TW'];

/** Settings out of anything; what is missing or damaged has its default. */
export function readSettings(raw: unknown): Settings {
  const { connection, file, isTokenRefused, keepsSubjects, sharesLessons, language } = (raw ?? {}) as Record<string, unknown>;
  const { baseUrl, token, provider } = (connection ?? {}) as Record<string, unknown>;
  const { name, importedAt } = (file ?? {}) as Record<string, unknown>;
  return {
    ...(typeof baseUrl === 'string' && typeof token === 'string'
      ? { connection: { baseUrl, token, ...(typeof provider === 'string' ? { provider } : {}) } }
      : {}),
    ...(typeof name === 'string' && typeof importedAt === 'string' ? { file: { name, importedAt } } : {}),
    isTokenRefused: isTokenRefused === true,
    keepsSubjects: keepsSubjects === true,
    sharesLessons: sharesLessons === true,
    language: languages.find((known) => known === language) ?? 'auto',
  };
}

/** Settings as saved; what is missing or damaged has its default. */
export async function loadSettings(): Promise<Settings> {
  const stored = await localArea.get(key);
  return readSettings(stored[key]);
}

/** Settings as soon as the storage answers; undefined when `stop` came first. @param onSilence - Called each time it did not answer */
export async function awaitSettings(onSilence: () => void, stop: AbortSignal): Promise<Settings | undefined> {
  while (!stop.aborted)
    try {
      return await loadSettings();
    } catch (error) {
      if (!isStorageSilence(error)) throw error;
      onSilence();
    }
  return undefined;
}

/** Changes the named settings; `undefined` removes one. */
export async function changeSettings(change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings> {
  const next = readSettings({ ...(await loadSettings()), ...change });
  await localArea.set({ [key]: next });
  return next;
}

/** Calls back with the settings after every change by any context, until the signal aborts. */
export function watchSettings(onChange: (settings: Settings) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    if (area === 'local' && changes[key]) void loadSettings().then((settings) => signal.aborted || onChange(settings));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

/** What the rep or the company has set, in local storage that content scripts cannot read. */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { languageSchema } from '../model/customer.ts';

const settingsSchema = z.object({
  connection: z.object({ baseUrl: z.string(), token: z.string() }).optional(),
  /** The backend refused the token; nothing is sent until there is a new one. */
  isTokenRefused: z.boolean().default(false),
  /** Whether a logged e-mail keeps its subject line. */
  keepsSubjects: z.boolean().default(false),
  /** `auto` follows the browser. */
  language: z.union([z.literal('auto'), languageSchema]).default('auto'),
});
export type Settings = z.infer<typeof settingsSchema>;

const key = 'settings';

/** Settings as saved; what is missing or damaged has its default. */
export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(key);
  const parsed = settingsSchema.safeParse(stored[key] ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}

/** Changes the named settings; `undefined` removes one. */
export async function changeSettings(change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings> {
  const next = settingsSchema.parse({ ...(await loadSettings()), ...change });
  await browser.storage.local.set({ [key]: next });
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

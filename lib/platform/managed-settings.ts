/** The company's policy -> what it sets for every rep: where the backend is, who asks, for how long customers may be kept, the language. */
import { browser } from 'wxt/browser';
import type { Language } from '../model/customer.ts';
import { readAddress } from './address.ts';

export interface ManagedSettings {
  /** Without a trailing slash. */
  readonly backendUrl?: string;
  /** With it nobody has to type anything; a policy for one person can hold it. */
  readonly accessToken?: string;
  /** Cached customers are hidden after so many days without contact, 1 to 365; the backend's own figure holds when it is smaller. */
  readonly leaseDays?: number;
  readonly language?: Language;
}

const languages: readonly Language[] = ['en', 'zh_CN', 'zh_TW'];

/** What can be used of a policy; anything else in it is passed over. */
export function readManagedSettings(raw: unknown): ManagedSettings {
  const { backendUrl, accessToken, leaseDays, language } = (raw ?? {}) as Record<string, unknown>;
  const address = typeof backendUrl === 'string' ? readAddress(backendUrl) : undefined;
  const token = typeof accessToken === 'string' ? accessToken.trim() : '';
  const known = languages.find((one) => one === language);
  const isLease = typeof leaseDays === 'number' && Number.isInteger(leaseDays) && leaseDays >= 1 && leaseDays <= 365;
  return {
    ...(address === undefined ? {} : { backendUrl: address }),
    ...(token === '' ? {} : { accessToken: token }),
    ...(isLease ? { leaseDays } : {}),
    ...(known === undefined ? {} : { language: known }),
  };
}

/** Empty without a policy. Firefox rejects the question then. */
export async function loadManagedSettings(): Promise<ManagedSettings> {
  try {
    return readManagedSettings(await browser.storage.managed.get(null));
  } catch {
    return {};
  }
}

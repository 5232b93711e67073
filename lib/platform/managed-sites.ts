/** The company's policy -> the sites that it names for its reps. */
import { browser } from 'wxt/browser';

const pattern = /^https?:\/\/[a-z0-9.-]+(:\d+)?\/\*$/;
const maxSites = 100;

/** Match patterns of the policy that name one host each; anything else in it is passed over. */
export function readManagedSites(raw: unknown): string[] {
  if (!Array.isArray(raw)) return [];
  const sites = raw.filter((site): site is string => typeof site === 'string').map((site) => site.trim().toLowerCase());
  const full = sites
    .map((site) => (/^https?:/.test(site) ? site : `https://${site}`))
    .map((site) => site.replace(/\/?\*?$/, '/*'));
  return [...new Set(full)].filter((site) => pattern.test(site)).slice(0, maxSites);
}

/** None without a policy. Firefox rejects the question then. */
export async function loadManagedSites(): Promise<string[]> {
  try {
    const { allowedSites } = (await browser.storage.managed.get('allowedSites')) as { allowedSites?: unknown };
    return readManagedSites(allowedSites);
  } catch {
    return [];
  }
}

/** The company's policy -> senders who are never customers, for all its reps. */
import { browser } from 'wxt/browser';

export interface ManagedBlocks {
  /** Lower case. */
  readonly addresses: readonly string[];
  /** Lower case; a domain stands for those below it too. */
  readonly domains: readonly string[];
}

const domain = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/;
const maxEntries = 5000;

/** Addresses, and domains with or without an `@` before them; anything else in the policy is passed over. */
export function readManagedBlocks(raw: unknown): ManagedBlocks {
  const entries = (Array.isArray(raw) ? raw : [])
    .slice(0, maxEntries)
    .filter((entry): entry is string => typeof entry === 'string')
    .map((entry) => entry.trim().toLowerCase());
  const split = entries.map((entry) => ({ entry, at: entry.lastIndexOf('@'), domain: entry.slice(entry.lastIndexOf('@') + 1) }));
  const valid = split.filter((each) => domain.test(each.domain) && !/\s/.test(each.entry));
  return {
    addresses: [...new Set(valid.filter(({ at }) => at > 0).map(({ entry }) => entry))],
    domains: [...new Set(valid.filter(({ at }) => at <= 0).map((each) => each.domain))],
  };
}

/** None without a policy. Firefox rejects the question then. */
export async function loadManagedBlocks(): Promise<ManagedBlocks> {
  try {
    const { blockedSenders } = (await browser.storage.managed.get('blockedSenders')) as { blockedSenders?: unknown };
    return readManagedBlocks(blockedSenders);
  } catch {
    return { addresses: [], domains: [] };
  }
}

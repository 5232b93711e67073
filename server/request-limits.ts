/** How often a token may be used, and an address try tokens that nobody has: the seconds to wait, if any. */
import { isIPv6 } from 'node:net';

export interface LimitSizes {
  /** Requests of one token in a minute. */
  readonly requests: number;
  /** Unknown tokens from one address in a minute. */
  readonly failures: number;
}

/**
 * A first sync of a million customers is some 3,000 requests, as fast as the line is; a whole company may sit behind one address, and
 * what is counted there are mistakes only: a wrong token is asked for once, not at every poll.
 */
export const defaultSizes: LimitSizes = { requests: 12_000, failures: 300 };

const windowMs = 60_000;

/** Keys remembered at a time, at most; beyond that all is forgiven rather than the memory filled. */
const maxKeys = 20_000;

/** What an address is counted as: of IPv6 the network, since everybody has a whole one. */
export function keyOfAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [left = '', right = ''] = plain.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const missing = Math.max(0, 8 - groups(left).length - groups(right).length);
  const all = [...groups(left), ...Array<string>(missing).fill('0'), ...groups(right)];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

export interface RequestLimits {
  /**
   * Whole seconds until an unseen token of this address is looked at again; 0: now. Who was seen before waits here only for what
   * came from his address in his own name.
   */
  secondsToTry(key: string, address: string | undefined): number;
  /** A token that nobody has came from there. */
  noteFailure(key: string, address: string | undefined): void;
  /** Counts a request of somebody's token. @returns whole seconds to wait; 0: go on */
  secondsToUse(key: string): number;
}

/**
 * In the memory of one process, by whole minutes.
 * @param now - Test seam: milliseconds since 1970
 */
export function createRequestLimits(now: () => number, sizes: LimitSizes = defaultSizes): RequestLimits {
  let minute = Number.NaN;
  const requests = new Map<string, number>();
  const failures = new Map<string, number>();
  // Tokens that were somebody's, also if revoked since: they are told so, whoever else tries what from their address.
  const seen = new Set<string>();
  const turn = (): void => {
    const current = Math.floor(now() / windowMs);
    if (current === minute) return;
    minute = current;
    requests.clear();
    failures.clear();
  };
  const count = (counts: Map<string, number>, key: string): number => {
    turn();
    if (counts.size >= maxKeys) counts.clear();
    const reached = (counts.get(key) ?? 0) + 1;
    counts.set(key, reached);
    return reached;
  };
  const ownKeyOf = (key: string, address: string): string => `${keyOfAddress(address)} ${key}`;
  const secondsLeft = (): number => Math.ceil((windowMs - (now() % windowMs)) / 1000);
  return {
    secondsToTry: (key, address) => {
      if (address === undefined) return 0;
      turn();
      const counted = seen.has(key) ? ownKeyOf(key, address) : keyOfAddress(address);
      return (failures.get(counted) ?? 0) >= sizes.failures ? secondsLeft() : 0;
    },
    noteFailure: (key, address) => {
      if (address === undefined) return;
      count(failures, keyOfAddress(address));
      if (seen.has(key)) count(failures, ownKeyOf(key, address));
    },
    secondsToUse: (key) => {
      if (seen.size >= maxKeys) seen.clear();
      seen.add(key);
      return count(requests, key) > sizes.requests ? secondsLeft() : 0;
    },
  };
}

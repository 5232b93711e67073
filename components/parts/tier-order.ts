/** Tiers by worth, for arrows up and down. */
import type { Tier } from '../../lib/model/customer.ts';

const rank: Readonly<Record<Tier, number>> = { BZ: 0, STANDARD: 1, MGC: 2, MVC: 3 };

/** `up` when `to` is worth more than `from`; `same` when they are equal. */
export function tierDirection(from: Tier, to: Tier): 'up' | 'down' | 'same' {
  return rank[to] > rank[from] ? 'up' : rank[to] < rank[from] ? 'down' : 'same';
}

/** Cached customers -> a table of the tiers that their figures speak for, to be looked at, corrected and published like any file. */
import type { Language } from '../model/customer.ts';
import type { ExportHead, ShardRow } from '../model/export.ts';
import { proposeTier } from '../tiering/propose-tier.ts';
import { summarisePopulation } from '../tiering/propose-tiers.ts';
import type { TierTable } from './read-tier-table.ts';

/** As long as a reason may be in a published list. */
const maxReason = 500;

/**
 * One row for each customer whose figures speak for another tier than it has, with these figures as the reason. Customers whose
 * figures allow no judgement are left as they are. A manager who thinks otherwise takes the row out or gives another reason.
 */
export function proposeTable(rows: readonly ShardRow[], head: ExportHead, language: Language): TierTable {
  const customers = rows.map((row) => row.customer);
  const summary = summarisePopulation(
    customers.map((customer) => customer.measures),
    head.playbook,
  );
  const proposed = customers.flatMap((customer) => {
    const { tier, figures } = proposeTier(customer, head.playbook, summary);
    if (tier === undefined || tier === customer.tier) return [];
    const reason = figures.map((figure) => figure.sentence[language]).join(' · ');
    return [[customer.id, customer.legalName, customer.tier, tier, reason.slice(0, maxReason)]];
  });
  return {
    header: ['customer id', 'customer', 'tier now', 'tier', 'reason'],
    rows: proposed.map((cells, index) => ({ line: index + 2, cells })),
  };
}

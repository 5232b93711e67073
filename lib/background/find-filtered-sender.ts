/** The sender of a message and who must not be a customer -> why nobody is shown for it, so that a rep is never left guessing. */
import { choiceKey } from '../match/resolve-mentions.ts';
import type { FilteredSender } from '../model/mention.ts';

export interface Filters {
  /** Keys of addresses that this rep blocked. */
  readonly own: ReadonlySet<string>;
  /** Keys of addresses that the company blocks. */
  readonly company: ReadonlySet<string>;
  /** Domains that the company blocks. */
  readonly companyDomains: readonly string[];
  /** Domains of the company itself. */
  readonly ownDomains: readonly string[];
}

function isWithin(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}

/** The rep's own block is told first: it is the one he can take back. Undefined when nothing holds the sender back. */
export function findFilteredSender(
  address: string | undefined,
  { own, company, companyDomains, ownDomains }: Filters,
): FilteredSender | undefined {
  if (address === undefined) return undefined;
  const key = choiceKey(address);
  if (own.has(key)) return { address, by: 'you', key };
  if (company.has(key) || isWithin(key, companyDomains)) return { address, by: 'company', key };
  if (isWithin(key, ownDomains)) return { address, by: 'colleague', key };
  return undefined;
}

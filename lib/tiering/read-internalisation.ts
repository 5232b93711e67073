/** Tier, kind and rung -> the next rung and the way that leads there (domain part 8). */

import type { Customer } from '../model/customer.ts';
import type { InternalisationInsight, InternalisationWay } from '../model/insight.ts';
import type { Facts } from './facts.ts';
import { rungTerms, wayTerms } from './terms.ts';
import { say } from './wording.ts';

/** Customers who take part in serving the final customer. */
const internalKinds = new Set<Customer['kind']>(['supplier', 'distributor', 'agent', 'partner', 'branch']);

/** Has tried something with us (event, trial, training) within the aspect window. */
function hasExperienced(facts: Facts): boolean {
  return facts.episodes.some(
    (episode) => episode.touchpoint.channel === 'event' && episode.age <= facts.limit('aspect-window-days'),
  );
}

/**
 * Shares only for those who carry the business with us; joint production where both make something; a role for people
 * whose judgement we want; membership and experience for the many. BZ customers are not drawn closer.
 */
export function findWay(facts: Facts): InternalisationWay | undefined {
  const { customer } = facts;
  if (customer.tier === 'BZ' || customer.rung === 'partner') return undefined;
  const isInternal = internalKinds.has(customer.kind);
  if (customer.rung === 'advocate') {
    if (customer.kind === 'consumer') return customer.tier === 'MVC' ? 'part-time-role' : 'membership';
    if (customer.tier === 'MVC') {
      const isChannel = customer.kind === 'distributor' || customer.kind === 'agent';
      return isChannel || customer.keyAccountScope === 'GKA' ? 'shareholding' : 'joint-production';
    }
    return customer.tier === 'MGC' ? (isInternal ? 'joint-production' : 'part-time-role') : 'membership';
  }
  if (isInternal) return customer.tier === 'MVC' || customer.tier === 'MGC' ? 'joint-production' : 'membership';
  if (customer.tier === 'MVC' && customer.kind === 'business') return 'part-time-role';
  return hasExperienced(facts) ? 'membership' : 'experience';
}

/** The rung, the next one, and the way. */
export function readInternalisation(facts: Facts): InternalisationInsight {
  const { rung } = facts.customer;
  if (rung === 'partner') return { rung, sentence: say('Partner: works with us', '合伙人，与我们共事', '合夥人，與我們共事') };
  const next = rung === 'customer' ? 'advocate' : 'partner';
  const way = findWay(facts);
  const terms = { rung: rungTerms[rung], next: rungTerms[next] };
  return {
    rung,
    next,
    ...(way !== undefined && { way }),
    sentence:
      way === undefined
        ? say('{rung}; not drawn closer for now', '{rung}，暂不拉近', '{rung}，暫不拉近', terms)
        : say('{rung}; on the way to {next} by {way}', '{rung} → {next}：{way}', '{rung} → {next}：{way}', {
            ...terms,
            way: wayTerms[way],
          }),
  };
}

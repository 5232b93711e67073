/** A customer -> two years of touchpoints, as many as its relationship type asks for. */
import type { Customer, RelationshipType } from '../../lib/model/customer.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import type { Calendar } from './calendar.ts';
import { competitors, episodesBy, productsBy } from './episodes.ts';
import type { Random } from './random.ts';

const countByType: Record<RelationshipType, readonly [number, number]> = {
  basic: [1, 4],
  reactive: [3, 8],
  accountable: [7, 15],
  proactive: [14, 28],
  partnership: [24, 48],
};

/** Oldest first; the last of them lies 2 to 60 days back. @param colleagues - staff who stand in for the owner now and then */
export function makeTouchpoints(
  random: Random,
  calendar: Calendar,
  customer: Customer,
  colleagues: readonly string[],
): Touchpoint[] {
  const count = random.int(...countByType[customer.relationshipType]);
  const latest = random.int(2, customer.tier === 'MVC' || customer.tier === 'MGC' ? 30 : 60);
  const days = Array.from({ length: count }, (_, i) => (i === 0 ? latest : random.int(latest + 1, 725))).sort((a, b) => b - a);
  return days.map((daysAgo): Touchpoint => {
    const episode = random.pick(episodesBy[customer.language]);
    const day = calendar.workday(daysAgo);
    const hour = random.int(1, 9);
    const minute = random.int(0, 54);
    const subject = episode.subject
      .replace('{product}', random.pick(productsBy[customer.language]))
      .replace('{number}', String(random.int(2100, 9899)));
    const contact = random.chance(0.9) ? random.pick(customer.contacts) : undefined;
    return {
      id: random.uuid(),
      customerId: customer.id,
      ...(contact && { contactId: contact.id }),
      channel: episode.channel,
      aspect: episode.aspect,
      direction: episode.direction,
      happenedAt: calendar.instant(day, hour, minute),
      loggedAt: calendar.instant(day, hour, minute + random.int(0, 5)),
      subject,
      ...(episode.note && random.chance(0.5) && { note: episode.note }),
      ...(episode.sentiment && random.chance(0.7) && { sentiment: episode.sentiment }),
      ...(episode.value && random.chance(0.6) && { value: episode.value }),
      ...(episode.aspect === 'exchange' && random.chance(0.05) && { competitor: random.pick(competitors) }),
      staffId: random.chance(0.94) ? customer.ownerId : random.pick(colleagues),
    };
  });
}

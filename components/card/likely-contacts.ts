/** People of a customer -> who a touchpoint was probably with: whom the page names, then whom we last dealt with. */
import type { Contact } from '../../lib/model/customer.ts';
import type { CustomerCard } from '../sidebar-view.ts';

/** All contacts, each once, most likely first; equals as the customer's record has them. */
export function likelyContacts({ customer, match, touchpoints }: CustomerCard): Contact[] {
  const last = (contact: Contact): string =>
    touchpoints.reduce(
      (newest, { touchpoint }) =>
        touchpoint.contactId === contact.id && touchpoint.happenedAt > newest ? touchpoint.happenedAt : newest,
      '',
    );
  const isNamed = (contact: Contact): number => Number(contact.name === match?.contactName);
  return [...customer.contacts].sort((a, b) => isNamed(b) - isNamed(a) || (last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0));
}

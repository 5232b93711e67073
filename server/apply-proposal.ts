/** A customer and what was proposed of its names -> the customer as it is when the proposal is accepted. */
import type { ProposalKind } from '../lib/model/alias-proposal.ts';
import { type Customer, customerSchema } from '../lib/model/customer.ts';

const isDomain = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/;

/** The form in which surfaces are compared: width, case and white space do not count. */
export function surfaceKey(surface: string): string {
  return surface.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * An address becomes or stops being that of a contact, a domain one of the customer's, any other text an alias. A contact keeps
 * its name without the address.
 * @returns undefined when the record says so already, or has no room
 */
export function applyProposal(
  customer: Customer,
  kind: ProposalKind,
  surface: string,
  newContactId: () => string,
): Customer | undefined {
  const key = surfaceKey(surface);
  const isSame = (text: string): boolean => surfaceKey(text) === key;
  const { aliases, contacts, domains } = customer;
  let next: Customer;
  if (surface.includes('@')) {
    const hasAddress = contacts.some(({ email }) => email !== undefined && isSame(email));
    if (hasAddress === (kind === 'is')) return undefined;
    const name = surface.slice(0, surface.indexOf('@')).slice(0, 200) || surface;
    const without = contacts.map((contact) => {
      const { email, ...rest } = contact;
      return email !== undefined && isSame(email) ? rest : contact;
    });
    next = { ...customer, contacts: kind === 'is' ? [...contacts, { id: newContactId(), name, email: surface }] : without };
  } else if (isDomain.test(key)) {
    if (domains.some(isSame) === (kind === 'is')) return undefined;
    next = { ...customer, domains: kind === 'is' ? [...domains, key] : domains.filter((domain) => !isSame(domain)) };
  } else {
    const isListed = aliases.some(isSame) || (kind === 'is' && isSame(customer.legalName));
    if (isListed === (kind === 'is')) return undefined;
    next = { ...customer, aliases: kind === 'is' ? [...aliases, surface] : aliases.filter((alias) => !isSame(alias)) };
  }
  return customerSchema.safeParse(next).success ? next : undefined;
}

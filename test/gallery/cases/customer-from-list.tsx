/** A card that was opened from a list: one click leads back. */
import { acmeCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const { match: _match, ...card } = acmeCard({ log: { kind: 'no-message', binding: { customerId: 'c-acme' } } });

export default sidebarCase({ screen: { kind: 'customer', card }, isList: true });

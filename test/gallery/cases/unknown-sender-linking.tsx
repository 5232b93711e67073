/** The rep says whose address it is. */
import { chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: { kind: 'unknown-sender', name: 'Petra Neuland', address: 'sales@neuland.example', domain: 'neuland.example' },
    chips: [chips.unknown],
    selectedChip: chips.unknown.key,
    search: { query: 'acm', results: [{ customerId: 'c-acme', name: 'Acme Tooling GmbH', tier: 'MGC' }] },
  },
  { use: (root) => root.querySelector<HTMLElement>('main button')?.click() },
);

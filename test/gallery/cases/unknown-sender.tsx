/** The sender belongs to nobody on the list. */
import { chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'unknown-sender', name: 'Petra Neuland', address: 'sales@neuland.example' },
  chips: [chips.unknown],
  selectedChip: chips.unknown.key,
});

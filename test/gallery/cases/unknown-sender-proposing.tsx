/** The rep asks his manager for a new customer; what is sent stands below the field. */
import { chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: { kind: 'unknown-sender', name: 'Petra Neuland', address: 'sales@neuland.example' },
    chips: [chips.unknown],
    selectedChip: chips.unknown.key,
  },
  { use: (root) => [...root.querySelectorAll<HTMLElement>('main button')].at(1)?.click() },
);

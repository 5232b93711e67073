/** The lease ran out: nothing is shown until there is contact again. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'lease-expired', syncedAt: '2026-10-19T06:00:00Z' } },
  { without: ['search', 'status'] },
);

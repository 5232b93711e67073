/** A quiet day for a new rep. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({ screen: { kind: 'today', because: 'no-page', actions: [], dueCount: 0, recent: [] } });

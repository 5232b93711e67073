/** Nothing is set up yet: connect, or try with invented customers. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({ screen: { kind: 'first-run', state: 'idle' } }, { without: ['status', 'search'] });

/** The browser's own storage has not answered, so that nothing can be read yet. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({ screen: { kind: 'loading' }, notices: [{ kind: 'no-answer' }] });

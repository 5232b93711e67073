/** The new playbook is in force. */
import { playbookCase } from '../playbook-case.tsx';

export default playbookCase({ kind: 'published', version: 4 }, { version: 4 });

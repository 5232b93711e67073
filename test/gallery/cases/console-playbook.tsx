/** What came of the rules, and a place for a new playbook. */
import { playbookCase } from '../playbook-case.tsx';

export default playbookCase({ kind: 'empty' });

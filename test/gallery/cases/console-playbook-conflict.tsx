/** Another playbook came first; nothing was overwritten. */
import { playbookCase } from '../playbook-case.tsx';

export default playbookCase({ kind: 'conflict', fileName: 'playbook-v3.json', basedOn: 3 }, { version: 4 });

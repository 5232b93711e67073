/** The server refused the playbook, and the effects could not be loaded. */
import { playbookCase } from '../playbook-case.tsx';

export default playbookCase(
  { kind: 'failed', fileName: 'playbook-v3.json', detail: 'rules.keep-in-touch: there is no rule of this name' },
  { effects: { kind: 'failed', detail: 'no answer from the backend' } },
);

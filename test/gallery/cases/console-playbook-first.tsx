/** Before anybody has seen a suggestion; the playbook is on its way. */
import { playbookCase } from '../playbook-case.tsx';

export default playbookCase(
  { kind: 'publishing', fileName: 'playbook-v1.json' },
  { version: 1, effects: { kind: 'loaded', since: '2026-05-24', rules: [] } },
);

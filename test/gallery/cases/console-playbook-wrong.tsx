/** A playbook file with mistakes: each with its place. */
import { playbookCase } from '../playbook-case.tsx';

export default playbookCase({
  kind: 'wrong',
  fileName: 'playbook-draft.json',
  problems: [
    { field: 'rules.ask-refferal', sentence: 'there is no rule of this name' },
    { field: 'thresholds.mgc-growth', sentence: '15 is outside 0 to 1 (share)' },
    { field: '', sentence: 'the file is larger than 2000000 bytes' },
  ],
});

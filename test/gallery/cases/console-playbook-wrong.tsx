/** A playbook file with mistakes: each with its place. */
import { playbookCase } from '../playbook-case.tsx';

export default playbookCase({
  kind: 'wrong',
  fileName: 'playbook-draft.json',
  problems: [
    { field: 'rules.ask-refferal', fault: { code: 'unknown-rule' } },
    { field: 'thresholds.mgc-growth', fault: { code: 'outside', value: 15, min: 0, max: 1 } },
    {
      field: 'rules.ask-referral.title.en',
      fault: { code: 'unknown-figure', name: 'kontakt', known: ['reach', 'contact', 'customer'] },
    },
    { field: 'cadenceDays.MVC.basic', fault: { code: 'cadence-order', days: 300, lowerTier: 'MGC', lowerDays: 180 } },
    { field: 'frequencyCapPer30Days', fault: { code: 'wrong-kind', expected: 'whole-number' } },
    { field: '', fault: { code: 'file-too-large', maxBytes: 2_000_000 } },
  ],
});

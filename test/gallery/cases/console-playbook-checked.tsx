/** What a playbook file would change. */
import { playbookCase } from '../playbook-case.tsx';

const title = { en: 'Ask the contact for a recommendation', zh_CN: '请对方帮忙推荐', zh_TW: '請對方幫忙推薦' };

export default playbookCase({
  kind: 'checked',
  fileName: 'playbook-v3.json',
  basedOn: 3,
  changes: [
    { kind: 'switch', ruleId: 'ask-referral', title, isOn: false },
    { kind: 'weight', ruleId: 'ask-referral', title, from: 1, to: 0.8 },
    { kind: 'wording', ruleId: 'ask-referral', title },
    { kind: 'cadence', tier: 'MVC', type: 'proactive', from: 14, to: 10 },
    { kind: 'cadence', tier: 'BZ', type: 'basic', from: null, to: 365 },
    { kind: 'threshold', name: 'mgc-growth', from: 0.1, to: 0.15 },
    { kind: 'cap', from: 8, to: 6 },
  ],
});

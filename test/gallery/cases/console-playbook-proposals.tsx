/** The effects propose weights: more of what worked, less of what did not, and one rule to look at again. */
import { playbookCase, ruleLines } from '../playbook-case.tsx';

const [first, second, third] = ruleLines;
const titleOf = (line: (typeof ruleLines)[number] | undefined) => line?.title ?? { en: '', zh_CN: '', zh_TW: '' };

export default playbookCase(
  { kind: 'empty' },
  {
    proposals: [
      {
        ruleId: 'keep-in-touch',
        title: titleOf(first),
        verdict: 'standardise',
        from: 1,
        to: 1.25,
        basis: 289,
        sentence: {
          en: 'Reached its goal 73 % of the time: more of it',
          zh_CN: '73 % 达到目标：可以推广',
          zh_TW: '73 % 達成目標：可以推廣',
        },
      },
      {
        ruleId: 'settle-complaint',
        title: titleOf(third),
        verdict: 'weaken',
        from: 1,
        to: 0.8,
        basis: 12,
        sentence: {
          en: 'Reached its goal only 25 % of the time: less of it',
          zh_CN: '仅 25 % 达到目标：减少使用',
          zh_TW: '僅 25 % 達成目標：減少使用',
        },
      },
      {
        ruleId: 'ask-referral',
        title: titleOf(second),
        verdict: 'look-again',
        from: 1,
        to: 1,
        basis: 67,
        sentence: {
          en: 'Refused 76 % of the time: look at the rule and its wording',
          zh_CN: '76 % 被拒绝：重新审视规则和措辞',
          zh_TW: '76 % 被拒絕：重新檢視規則與措辭',
        },
      },
    ],
  },
);

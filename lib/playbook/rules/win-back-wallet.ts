/** Its share of wallet with us falls though its demand does not: it widens its supplier base (domain part 7, cause 2). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const winBackWallet = defineRule({
  id: 'win-back-wallet',
  part: 'churn prevention',
  kind: 'protect',
  when: 'Churn signal supplier-optimisation: share of wallet falls while the demand holds.',
  title: wording(
    '{reach} and ask what it buys elsewhere, and why',
    '{reach}，了解哪些采购转给了别家、为什么',
    '{reach}，了解哪些採購轉給了別家、為什麼',
  ),
  goal: wording(
    '{contact} names what would bring the share back',
    '{contact}说明怎样才愿意把份额放回来',
    '{contact}說明怎樣才願意把份額放回來',
  ),
  message: wording(
    'Dear {contact}, your needs have grown, and part of them is met elsewhere now. I would like to understand what matters to you there: delivery, range, risk, effort. May I come by and look at it with you, without a price list?',
    '{contact}您好：您这边的需求在增加，有一部分现在由其他供应商来做。我想听听您看重的是什么：交期、品种、风险，还是省事？方便的话我过去一趟，不谈报价，先一起把需求理一遍。',
    '{contact}您好：您這邊的需求在增加，有一部分現在由其他供應商負責。我想聽聽您看重的是什麼：交期、品項、風險，還是省事？方便的話我過去一趟，不談報價，先一起把需求理一遍。',
  ),
  channels: ['visit', 'meeting', 'call', 'e-mail'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 21,
  suggest({ insight }) {
    const signal = insight.churn.find(({ cause }) => cause === 'supplier-optimisation');
    if (signal === undefined) return undefined;
    return {
      urgency: 45 + signal.severity * 15,
      dueInDays: signal.severity === 3 ? 3 : 10,
      reasons: signal.evidence,
      tone: 'alert',
    };
  },
});

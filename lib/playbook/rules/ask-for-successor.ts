/** The same people over time: who goes can still introduce who comes (domain parts 6 and 7). */

import { tellNews } from '../../tiering/churn/tell-news.ts';
import { wording } from '../../tiering/wording.ts';
import { isVisit, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const askForSuccessor = defineRule({
  id: 'ask-for-successor',
  part: 'trust',
  kind: 'protect',
  when: 'Somebody noted that people change at the customer, and nobody of us has met it since; not BZ.',
  title: wording('Ask {contact} who decides from now on', '问问{contact}：以后由谁对接', '問問{contact}：之後由誰負責'),
  goal: wording('Who goes introduces who comes', '离开的人把接手的人介绍给我们', '離開的人把接手的人介紹給我們'),
  message: wording(
    'Dear {contact}, I hear that things are moving on your side. So that nothing you rely on gets lost: who will look after it from now on, and could the three of us sit together for half an hour while everybody is still there?',
    '{contact}您好：听说您那边人员有些变动。为了不让您交代过的事断档，想请教以后由哪位负责？趁大家都在，我们三方坐下来聊半小时，把事情当面接上，好吗？',
    '{contact}您好：聽說您那邊人事有些異動。為了不讓您交代過的事斷線，想請教之後由哪位負責？趁大家都在，我們三方坐下來聊半小時，把事情當面接上，好嗎？',
  ),
  channels: ['call', 'visit', 'meeting', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 10,
  restDays: 60,
  suggest({ customer, facts }) {
    const news = tellNews(facts, 'people-change');
    if (news === undefined || customer.tier === 'BZ' || customer.contacts.length === 0) return undefined;
    if (facts.episodes.some((episode) => isVisit(episode) && episode.age < news.episode.age)) return undefined;
    return {
      urgency: 44 + tierUrgency(customer),
      dueInDays: 5 - news.episode.age,
      reasons: news.evidence,
      about: news.episode.touchpoint.id,
    };
  },
});

/** Churn cause 5: a stronger rival's better offer (domain part 7). */

import { causeTerms } from '../terms.ts';
import { percentText, say, timesText, wording } from '../wording.ts';
import type { FindChurnSignal } from './churn-signal.ts';
import { tellNews } from './tell-news.ts';

/** Price sensitivity up, or a rival named in touchpoints or heard to offer more; both together are serious. */
export const findStrongerRival: FindChurnSignal = (facts) => {
  const { measures } = facts.customer;
  const now = measures?.priceSensitivity;
  const before = measures?.priceSensitivityBefore;
  const isDearer = now !== undefined && before !== undefined && now - before >= facts.limit('price-sensitivity-rise') - 1e-9;
  // A rival seen at its people is another cause: exclusion.
  const named = facts.episodes.filter(
    ({ touchpoint, age }) =>
      touchpoint.competitor !== undefined && touchpoint.news !== 'rival-seen' && age <= facts.limit('competitor-window-days'),
  );
  const news = tellNews(facts, 'better-offer');
  const isHeard = named.length > 0 || news !== undefined;
  if (!isDearer && !isHeard) return undefined;
  const evidence = [...(news?.evidence ?? [])];
  const rival = named[0]?.touchpoint.competitor;
  if (rival !== undefined) {
    evidence.push(
      say('named {rival} {times}', '{times}提到{rival}', '{times}提到{rival}', { rival, times: timesText(named.length) }),
    );
  }
  if (isDearer) {
    evidence.push(
      say('price sensitivity {before} → {now}', '价格敏感度{before} → {now}', '價格敏感度{before} → {now}', {
        before: percentText(before),
        now: percentText(now),
      }),
    );
  }
  return {
    cause: 'stronger-rival',
    name: causeTerms['stronger-rival'],
    severity: isDearer && isHeard ? 3 : isHeard ? 2 : 1,
    headline: evidence[0] ?? causeTerms['stronger-rival'],
    evidence,
    prevention: wording(
      'Compare total value and total cost, not prices',
      '比较总价值和总成本，而不是单价',
      '比較總價值與總成本，而不是單價',
    ),
    touchpointIds: [...new Set([...(news ? [news.episode] : []), ...named].map((episode) => episode.touchpoint.id))],
  };
};

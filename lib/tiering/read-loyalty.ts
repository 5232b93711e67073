/** Measures -> loyalty out of the six indicators of domain part 4. */

import type { Measures } from '../model/customer.ts';
import type { Figure, LoyaltyInsight, MeasureName } from '../model/insight.ts';
import { nameMissing } from './propose-tier.ts';
import type { ThresholdName } from './thresholds.ts';
import { daysText, percentText, say } from './wording.ts';

/** Fewer indicators than this say nothing about loyalty. */
const minIndicators = 2;

/**
 * The mean of the indicators that are known: repeat purchases, share of wallet, attention to our brand, distance from
 * competitors, speed of decision, indifference to the price. Unknown ones are named and left out of the mean.
 */
export function readLoyalty(measures: Measures | undefined, limit: (name: ThresholdName) => number): LoyaltyInsight {
  const figures: Figure[] = [];
  const missing: MeasureName[] = [];
  let sum = 0;
  const add = (
    measure: MeasureName,
    raw: number | undefined,
    indicator: (raw: number) => number,
    sentence: (raw: number) => Figure['sentence'],
  ): void => {
    if (raw === undefined) {
      missing.push(measure);
      return;
    }
    sum += indicator(raw);
    figures.push({ measure, value: raw, sentence: sentence(raw) });
  };
  const middle = limit('loyal-decision-days');
  add(
    'repeat-share',
    measures?.repeatShare,
    (raw) => raw,
    (raw) => say('{share} of its orders are repeats', '重复采购占{share}', '回購占{share}', { share: percentText(raw) }),
  );
  add(
    'share-of-wallet',
    measures?.shareOfWallet,
    (raw) => raw,
    (raw) =>
      say('buys {share} of its demand from us', '{share}的需求向我们采购', '{share}的需求向我們採購', {
        share: percentText(raw),
      }),
  );
  add(
    'brand-attention',
    measures?.brandAttention,
    (raw) => raw,
    (raw) =>
      say('attention to our brand {share}', '对我方品牌关注度{share}', '對我方品牌關注度{share}', { share: percentText(raw) }),
  );
  add(
    'competitor-leaning',
    measures?.competitorLeaning,
    (raw) => 1 - raw,
    (raw) => say('leans {share} to competitors', '对竞品倾向{share}', '對競品傾向{share}', { share: percentText(raw) }),
  );
  add(
    'decision-days',
    measures?.decisionDays,
    (raw) => 1 - Math.min(1, raw / (2 * middle)),
    (raw) => say('decides within {days}', '决策用时{days}', '決策需時{days}', { days: daysText(Math.round(raw)) }),
  );
  add(
    'price-sensitivity',
    measures?.priceSensitivity,
    (raw) => 1 - raw,
    (raw) => say('price sensitivity {share}', '价格敏感度{share}', '價格敏感度{share}', { share: percentText(raw) }),
  );
  const score = figures.length >= minIndicators ? Math.round((sum / figures.length) * 100) / 100 : undefined;
  return { ...(score !== undefined && { score }), figures, missing: nameMissing(missing) };
}

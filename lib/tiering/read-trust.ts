/** Episodes -> trust: the run of good episodes, counted back from today (domain part 6). */

import type { TrustInsight } from '../model/insight.ts';
import { type Episode, type Facts, sentimentOf } from './facts.ts';
import { say, timesText } from './wording.ts';

function countRun(episodes: readonly Episode[], from: number): number {
  let run = 0;
  for (let place = from; place < episodes.length; place += 1) {
    const episode = episodes[place];
    const sentiment = episode && sentimentOf(episode);
    if (sentiment === 'bad') break;
    if (sentiment === 'good') run += 1;
  }
  return run;
}

/** A bad episode ends the run; neutral ones and those without a sentiment neither count nor break it. */
export function readTrust(facts: Facts): TrustInsight {
  const { episodes } = facts;
  const goodRun = countRun(episodes, 0);
  if (goodRun === 1) {
    return { goodRun, sentence: say('The last judged episode was good', '最近一次有评价的往来良好', '最近一次有評價的往來良好') };
  }
  if (goodRun > 0) {
    return {
      goodRun,
      sentence:
        goodRun >= facts.limit('trust-run')
          ? say(
              '{times} good in a row: the customer trusts us',
              '连续{times}良好往来，客户信任我们',
              '連續{times}良好往來，客戶信任我們',
              {
                times: times(goodRun),
              },
            )
          : say('{times} good in a row', '连续{times}良好往来', '連續{times}良好往來', { times: times(goodRun) }),
    };
  }
  const bad = episodes.findIndex((episode) => sentimentOf(episode) === 'bad');
  if (bad === -1) {
    return { goodRun: 0, sentence: say('No episode has been judged yet', '还没有评价过往来', '還沒有評價過往來') };
  }
  const brokenRun = countRun(episodes, bad + 1);
  return {
    goodRun: 0,
    brokenRun,
    sentence:
      brokenRun > 0
        ? say('Broken off after {times} good in a row', '连续{times}良好往来后中断', '連續{times}良好往來後中斷', {
            times: times(brokenRun),
          })
        : say('The last judged episode was bad', '最近一次有评价的往来不愉快', '最近一次有評價的往來不愉快'),
  };
}

function times(count: number): ReturnType<typeof timesText> {
  return { ...timesText(count), en: String(count) };
}

/** Names that are words too -> which occurrences are the name, on a page that has the customer for sure. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';
import { fromMarks } from './from-marks.ts';

const index = anIndex(
  { id: 'tongyi', name: '高松統一食品股份有限公司', aliases: ['統一'], domains: ['gsty.example'] },
  { id: 'xiaomi', name: '蒲岭小米数码有限公司', aliases: ['小米'], domains: ['plxm.example'] },
  { id: 'meide', name: '青屿美的风扇有限公司', aliases: ['美的'], domains: ['qymd.example'] },
  { id: 'bridge', name: 'Bridge Tooling Ltd', aliases: ['Bridge'], domains: ['bridge-tooling.example'] },
  { id: 'now', name: 'Now Logistics Ltd', aliases: ['Now'], domains: ['now-logistics.example'] },
  { id: 'electric', name: 'General Wire Company', aliases: ['General Wire'], domains: ['generalwire.example'] },
  { id: 'tenlong', name: '腾珑科技有限公司', aliases: ['腾珑'], domains: ['tenlong.example'] },
  { id: 'jumu', name: '巨木機械工業股份有限公司', aliases: ['巨木機械'], domains: ['jumu.example'] },
  { id: 'redwood', name: 'Redwood Gantries Ltd', aliases: ['Redwood'], domains: ['redwood-gantries.example'] },
  { id: 'square', name: 'Square Hangers Ltd', aliases: ['Square'], domains: ['square-hangers.example'] },
  { id: 'dairy', name: "Whitmore's Dairy Co-operative" },
  { id: 'xiyang', name: '夕照红文化有限公司', aliases: ['夕照红'], domains: ['xizhao.example'] },
);

/** Surfaces of the mentions that are left, but those of addresses. */
function named(text: string): string[] {
  const reading = aReading([{ role: 'page', text }]);
  const { mentions } = resolveMentions(reading, findMentions(reading.blocks, index), noContext);
  return mentions.map(({ surface }) => surface).filter((surface) => !surface.includes('@'));
}

describe('on a page that has the customer for sure', () => {
  it.each([
    ['统一 before a noun it is joined to', 'a@gsty.example\n一、統一編號與統一發票請各附影本。'],
    ['统一 as a verb', 'a@gsty.example\n各廠規格要統一，否則備料混亂。'],
    ['统一 with those who buy', 'a@gsty.example\n請聯繫«統一»採購部。'],
    ['统一 and its plant', 'a@gsty.example\n«統一»台中廠週四停電。'],
    ['统一 at the end of what somebody is called', 'a@gsty.example\n發票開給«統一»。'],
    ['小米 in a bowl', 'a@plxm.example\n早餐有小米粥，也有小米和绿豆。与«小米»签约。'],
    ['美的 after how much', 'a@qymd.example\n这是最美的风景，挺美的，«美的»的合同另寄。'],
    ['Bridge after a place', 'a@bridge-tooling.example\nThe London Bridge hotel is booked, «Bridge» has confirmed.'],
    ['Now at the start of a sentence', 'a@now-logistics.example\nNow that the rate is fixed, ask «Now Logistics».'],
    ['a word in lower case', 'a@redwood-gantries.example\nThe redwood itself is dear; redwood is. «Redwood» delivers.'],
    ['the name of a place', 'a@square-hangers.example\nOur office is near Union Square. Dear «Square» team,'],
    ['a phrase behind an article', 'a@generalwire.example\nThe general wire training is on Friday, says «general wire».'],
  ])('%s', (_, marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

describe('anywhere', () => {
  it.each([
    ['a bare word that does what only somebody does', '«Square» asked for a quote. Square roots are fine.'],
    ['a name without the hyphen or the apostrophe of its owner', 'Invoice to «Whitmores Dairy Cooperative».'],
  ])('%s', (_, marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

describe('a name that goes on', () => {
  it.each([
    ['to a school or a market', 'a@tenlong.example\n腾珑大学和腾珑市场都不是«腾珑»的。'],
    ['to a plant of its own', '«巨木機械»台中廠要求提前出貨。'],
    ['as the title of a song', 'a@xizhao.example\n正在放《夕照红》，«夕照红»三楼。'],
  ])('%s', (_, marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

describe('a host', () => {
  it.each(['网址：«www.tenlong.example»', '抬头同前；«tenlong.example» 的信箱', 'ＴＥＮＬＯＮＧ．ＥＸＡＭＰＬＥ'])(
    '%s',
    (marked) => {
      const { text, spans } = fromMarks(marked);
      expect(named(text)).toEqual(spans.length > 0 ? spans.map(({ surface }) => surface) : [text]);
    },
  );
});

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
  { id: 'shifu', name: '青屿师傅电器有限公司', aliases: ['师傅'], domains: ['qysf.example'] },
  { id: 'kettle', name: 'Kettle Instruments Ltd', aliases: ['Kettle'], domains: ['kettle.example'] },
  { id: 'sir', name: 'SIR Groep N.V.', aliases: ['SIR'], domains: ['sir-groep.example'] },
  { id: 'lunhang', name: '仑航调味食品股份有限公司', aliases: ['仑航'], domains: ['lunhang.example'] },
  { id: 'sketch', name: 'SKETCH Inc.', aliases: ['SKETCH'] },
  { id: 'lunhe', name: '杭州仑河坊酒业有限公司' },
  { id: 'yunzhu', name: '云筑汽车股份有限公司', aliases: ['云筑汽车', '云筑'], domains: ['yunzhu.example'] },
  { id: 'ningtai', name: '宁泰恒代新材股份有限公司', aliases: ['宁泰恒代'] },
  { id: 'essex', name: 'Essex Gantry Works plc', aliases: ['Essex'] },
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
    ['小米 before what nobody makes', 'a@plxm.example\n小米盛宴开席，小米农民丰收；«小米»展厅二楼，«小米»手机同步。'],
    ['a word for a person', 'a@qysf.example\n请师傅签字，师傅同意；«师傅»采购部未回，客户«师傅»未付。'],
    [
      'a thing behind an article',
      'a@kettle.example\nThe Kettle reported it, and the Kettle is full. The «Kettle» order is late, says «Kettle».',
    ],
    ['a compound of the word', 'a@kettle.example\nA Kettle-shaped lamp, and a «Kettle»-made one.'],
    ['a title that is an acronym too', 'a@sir-groep.example\nSir. Novak will fix the sign for «SIR».'],
    ['a word that is explained', 'a@kettle.example\nKettle means a deep hole in ice. «Kettle» pays.'],
    ['one of several', 'a@kettle.example\nRedraw Kettle 7 and kettle 8. «Kettle» pays.'],
    ['a phrase behind an article', 'a@generalwire.example\nThe general wire training is on Friday, says «general wire».'],
  ])('%s', (_, marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

describe('anywhere', () => {
  it.each([
    ['a word that its owner writes in capitals', 'From the pencil Sketch to an Internet Sketch 3.1.'],
    ['the same in capitals', 'It was «SKETCH» that asked.'],
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
    ['to a trade that makes a company', 'a@lunhang.example\n和仑航建设没有关系，仑航置业也打来电话；«仑航»建设了新厂。'],
    ['to a trade that is a whole company', 'a@lunhang.example\n收到仑航保险的函，仑航证券研究报告两本，住在仑航酒店附近。'],
    ['to a district, a road or an office', 'a@lunhang.example\n周末去仑航县，仑航二路堵车，仑航区政府来函。'],
    ['to a noun before a verb', 'a@lunhang.example\n仑航轮起航了。'],
    ['to a trade and a place', 'a@yunzhu.example\n请勿与云筑汽车租赁（北海）有限公司混淆。'],
    ['to a trade that is no word', 'a@lunhang.example\n仑航味业赠品两箱，仑航乳业三箱。'],
    ['to a noun that nobody has', 'a@lunhang.example\n今天吃仑航虾。«仑航»货到了。'],
    ['to a park or a shop', 'a@lunhang.example\n仑航公园附近有班车，仑航书店旁边。'],
    ['behind its place to a street', '杭州仑河坊街改造了，«杭州仑河坊»的货到了。'],
    ['to a trade in a cell of its own', 'a@kettle.example\nKettle Freight\n«Kettle»\n'],
    ['to somebody’s family', 'a@kettle.example\nKettle & Sons Roofing and Kettle Motor Cars are not «Kettle».'],
    ['to a time, and a plant that is looked at then', '«宁泰恒代»四月审厂，请准备好清单。'],
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

describe('a name that goes on', () => {
  it.each([
    '周末绕行宁泰恒代路。',
    '宁泰恒代美术馆周一闭馆，云筑派出所在对面，云筑早报头版。',
    'The Redwood Cathedral is full, and the Redwood Herald says so.',
  ])('to the name of a place or a paper is somebody else: %s', (text) => expect(named(text)).toEqual([]));

  it.each([
    '今年在«云筑汽车»任技术员、车间主任。',
    '去«宁泰恒代»驻厂的两位后天出发，«宁泰恒代»一厂停电。',
    '«云筑汽车»小墩厂周四停电，«宁泰恒代»收购股份。',
  ])('with the sentence is the name: %s', (marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

describe('a word that is a name too, with nothing else on the page', () => {
  it.each([
    ['what is only said of companies', '«小米»回购两成股份，«美的»调涨出厂价。'],
    ['what only companies have', '«小米»的订单已排到下月，«美的»的合同在法务。'],
    ['under whose name it is', '以上记在«小米»名下，这批货记在«统一»名下。'],
    ['a department behind what leads to somebody', '请联系«统一»采购部。'],
    ['what only somebody has, in English', "«Kettle»'s purchase order came in."],
  ])('is a name by %s', (_, marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });

  it.each(['统一采购部门的口径，统一回购。', '小米涨价了。', '最美的合同封面，统一的合同格式。', "Kettle's lid is loose."])(
    'is the word: %s',
    (text) => expect(named(text)).toEqual([]),
  );
});

describe('an English word that is a name too, with a capital in the middle of a sentence', () => {
  it.each(['Please read the Bridge drawings, and a Kettle analysis is in chapter 3.', 'We hiked in Essex for a week.'])(
    'is the word before a noun that nobody has, and a place behind `in`: %s',
    (text) => expect(named(text)).toEqual([]),
  );

  it.each([
    'As agreed, «Kettle» pays; we told «Bridge» about it, and yesterday «Bridge» itself came.',
    'a@kettle.example\nWe checked the «Kettle» drawings.',
  ])('is the name where the sentence goes on, and with a second hint: %s', (marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

describe('an English word on the page of its customer', () => {
  it.each([
    'a@kettle.example\nThe Kettle soup was sold out, and he left the Kettle here.',
    'a@bridge-tooling.example\nBridge Street is closed, and a Bridge Evening was held by others.',
  ])('is the word in what nobody has, and in another name: %s', (text) => expect(named(text)).toEqual([]));

  it.each([
    'a@kettle.example\nThe «Kettle» quote is ready; we need a «Kettle» sample.',
    'a@kettle.example\n«Kettle» Purchasing will call.',
  ])('is the name in what customers have: %s', (marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

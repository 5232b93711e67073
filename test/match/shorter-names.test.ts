/** What people make of a customer's name: without its trade, in another order, with half of its legal form -> the spans that are linked. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';
import { fromMarks } from './from-marks.ts';

const index = anIndex(
  {
    id: 'quillon',
    name: 'Quillon Harbor Freight Systems, Inc.',
    domains: ['quillon.example'],
    contacts: ['Helen Marlowe <h.marlowe@quillon.example>', 'Arvid Quist'],
  },
  { id: 'brackwell', name: 'Brackwell Logistics Ltd', domains: ['brackwell.example'] },
  { id: 'dental', name: 'Quillon Dental Group, P.C.' },
  { id: 'tabard', name: 'Tabard & Lyle LLP' },
  { id: 'stainless', name: 'Stainless Steel Networks Ltd' },
  { id: 'folk', name: "Folk's Technology Co., Ltd." },
  { id: 'yunling', name: '昆明云翎药业股份有限公司', aliases: ['Kunming Yunling Herbal Pharmaceutical Co., Ltd.'] },
  { id: 'meichang', name: '美畅集团股份有限公司', aliases: ['美畅集团'] },
  { id: 'hengda-fs', name: '佛山市桁达机械有限公司', aliases: ['桁达'], domains: ['hengda-fs.example'] },
  { id: 'hengda-xm', name: '厦门桁达食品有限公司', aliases: ['桁达'], domains: ['hengda-xm.example'] },
  { id: 'zhonghong-sz', name: '中泓煤气（深圳）有限公司' },
  { id: 'zhonghong-hk', name: '香港中泓煤氣有限公司', aliases: ['中泓煤氣'] },
  { id: 'caoyuan', name: '内蒙古草榆青乳业有限公司' },
  { id: 'fuqian', name: '福州市涪荧股份有限公司' },
  { id: 'nanqiong', name: '昆明南穹电子信息产业股份有限公司' },
  { id: 'jintang', name: '成都天府锦棠汀生物制药有限公司', aliases: ['锦棠汀生物'] },
  { id: 'zhenheng', name: '上海振珩重工（集团）股份有限公司', aliases: ['振珩重工'] },
  { id: 'koehler', name: 'Köhlerfels Optik GmbH' },
);

function named(text: string): string[] {
  const reading = aReading([{ role: 'page', text }]);
  return resolveMentions(reading, findMentions(reading.blocks, index), noContext).mentions.map(({ surface }) => surface);
}

const expectMarks = (_: string, marked: string): void => {
  const { text, spans } = fromMarks(marked);
  expect(named(text)).toEqual(spans.map(({ surface }) => surface));
};

describe('a Latin name without the words for its trade', () => {
  it.each([
    ['two words that are left', 'Ship it to «Quillon Harbor Freight», yard 3; «quillon harbor» signs.'],
    ['two words and another trade than its own', 'Quillon Harbor Dredging is somebody else.'],
    ['one rare word, beside a second hint', '«Brackwell» has paid, writes «ann@brackwell.example».'],
    ['one rare word alone', 'Brackwell has paid.'],
    ['one rare word that is a family name here', 'Mia Brackwell has paid, writes «ann@brackwell.example».'],
    ['words of the dictionary', 'A stainless-steel clamp, and stainless steel plates.'],
    ['a word and what is left of an apostrophe', "The folk's tales."],
    ['the legal name in another language', '«Kunming Yunling Herbal» asks for a sample.'],
    ['a name of two words that are tied by a sign', 'Stand 3C03 «Tabard & Lyle» · 3C04 «Tabard and Lyle»'],
  ])('%s', expectMarks);
});

describe('a name with the place that leads its legal name', () => {
  it.each([
    ['that two customers share', '«佛山桁达»答应月底付，«厦门桁达»没有；«hengda-fs.example» «hengda-xm.example»'],
    ['that is a region of its own', '«内蒙古草榆青乳业有限公司»，下称«草榆青乳业»。'],
    ['in brackets behind it', '«中泓煤气(深圳)»另行公告，«中泓煤氣»不变。'],
    ['and an unlisted rest', '«昆明云翎»股价上涨。'],
  ])('%s', expectMarks);

  it('is the customer of the place', () => {
    const reading = aReading([{ role: 'page', text: '厦门桁达的货' }]);
    const { mentions } = resolveMentions(reading, findMentions(reading.blocks, index), noContext);
    expect(mentions.map(({ candidates }) => candidates.map(({ customerId }) => customerId))).toEqual([['hengda-xm']]);
  });
});

describe('a person whose family name leads', () => {
  it.each([
    ['with a comma', '«h.marlowe@quillon.example»\nAttn. «MARLOWE, Helen»'],
    ['in capitals', '«h.marlowe@quillon.example»\nAttn. «QUIST Arvid»'],
    ['behind an article it is somebody else', '«h.marlowe@quillon.example»\nnot the Helen Marlowe who sings'],
    ['without either it is somebody else', '«h.marlowe@quillon.example»\nMarlowe Helen'],
  ])('%s', expectMarks);
});

describe('a legal form', () => {
  it.each([
    ['of a practice, written with stops', 'Please pay «Quillon Dental Group, P.C.» and «Quillon Dental Group».'],
    ['in full behind an alias that has half of it', '发票抬头：«美畅集团股份有限公司»。'],
    ['of which people write the first half', '«昆明云翎药业股份»回购，«云翎药业股份»涨停。'],
    ['behind a name without its umlauts', 'Bitte an «Koehlerfels Optik GmbH» senden.'],
  ])('%s', expectMarks);
});

describe('a brand with half of what follows it', () => {
  it.each([
    ['its form', '«涪荧股份»的备件框架到期，涪荧的没有。'],
    ['a later one of its trades', '«南穹信息»的技术标得分高；南穹食品是别家。'],
    ['an alias without its trade', '«锦棠汀»的预付款今天入账。'],
    ['its place, where the alias has a trade', '第一名是«上海振珩»。'],
  ])('%s', expectMarks);
});

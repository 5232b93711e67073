/** Names put together of ordinary words, and sayings -> which occurrences name the customer. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { isPhraseName } from '../../lib/match/phrase-names.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';
import { fromMarks } from './from-marks.ts';

const index = anIndex(
  { id: 'jiqi', name: '青屿时光花园文创有限公司', aliases: ['时光花园'], domains: ['sjjq.example'] },
  { id: 'songguo', name: '蒲岭红松鼠食品有限公司', aliases: ['红松鼠'], domains: ['hongsongshu.example'] },
  { id: 'chima', name: '吃了么餐饮管理有限公司', aliases: ['吃了么'], domains: ['chima.example'] },
  { id: 'liangtiao', name: '澜州养两匹马文化有限公司', aliases: ['养两匹马'], domains: ['liangpima.example'] },
);

/** Surfaces of the mentions that are left, but those of addresses. */
function named(text: string): string[] {
  const reading = aReading([{ role: 'page', text }]);
  const { mentions } = resolveMentions(reading, findMentions(reading.blocks, index), noContext);
  return mentions.map(({ surface }) => surface).filter((surface) => !surface.includes('@'));
}

describe('a name that is a phrase', () => {
  it.each(['时光花园', '红松鼠', '吃了么', '养两匹马', '如鱼得水'])('%s is one', (name) => expect(isPhraseName(name)).toBe(true));

  // Coined, a brand behind a place, a trade at the end, an organisation.
  it.each(['云梵', '讯腾达', '佛山恒泰', '薄荷印刷', '阳光集团'])('%s is none', (name) => expect(isPhraseName(name)).toBe(false));

  it.each([
    ['is the phrase behind a noun', '周末吃了么？元宵晚会红松鼠翻天。让孩子给山区养两匹马，再走。'],
    ['is the phrase before a thing that nobody has', 'a@hongsongshu.example\n门口的红松鼠玩偶坏了。'],
    ['is the phrase where it compares', 'a@sjjq.example\n像时光花园般的展厅。'],
    ['that is a sentence needs a second hint', '发一份零食包。吃了么？别急。'],
    ['that is a sentence is said in one', 'a@chima.example\n大家今天吃了么？我们吃了么了。'],
    ['is a name on the page of its customer', 'a@chima.example\n发一份零食包。«吃了么»，请确认。'],
    ['is a name with what somebody has', '«时光花园»采购部来电，«红松鼠»的订单已排到下月，«吃了么»信用卡。'],
    ['is a name behind what somebody is called', '请联系«时光花园»，供应商«红松鼠»未付，由«时光花园»出版。'],
    ['is a name before what companies do', '«红松鼠»回购股份，«时光花园»今日确认，«红松鼠»扩产。'],
    ['is a name where it leads to a department', '报告请抄送«红松鼠»质检部，费用挂在«时光花园»专案。'],
    ['is a name in a line of its own', '客户\n«红松鼠»\n¥ 12,300\n1. «吃了么»：变更函\n'],
  ])('%s', (_, marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

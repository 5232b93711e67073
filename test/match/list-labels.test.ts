/** Words that are names too at the head of lines -> named where the list is one of customers. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';
import { fromMarks } from './from-marks.ts';

const index = anIndex(
  { id: 'guangxian', name: '青屿光线影业有限公司', aliases: ['光线'] },
  { id: 'mangguo', name: '蒲岭芒果食品有限公司', aliases: ['芒果'] },
  { id: 'lixiang', name: '澜州理想车业有限公司', aliases: ['理想'] },
  { id: 'yunfan', name: '青屿云梵数码有限公司', aliases: ['云梵'] },
  { id: 'changcheng', name: '澜州长城机械有限公司', aliases: ['长城'], domains: ['cc.example'] },
  { id: 'fangyuan', name: '方远电气有限公司', contacts: ['方圆 <fy@fangyuan.example>'], domains: ['fangyuan.example'] },
);

function named(text: string): string[] {
  const reading = aReading([{ role: 'page', text }]);
  const { mentions } = resolveMentions(reading, findMentions(reading.blocks, index), noContext);
  return mentions.map(({ surface }) => surface).filter((surface) => !surface.includes('@'));
}

const expectMarks = (_: string, marked: string): void => {
  const { text, spans } = fromMarks(marked);
  expect(named(text)).toEqual(spans.map(({ surface }) => surface));
};

describe('words at the head of lines', () => {
  it.each([
    ['three of them', '- «光线»：七城路演。\n- «芒果»：加印一千册。\n- «理想»：下周再提。\n'],
    ['one beside a name that leaves no doubt', '1. «云梵»：已发。\n2. «芒果»：待付。\n'],
    ['one alone', '- 芒果：两箱\n- 苹果：一箱\n'],
    ['two of them', '- 芒果：两箱\n- 理想：不远\n'],
    ['far apart', `- 芒果：两箱\n${'装车清单见附件。\n'.repeat(50)}- 理想：不远\n- 光线：太强\n`],
  ])('%s', expectMarks);
});

describe('a word on the page of its customer', () => {
  it.each([
    ['in quotation marks, in a manner of speaking', 'a@cc.example\n质量是我们的“长城”。合同主体是“«长城»”。'],
    ['before a part of a company', 'a@cc.example\n«长城»鱼桥基地签收，«长城»射频组建议缩短，长城脚下集合。'],
    ['that is said to be something', 'a@cc.example\n长城是雄伟的。'],
    ['that is a person and a shape', 'fy@fangyuan.example\n备选图形：方圆结合的格栅。联系人：«方圆»，经办：«方圆»说可以。'],
  ])('%s', expectMarks);
});

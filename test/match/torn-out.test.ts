/** Short Chinese names on a page that is certain of their customer -> which occurrences are cut out of other words. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';
import { fromMarks } from './from-marks.ts';

const index = anIndex(
  { id: 'yunfan', name: '青屿云梵数码有限公司', aliases: ['云梵'], domains: ['yunfan.example'] },
  { id: 'haitong', name: '海桐证券股份有限公司', aliases: ['海桐'], domains: ['haitong.example'] },
  { id: 'suixing', name: '蒲岭穗澜星建材有限公司', aliases: ['穗澜星'], domains: ['suixing.example'] },
);

/** Surfaces of the mentions that are left, but those of addresses. */
function named(text: string): string[] {
  const reading = aReading([{ role: 'page', text }]);
  const { mentions } = resolveMentions(reading, findMentions(reading.blocks, index), noContext);
  return mentions.map(({ surface }) => surface).filter((surface) => !surface.includes('@'));
}

describe('a name of two or three ideographs', () => {
  it.each([
    ['behind an ideograph that is no word of the sentence', 'a@yunfan.example\n短云梵快地转。'],
    ['behind a wish', 'a@yunfan.example\n祝云梵安康。'],
    ['behind a preposition that ends nothing', 'a@yunfan.example\n上云梵上瘾的人。价格上«云梵»同意。'],
    ['between two of them', 'a@haitong.example\n维海桐饰及灯塔照片。'],
    ['before one that a sentence goes on behind', 'a@haitong.example\n海桐轮在黄海救起渔民。'],
    ['before one and a word', 'a@suixing.example\n与穗澜星空露营地无关。与«穗澜星»无关。'],
    ['before two that the dictionary has no word for', 'a@haitong.example\n«海桐»旺角分店，«海桐»猪价承压，«海桐»撤稿的举动。'],
    ['before what is said of somebody', 'a@haitong.example\n«海桐»副总经理、«海桐»均保持沉默，«海桐»拟采购。'],
    ['behind a digit and what counts', 'a@haitong.example\n第3届«海桐»年会，12套«海桐»样机。'],
    ['behind a verb of one ideograph', 'a@haitong.example\n换«海桐»，找«海桐»，任«海桐»董事。'],
  ])('%s', (_, marked) => {
    const { text, spans } = fromMarks(marked);
    expect(named(text)).toEqual(spans.map(({ surface }) => surface));
  });
});

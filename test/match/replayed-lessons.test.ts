/** What a rep rejected in some mails -> fewer wrong links in mails that nobody has looked at. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { rejectionKey, resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';
import { fromMarks } from './from-marks.ts';

const index = anIndex(
  { id: 'kuaida', name: '快搭网络科技有限公司', aliases: ['快搭'] },
  { id: 'sanhe', name: '三禾电气股份有限公司', aliases: ['三禾'] },
  { id: 'heron', name: 'Heron Instruments LLC', aliases: ['Heron'] },
  { id: 'arveno', name: 'Arveno GmbH', aliases: ['Arveno'] },
  { id: 'lanqi', name: '江苏蓝麒精密模具制造有限公司', aliases: ['蓝麒'] },
);

/** Mails of one week, in which the rep says what is wrong. */
const looked = [
  '快搭把手，箱子很重。«蓝麒|lanqi»的货到了。',
  '提供三禾苗木。«三禾电气股份有限公司|sanhe»没有来信。',
  'We saw a Heron by the lake with «Arveno|arveno».',
  '«三禾电气|sanhe»的合同',
];
/** Mails of the next week: the same words, other sentences, and the customers under their full names. */
const heldOut = [
  '快搭个架子吧，«蓝麒精密模具|lanqi»的人到了。',
  '三禾苗圃今天开门，«Arveno GmbH|arveno»不在。',
  'The Heron stands still. «Arveno|arveno» does not.',
  '请转告«快搭网络科技有限公司|kuaida»。',
  '«Heron Instruments|heron» sent an invoice.',
  '«蓝麒|lanqi»付款了。',
];

interface Answer {
  readonly right: number;
  readonly links: number;
  readonly marks: number;
  /** Keys of what is linked and should not be. */
  readonly wrong: readonly string[];
}

function answer(texts: readonly string[], rejected: ReadonlySet<string>): Answer {
  let right = 0;
  let links = 0;
  let marks = 0;
  const wrong: string[] = [];
  for (const marked of texts) {
    const { text, spans } = fromMarks(marked);
    const reading = aReading([{ role: 'page', text }]);
    const { mentions } = resolveMentions(reading, findMentions(reading.blocks, index), { ...noContext, rejected });
    marks += spans.length;
    links += mentions.length;
    for (const { start, surface, candidates } of mentions) {
      const customerId = candidates[0]?.customerId ?? '';
      if (spans.some((span) => span.start === start && span.customerIds?.includes(customerId))) right++;
      else wrong.push(rejectionKey(surface, customerId));
    }
  }
  return { right, links, marks, wrong };
}

const nothing: ReadonlySet<string> = new Set();

describe('replaying what a rep rejected', () => {
  const lessons = new Set(answer(looked, nothing).wrong);

  it('has something to learn from', () => {
    expect(lessons.size).toBeGreaterThanOrEqual(2);
  });

  it('never links the same words again', () => {
    expect(answer(looked, lessons).wrong).toEqual([]);
  });

  it('lifts the share of right links in mails that nobody has looked at, and loses none of them', () => {
    const before = answer(heldOut, nothing);
    const after = answer(heldOut, lessons);
    expect(after.right / after.links).toBeGreaterThan(before.right / before.links);
    expect(after.wrong).toEqual([]);
    expect(after.right).toBe(before.right);
    expect(after.right).toBe(after.marks);
  });
});

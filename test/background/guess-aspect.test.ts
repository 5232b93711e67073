/** What a message is for, by its own words. */
import { expect, test } from 'vitest';
import { guessAspect } from '../../lib/background/guess-aspect.ts';
import type { TextBlock } from '../../lib/model/page.ts';

function guess(subject: string, body = '', view: 'message' | 'list' = 'message', more: readonly TextBlock[] = []) {
  return guessAspect({ view, blocks: [{ role: 'subject', text: subject }, { role: 'body', text: body }, ...more] });
}

test.each([
  ['第三批法兰投诉', 'feedback', '投诉'],
  ['客訴 8841', 'feedback', '客訴'],
  ['RE: Complaint 231', 'feedback', 'complaint'],
  ['第四季度报价', 'exchange', '报价'],
  ['Two quotes for the clamps', 'exchange', 'quote'],
  ['交货延期通知', 'adjustment', '延期'],
  ['PO 4471: purchase order confirmed', 'cooperation', 'purchase order'],
  ['新产线规划', 'need-discovery', '新产线'],
  ['Annual supplier audit', 'evaluation', 'audit'],
])('%s', (subject, aspect, word) => {
  expect(guess(subject)).toEqual({ aspect, word });
});

test('a complaint about a quotation is a complaint', () => {
  expect(guess('关于报价的投诉')?.aspect).toBe('feedback');
});

test('the subject speaks before the text', () => {
  expect(guess('Quotation', 'We had a complaint last year')?.aspect).toBe('exchange');
  expect(guess('Hello', 'We have a complaint')?.aspect).toBe('feedback');
});

test('a word within a word says nothing, beside Chinese it does', () => {
  expect(guess('Reordering the border trialling')).toBeUndefined();
  expect(guess('请看RFQ附件')?.word).toBe('rfq');
});

test('quotes, signatures and lists say nothing', () => {
  expect(
    guess('Hello', '', 'message', [
      { role: 'quote', text: 'complaint' },
      { role: 'signature', text: 'audit' },
    ]),
  ).toBeUndefined();
  expect(guess('Complaint', '', 'list')).toBeUndefined();
});

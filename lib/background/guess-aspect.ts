/** The words of an open message -> which aspect of the relationship it serves (domain part 5), with the word that says so. */
import { segmentText } from '../match/segment-text.ts';
import type { PageReading, TextBlock } from '../model/page.ts';
import type { Aspect } from '../model/touchpoint.ts';

export interface AspectGuess {
  readonly aspect: Aspect;
  /** From the lists below, never other text of the page. */
  readonly word: string;
}

/**
 * Telling words, the weightiest aspect first: who complains about a quotation complains. Latin words stand for themselves
 * and their plural; Chinese ones wherever they occur, simplified and traditional.
 */
const tellingWords: readonly (readonly [Aspect, readonly string[]])[] = [
  [
    'feedback',
    [
      ...[
        '投诉',
        '投訴',
        '客诉',
        '客訴',
        '抱怨',
        '不合格',
        '质量问题',
        '品質問題',
        '退货',
        '退貨',
        '反馈',
        '回饋',
        '满意度',
        '滿意度',
      ],
      ...['complaint', 'claim', 'defect', 'warranty', 'non-conformity', 'nonconformity', 'feedback', 'satisfaction'],
    ],
  ],
  [
    'adjustment',
    [
      ...['延期', '延误', '延誤', '改期', '变更', '變更', '调整', '調整', '取消'],
      ...['delay', 'reschedule', 'postpone', 'change request', 'amendment', 'cancellation'],
    ],
  ],
  ['customer-linking', ['引荐', '引薦', '转介绍', '轉介紹', '推荐给', '推薦給', 'referral', 'introduction']],
  ['evaluation', ['评估', '評估', '审核', '審核', '验厂', '驗廠', '考核', 'audit', 'assessment', 'scorecard', 'evaluation']],
  [
    'cooperation',
    [
      ...[
        '订单',
        '訂單',
        '下单',
        '下單',
        '合同',
        '合約',
        '签约',
        '簽約',
        '发货',
        '發貨',
        '出货',
        '出貨',
        '交付',
        '交货',
        '交貨',
        '验收',
        '驗收',
      ],
      ...['purchase order', 'order', 'contract', 'delivery', 'shipment', 'acceptance', 'invoice'],
    ],
  ],
  [
    'need-discovery',
    ['新项目', '新專案', '新产线', '新產線', '扩产', '擴產', '需求', 'requirement', 'roadmap', 'new line', 'expansion'],
  ],
  [
    'exchange',
    [
      ...['报价', '報價', '询价', '詢價', '方案', '样品', '樣品', '试用', '試用', '会议', '會議'],
      ...['quote', 'quotation', 'rfq', 'offer', 'proposal', 'sample', 'trial', 'demo', 'meeting'],
    ],
  ],
];

interface Teller {
  readonly aspect: Aspect;
  readonly word: string;
  readonly pattern: RegExp;
}

const isLatin = (word: string): boolean => /^[\x20-\x7e]+$/.test(word);

const tellers: readonly Teller[] = tellingWords.flatMap(([aspect, words]) =>
  words.map((word) => ({
    aspect,
    word,
    // Chinese may touch a Latin word, so a boundary is what is no Latin letter or digit.
    pattern: new RegExp(isLatin(word) ? `(?<![a-z0-9])${word}s?(?![a-z0-9])` : word, 'i'),
  })),
);

/** Beyond it a message tells nothing new about what it is for. */
const maxTextLength = 4000;

function findTeller(text: string): AspectGuess | undefined {
  const found = tellers.find(({ pattern }) => pattern.test(text));
  return found && { aspect: found.aspect, word: found.word };
}

/** The subject speaks before the text; quotes and signatures do not. Undefined when no word of the lists occurs. */
export function guessAspect({ view, blocks }: Pick<PageReading, 'view' | 'blocks'>): AspectGuess | undefined {
  if (view !== 'message' && view !== 'compose') return undefined;
  const hasMarkedQuotes = blocks.some(({ role }) => role === 'quote');
  const ownText = ({ role, text }: TextBlock): string =>
    role === 'body'
      ? segmentText(text.slice(0, maxTextLength), { isBody: true, hasMarkedQuotes })
          .map((part) => (part.role === 'body' ? text.slice(part.start, part.end) : ''))
          .join('')
      : text.slice(0, maxTextLength);
  const textOf = (...roles: readonly string[]): string =>
    blocks
      .filter((block) => roles.includes(block.role))
      .map(ownText)
      .join('\n')
      .slice(0, maxTextLength);
  return findTeller(textOf('subject')) ?? findTeller(textOf('body', 'draft'));
}

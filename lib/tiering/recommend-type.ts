/** Kotler's selection matrix with the loyalty and growth adjustments -> the relationship type that fits (domain part 4). */

import type { Customer, RelationshipType } from '../model/customer.ts';
import type { LoyaltyInsight, MatrixCell, MeasureName, RecommendedType, TypeAdjustment } from '../model/insight.ts';
import type { Wording } from '../model/playbook.ts';
import { nameMissing } from './propose-tier.ts';
import { typeTerms } from './terms.ts';
import type { ThresholdName } from './thresholds.ts';
import { percentText, say, signedPercentText, wording } from './wording.ts';

/** Margin of the segment by number of customers in it. */
const matrix: Readonly<Record<MatrixCell['margin'], Readonly<Record<MatrixCell['size'], RelationshipType>>>> = {
  high: { many: 'accountable', medium: 'proactive', few: 'partnership' },
  medium: { many: 'reactive', medium: 'accountable', few: 'proactive' },
  low: { many: 'basic', medium: 'reactive', few: 'accountable' },
};

/** Least to most contact. */
export const typeOrder: readonly RelationshipType[] = ['basic', 'reactive', 'accountable', 'proactive', 'partnership'];

/** The type in a cell of the matrix. */
export function readMatrix(cell: MatrixCell): RelationshipType {
  return matrix[cell.margin][cell.size];
}

const sizeTerms: Readonly<Record<MatrixCell['size'], Wording>> = {
  many: wording('many customers', '客户多', '客戶多'),
  medium: wording('a medium number of customers', '客户数量中等', '客戶數量中等'),
  few: wording('few customers', '客户少', '客戶少'),
};
const marginTerms: Readonly<Record<MatrixCell['margin'], Wording>> = {
  high: wording('high margin', '高毛利', '高毛利'),
  medium: wording('medium margin', '中等毛利', '中等毛利'),
  low: wording('low margin', '低毛利', '低毛利'),
};

/**
 * Matrix cell first; then loyalty: a loyal customer of tier MVC or MGC is never held below accountable; then growth:
 * from the playbook's potential on, one step up (not for BZ). Without the cell the declared type is adjusted instead;
 * undefined when there is neither a cell nor an adjustment.
 */
export function recommendType(
  customer: Customer,
  loyalty: LoyaltyInsight,
  limit: (name: ThresholdName) => number,
): RecommendedType | undefined {
  const { measures } = customer;
  const size = measures?.segmentSize;
  const margin = measures?.segmentMargin;
  const cell = size !== undefined && margin !== undefined ? { size, margin } : undefined;
  const cellType = cell && readMatrix(cell);
  let type = cellType ?? customer.relationshipType;
  const adjustments: TypeAdjustment[] = [];
  const adjust = (kind: TypeAdjustment['kind'], to: RelationshipType, sentence: Wording): void => {
    adjustments.push({ kind, from: type, to, sentence });
    type = to;
  };
  const isGood = customer.tier === 'MVC' || customer.tier === 'MGC';
  if (
    loyalty.score !== undefined &&
    loyalty.score >= limit('loyalty-high') &&
    isGood &&
    (type === 'basic' || type === 'reactive')
  ) {
    adjust(
      'loyalty',
      'accountable',
      say('loyal ({score}): too good for {type}', '忠诚度{score}，不应停留在{type}', '忠誠度{score}，不該停留在{type}', {
        score: percentText(loyalty.score),
        type: typeTerms[type],
      }),
    );
  }
  const growth = measures?.growthPotential;
  const higher = typeOrder[typeOrder.indexOf(type) + 1];
  if (growth !== undefined && growth >= limit('growth-high') && customer.tier !== 'BZ' && higher !== undefined) {
    adjust(
      'growth',
      higher,
      say('growth potential {growth}: one step up', '增长潜力{growth}，上调一级', '成長潛力{growth}，上調一級', {
        growth: signedPercentText(growth),
      }),
    );
  }
  if (cell === undefined && adjustments.length === 0) return undefined;
  const missing: MeasureName[] = [];
  if (size === undefined) missing.push('segment-size');
  if (margin === undefined) missing.push('segment-margin');
  if (growth === undefined) missing.push('growth-potential');
  const confidence =
    (cell === undefined ? 0.4 : 0.8) + (growth === undefined ? 0 : 0.1) + (loyalty.score === undefined ? 0 : 0.1);
  return {
    type,
    ...(cell !== undefined && { cell }),
    ...(cellType !== undefined && { cellType }),
    adjustments,
    confidence: Math.round(confidence * 100) / 100,
    missing: [...nameMissing(missing), ...(loyalty.score === undefined ? loyalty.missing : [])],
    sentence:
      cell === undefined || cellType === undefined
        ? say(
            'Segment unknown: {type} by loyalty and growth alone',
            '细分市场未知，仅按忠诚度和增长建议{type}',
            '區隔未知，僅依忠誠度與成長建議{type}',
            {
              type: typeTerms[type],
            },
          )
        : say('{margin}, {size}: {type}', '{margin}、{size}：{type}', '{margin}、{size}：{type}', {
            margin: marginTerms[cell.margin],
            size: sizeTerms[cell.size],
            type: typeTerms[cellType],
          }),
  };
}

const stepsUp: Readonly<Record<Exclude<RelationshipType, 'basic'>, Wording>> = {
  reactive: wording(
    'Reactive: tell the customer whom to turn to with questions and complaints',
    '被动型：告诉客户有问题或投诉时找谁',
    '被動型：告訴客戶有問題或客訴時找誰',
  ),
  accountable: wording(
    'Accountable: after each delivery ask whether it meets expectations and what is lacking',
    '负责型：每次交付后询问是否符合期望、还缺什么',
    '負責型：每次交貨後詢問是否符合期望、還缺什麼',
  ),
  proactive: wording(
    'Proactive: bring suggestions for better use and news before being asked',
    '能动型：主动提供更好的使用建议和新产品信息',
    '能動型：主動提供更好的使用建議與新品資訊',
  ),
  partnership: wording(
    'Partnership: plan together and work on the customer’s own problems',
    '伙伴型：一起做计划，解决客户自己的问题',
    '夥伴型：一起做規劃，解決客戶自己的問題',
  ),
};
const stepsDown: Readonly<Record<Exclude<RelationshipType, 'partnership'>, Wording>> = {
  basic: wording('Basic: no further contact after the sale', '基本型：售后不再主动联系', '基本型：售後不再主動聯繫'),
  reactive: wording(
    'Reactive: leave the first word to the customer, and answer well',
    '被动型：等客户先开口，答复要到位',
    '被動型：等客戶先開口，回覆要到位',
  ),
  accountable: wording(
    'Accountable: contact after deliveries, no longer in between',
    '负责型：交付后回访，平时不再打扰',
    '負責型：交貨後回訪，平時不再打擾',
  ),
  proactive: wording(
    'Proactive: news and suggestions stay, joint projects end',
    '能动型：保留建议和信息，结束联合项目',
    '能動型：保留建議與資訊，結束聯合專案',
  ),
};

/** The steps between two types, one at a time, in the order in which they are taken. */
export function readWay(from: RelationshipType, to: RelationshipType): Wording[] {
  const start = typeOrder.indexOf(from);
  const end = typeOrder.indexOf(to);
  const way: Wording[] = [];
  for (let place = start + 1; place <= end; place += 1) {
    const type = typeOrder[place];
    if (type !== undefined && type !== 'basic') way.push(stepsUp[type]);
  }
  for (let place = start - 1; place >= end; place -= 1) {
    const type = typeOrder[place];
    if (type !== undefined && type !== 'partnership') way.push(stepsDown[type]);
  }
  return way;
}

/** A short Chinese name between single ideographs that belong to no word of the sentence -> it is torn out of other words. */
import { firstIdeograph, spaceUnit } from './fold-table.ts';
import type { FoldedText } from './folded-text.ts';
import { endOfRun, isIdeograph, startOfRun } from './ideograph-runs.ts';
import { lengthOfFirstWord, lengthOfLastWord } from './ordinary-words.ts';
import { UnitSet } from './unit-set.ts';

/** Ideographs looked at on either side. */
const reach = 5;

/** Words of one ideograph that stand before and behind names: they join, point, count, or say what is done. Folded. */
const joints =
  '的地得和与及或跟同而但且因由从自于在到至往对向给把被让使为是有没不未无也都又还再就才只仅则即若如像比按据依经除等了着过吗呢吧呀啊这那此该其某每各谁您你我他她它们咱本贵' +
  '将会要想能可应须必请叫求催约找见问答告说称谈讲写读看听查核审验测试修换装卸拆送寄发收取拿交付退还借租买卖购订签续停用选定拒欠缺少多加减改调配做搞抓盯管带陪赔派抢推转投参赢输评赞夸骂劝帮来去回进出上下开关起入住走跑飞坐' +
  '后前时月日年号周季内外中里间旁边';
/** The same, and what may stand before a name only: verbs and nouns that end another word. */
const before = new UnitSet(
  `${joints}商方厂店家司部局行任受获归属含包代替随靠近距离赴访奔择弃控涉致促助救护爱恨信疑怪怕据载讯报电函附图注另例系原现曾已正仍均凡逢遇唯`,
);
/** The same, and what may stand behind a name only: what somebody has, is, counts by. */
const behind = new UnitSet(
  `${joints}方案款货单版厂项卡票车号店盘线端侧样品件机仓标约账价股系级式型类总工处部组队人家者区省市县镇乡村群站网院所局行司城楼门库箱台套米吨元万亿个次位名份批层座氏君届块帮旗两几` +
    '一二三四五六七八九十百千第副正老新旧大小高低全双拟获占先很更最刚便却亦曾现均欠供',
);
/** Words that join the word before them to the sentence. */
const ties = new UnitSet('的地得和与及或在也都就是了还又而');
const verbs = new UnitSet(`${joints}任受拟获`);

/** True for a word of one ideograph that goes on with the sentence behind a name: 任, 在, 的. */
export function tiesToSentence(unit: number | undefined): boolean {
  return verbs.has(unit);
}

/** What ends a phrase of place or time, 价格|上: a name may follow it. */
const localisers = new UnitSet('上下中里内外后前间旁边');

/** A digit or a letter touches the ideographs that begin at `start`: 12|套. */
function followsDigit(page: FoldedText, start: number): boolean {
  const unit = page.units[start - 1];
  return unit !== undefined && unit > spaceUnit && unit < firstIdeograph && page.startOfStretch(start) < start;
}

/** 短|讯飞|快地, 祝|和泰|安康: the last word before is one ideograph that stands before no name. */
function isTornBefore(page: FoldedText, from: number): boolean {
  const { units } = page;
  const unit = units[from - 1];
  const start = startOfRun(page, from, reach);
  if (start === from || lengthOfLastWord(units, start, from) !== 1) return false;
  if (localisers.has(unit)) return start === from - 1 && !followsDigit(page, start);
  return !before.has(unit) && !(start === from - 1 && followsDigit(page, start));
}

/** 海通|轮|在: the first word behind is one ideograph that stands behind no name, and no part of a word that we do not know. */
function isTornBehind(page: FoldedText, to: number): boolean {
  const { units } = page;
  const end = endOfRun(page, to, reach);
  if (end === to || behind.has(units[to]) || lengthOfFirstWord(units, to, end) !== 1) return false;
  // 农行|撤|稿: two single ideographs are a word that the dictionary lacks.
  return end === to + 1 || ties.has(units[to + 1]) || lengthOfFirstWord(units, to + 1, end) > 1;
}

/** True for a name of two or three ideographs that the words of the sentence leave no room for. */
export function isTornOut(page: FoldedText, from: number, to: number): boolean {
  if (to - from > 3 || !isIdeograph(page.units[from]) || !isIdeograph(page.units[to - 1])) return false;
  return isTornBefore(page, from) || isTornBehind(page, to);
}

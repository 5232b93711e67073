/** What people make of a company's name in ideographs without cutting it off: its brand and one of its trades, or its form. */
import { firstIdeograph } from './fold-table.ts';
import { endOfRegion, isPlace, startOfLegalForm } from './legal-forms.ts';
import { isChineseWord, isOrdinaryWord } from './ordinary-words.ts';
import { isTradeOnly, tradesAtEnd } from './trade-words.ts';

/** Ideographs of the brand that a short name begins with. */
const brandLength = 2;
/** An alias without its trade must be so long to be known by it alone. */
const shortestRest = 3;
/** Trades that tell one company from no other, folded. */
const vague = new Set('产业 发展 国际 企业 服务 管理 投资 控股 实业 工业 开发 科技 技术 系统 工程 集团'.split(' '));

/** What a short name may be made of: no word, no place, no trade. */
function isBrand(brand: string): boolean {
  return brand.length === brandLength && !isOrdinaryWord(brand) && !isPlace(brand) && !isTradeOnly(brand);
}

/** The last trade of a run of trades, the shortest that is one, and what stands before it. */
function lastTrade(trades: string): { trade: string; before: string } | undefined {
  const length = tradesAtEnd(trades).find((one) => isTradeOnly(trades.slice(0, -one)));
  return length === undefined ? undefined : { trade: trades.slice(-length), before: trades.slice(0, -length) };
}

/**
 * Folded short names of a folded legal name and its folded aliases: 福光|股份 of 福建福光股份有限公司, 南天|信息 of 云南南天电子信息产业股份有限公司,
 * 锦棠城 of the alias 锦棠城|生物. None for names in other scripts.
 */
export function shortNames(legalName: string, aliases: readonly string[]): readonly string[] {
  if ((legalName.codePointAt(0) ?? 0) < firstIdeograph) return [];
  const names = new Set<string>();
  for (const alias of aliases) {
    const trade = tradesAtEnd(alias).at(-1) ?? 0;
    const rest = alias.slice(0, -trade);
    if (trade > 0 && rest.length >= shortestRest && rest.length <= 4 && !isChineseWord(rest) && !isTradeOnly(rest))
      names.add(rest);
  }
  for (const alias of aliases) names.delete(alias);
  if (!legalName.includes('股份')) return [...names];
  const units = Uint16Array.from(legalName, (unit) => unit.charCodeAt(0));
  const start = endOfRegion(units, 0, units.length);
  const end = startOfLegalForm(units, start, units.length);
  const brand = legalName.slice(start, start + brandLength);
  if (end - start >= brandLength && legalName.startsWith('股份', end) && isBrand(brand)) {
    names.add(`${brand}股份`);
    const trades = legalName.slice(start + brandLength, end);
    const last = isTradeOnly(trades) ? lastTrade(trades) : undefined;
    const used = last && vague.has(last.trade) ? lastTrade(last.before) : last;
    if (used && used.before !== '' && !vague.has(used.trade)) names.add(brand + used.trade);
  }
  for (const alias of aliases) names.delete(alias);
  return [...names];
}

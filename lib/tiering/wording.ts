/** Sentences in three languages, with figures filled in as each language writes them. */

import type { Language } from '../model/customer.ts';
import type { Wording } from '../model/playbook.ts';
import { toDate } from './calendar.ts';

/** A figure for a placeholder: the same everywhere, or as each language writes it. */
export type FigureText = string | number | Wording;

export function wording(en: string, zh_CN: string, zh_TW: string): Wording {
  return { en, zh_CN, zh_TW };
}

/** Text and placeholder names in turn: even places are text. */
type Template = readonly string[];

const templates = new WeakMap<Wording, Readonly<Record<Language, Template>>>();

function templateOf(sentence: Wording): Readonly<Record<Language, Template>> {
  let template = templates.get(sentence);
  if (template === undefined) {
    const split = (text: string): Template => text.split(/\{([A-Za-z]+)\}/);
    template = { en: split(sentence.en), zh_CN: split(sentence.zh_CN), zh_TW: split(sentence.zh_TW) };
    templates.set(sentence, template);
  }
  return template;
}

function isHan(code: number): boolean {
  // Unified ideographs with extension A and the compatibility block; the rest are surrogates of the planes above.
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code >= 0x20000
  );
}

function isLatinOrDigit(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0xc0 && code <= 0x24f)
  );
}

const percentSign = 0x25;
const signs = new Set([0x2b, 0x2d, 0x2212]);

function lastCode(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  const isLowSurrogate = last >= 0xdc00 && last <= 0xdfff;
  return isLowSurrogate ? (text.codePointAt(text.length - 2) ?? last) : last;
}

/** Joins two pieces of Chinese text with the thin gap that Chinese typography puts between Han and Latin or digits. */
function joinChinese(left: string, right: string): string {
  if (left === '' || right === '') return left + right;
  const end = lastCode(left);
  const start = right.codePointAt(0) ?? 0;
  const needsGap =
    (isHan(end) && (isLatinOrDigit(start) || signs.has(start))) || ((isLatinOrDigit(end) || end === percentSign) && isHan(start));
  return needsGap ? `${left} ${right}` : left + right;
}

function fill(template: Template, language: Language, figures: Readonly<Record<string, FigureText>>): string {
  let text = '';
  for (let place = 0; place < template.length; place += 1) {
    let piece = template[place] ?? '';
    if (place % 2 === 1) {
      const figure = Object.hasOwn(figures, piece) ? figures[piece] : undefined;
      if (figure === undefined) piece = `{${piece}}`;
      else piece = typeof figure === 'object' ? figure[language] : String(figure);
    }
    text = language === 'en' ? text + piece : joinChinese(text, piece);
  }
  return text;
}

/**
 * Fills `{name}` placeholders. In Chinese a gap is set between Han characters and a Latin or numeric figure.
 * A placeholder without a figure stays as it is, so that a manager's own wording never breaks the card.
 */
export function fillWording(sentence: Wording, figures: Readonly<Record<string, FigureText>>): Wording {
  const template = templateOf(sentence);
  return {
    en: upperFirst(fill(template.en, 'en', figures)),
    zh_CN: fill(template.zh_CN, 'zh_CN', figures),
    zh_TW: fill(template.zh_TW, 'zh_TW', figures),
  };
}

function upperFirst(text: string): string {
  const first = text.charCodeAt(0);
  return first >= 0x61 && first <= 0x7a ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** A template filled in one go: `say('open for {days}', '已开{days}', '已開{days}', { days: daysText(9) })`. */
export function say(en: string, zh_CN: string, zh_TW: string, figures: Readonly<Record<string, FigureText>> = {}): Wording {
  const known = said.get(en);
  let sentence = known?.find((candidate) => candidate.zh_CN === zh_CN && candidate.zh_TW === zh_TW);
  if (sentence === undefined) {
    sentence = wording(en, zh_CN, zh_TW);
    if (known === undefined) said.set(en, [sentence]);
    else known.push(sentence);
  }
  return fillWording(sentence, figures);
}

// By the English text. Bounded by the number of templates in the code: callers pass literals only.
const said = new Map<string, Wording[]>();

/** Items in a sentence: `a and b`, `a、b`. */
export function listText(items: readonly FigureText[]): Wording {
  const texts = (language: Language): string[] => items.map((item) => (typeof item === 'object' ? item[language] : String(item)));
  const en = texts('en');
  const last = en.pop() ?? '';
  return {
    en: en.length === 0 ? last : `${en.join(', ')} and ${last}`,
    zh_CN: texts('zh_CN').join('、'),
    zh_TW: texts('zh_TW').join('、'),
  };
}

/** `1 day`, `9 days`, `9 天`. */
export function daysText(days: number): Wording {
  return { en: days === 1 ? '1 day' : `${days} days`, zh_CN: `${days} 天`, zh_TW: `${days} 天` };
}

/** `once`, `twice`, `5 times`, `5 次`. */
export function timesText(times: number): Wording {
  const en = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
  return { en, zh_CN: `${times} 次`, zh_TW: `${times} 次` };
}

/** A share of 1 in whole per cent: 0.183 -> `18 %`; 18.3 % of growth is told without decimals, too. */
export function percentText(share: number): string {
  const percent = Math.round(share * 100);
  return percent < 0 ? `−${-percent} %` : `${Math.abs(percent)} %`;
}

/** The same with its sign: `+24 %`, `−18 %`. */
export function signedPercentText(share: number): string {
  const percent = Math.round(share * 100);
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent)} %`;
}

/** An amount in the company's currency as a person says it: `1.3M`, `125 万`. */
export function moneyText(amount: number): Wording {
  const sign = amount < 0 ? '−' : '';
  const size = Math.abs(amount);
  const scaled = (unit: number): string => {
    const value = size / unit;
    return value >= 100 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
  };
  const en = size >= 999_500 ? `${scaled(1e6)}M` : size >= 1000 ? `${scaled(1e3)}k` : String(Math.round(size));
  const chinese = (ten4: string, ten8: string): string =>
    size >= 1e8 ? `${scaled(1e8)} ${ten8}` : size >= 1e4 ? `${scaled(1e4)} ${ten4}` : String(Math.round(size));
  return { en: sign + en, zh_CN: sign + chinese('万', '亿'), zh_TW: sign + chinese('萬', '億') };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day without its year: `12 Nov`, `11月12日`. */
export function dayText(day: number): Wording {
  const date = toDate(day);
  const month = Number(date.slice(5, 7));
  const ofMonth = Number(date.slice(8, 10));
  const chinese = `${month}月${ofMonth}日`;
  return { en: `${ofMonth} ${months[month - 1] ?? ''}`, zh_CN: chinese, zh_TW: chinese };
}

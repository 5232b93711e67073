/** Capitalised words around a Latin name: whether it is only a part of a longer name. */
import { isOrdinaryWord } from './ordinary-words.ts';
import { latinTrades } from './trade-words.ts';

/** Ordinary words that names of companies begin with. */
const leadingWords = new Set(
  (
    'global international national american united first new royal north south east west northern southern eastern western central general great grand ' +
    'big standard universal pacific atlantic federal imperial continental associated allied consolidated advanced premier prime golden silver blue red ' +
    'green black white young little upper lower saint mount port lake'
  ).split(' '),
);
/** Words that make a name of something else out of the name before them. */
const trailingWords = new Set(
  (
    'bank insurance university college school academy hospital clinic hotel hotels foundation institute association society church museum library theatre ' +
    'theater stadium arena street road avenue lane boulevard square airport station bridge river valley beach island county city park jones records energy capital ventures motors aerospace aviation healthineers pharma therapeutics biosciences financial airlines airways waters mall plaza dental ' +
    'cathedral chapel temple mosque abbey cemetery castle palace tower towers gardens heights hills mountain mountains lake creek cove canyon falls springs woods forest village town township borough parish province peninsula coast ' +
    'times herald tribune gazette chronicle magazine orchestra symphony choir festival marathon league council embassy consulate railway railroad court terrace crescent highway freeway expressway tunnel monument memorial zoo aquarium'
  ).split(' '),
);
/** Trades that make another company of any name before them, however many words that has; no department is called so. */
const otherTrades = new Set(
  (
    'motor motors foods pharma pharmaceuticals capital ventures bank insurance records airlines airways hotel hotels dental plumbing roofing masonry catering bakery ' +
    'brewery winery florist florists garage landscaping cleaning repair repairs realty properties estates mining builders fitness gym spa salon clinic pharmacy ' +
    'restaurant cafe bistro tavern diner farm farms ranch vineyards orchards toys shoes jewelers jewellers opticians tailors trucking towing couriers nursery theatre theater'
  ).split(' '),
);
/** Parker| & Sons */
const family = /^[ \u00a0]*(?:&|and)[ \u00a0]+(?:Sons?|Daughters?|Brothers|Bros|Partners|Associates|Company|Co)\b/;
const formPattern =
  /^(?:,?\s+(?:Inc|Incorporated|Ltd|Limited|LLC|L\.L\.C|LLP|Corp|Corporation|Co|Company|Plc|PLC|plc|GmbH|AG|SE|S\.?A|SpA|S\.p\.A|N\.?V|B\.?V|AB|ASA|Oyj?|Pty|Pte|Bhd|Berhad|A\/S|K\.?K)\b)/;
const followingWord = /^(?:[ \u00a0]+|-)(&|\p{Lu}[\p{L}\p{N}'’-]*)/u;
const precedingWord = /(\p{Lu}[\p{L}\p{N}'’]*)(?:[ \u00a0]+|-)$/u;
/** Capitalised words looked through on either side. */
const mostWords = 4;

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0xa0;
}

/** Dashes, quotation marks, bullets: beyond ASCII, and no letters for sure. */
function isMark(code: number): boolean {
  return code >= 0x2010 && code <= 0x2027 && code !== 0x2019;
}

/** The word before is written with a capital; undefined when there is none or it does not touch the name. */
export function capitalBefore(text: string, start: number): string | undefined {
  const earliest = Math.max(0, start - 40);
  let at = start - 1;
  if (text.charCodeAt(at) === 0x2d) at--;
  else if (isBlank(text.charCodeAt(at))) while (at >= earliest && isBlank(text.charCodeAt(at))) at--;
  else return undefined;
  const end = at + 1;
  let capital = -1;
  for (; at >= earliest; at--) {
    const code = text.charCodeAt(at);
    if (isCapital(code)) capital = at;
    else if (isSmall(code) || (code >= 0x30 && code <= 0x39) || code === 0x27 || code === 0x2019) continue;
    else if (code < 0x80 || isMark(code)) break;
    else return precedingWord.exec(text.slice(earliest, start))?.[1];
  }
  return capital < 0 ? undefined : text.slice(capital, end);
}

/** False when what stands at a place cannot be white space, or a hyphen, and a capital. */
function mayBeFollowed(text: string, from: number): boolean {
  let at = from;
  if (text.charCodeAt(at) === 0x2d) at++;
  else while (isBlank(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  return at > from && (isCapital(code) || code === 0x26 || code >= 0x80);
}

/** The word after is written with a capital; undefined when there is none or it does not touch the name. */
export function capitalAfter(text: string, end: number): string | undefined {
  return mayBeFollowed(text, end) ? followingWord.exec(text.slice(end, end + 40))?.[1] : undefined;
}

/** Some letter is a capital; with `isNormalized` also in what a letter of two is made of. */
export function hasCapital(text: string, isNormalized = false): boolean {
  let isAscii = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isCapital(code)) return true;
    isAscii &&= code < 0x80;
  }
  return !isAscii && /\p{Lu}/u.test(isNormalized ? text.normalize('NFKC') : text);
}

/**
 * `Acme| Holdings Ltd` and `Dow| Jones` are others than Acme and Dow: capitalised words lead from the name to a legal form, or
 * the next word, or the one after it, makes it the name of a bank, a road, a school.
 */
export function goesOnAsLatinName(text: string, end: number, isOneWord: boolean): boolean {
  let at = end;
  for (let words = 0; words < mostWords; words++) {
    const match = mayBeFollowed(text, at) ? followingWord.exec(text.slice(at, at + 40)) : null;
    if (!match) return false;
    const word = (match[1] ?? '').toLowerCase();
    if (words <= 1 && isOneWord && trailingWords.has(word)) return true;
    at += match[0].length;
    if (formPattern.test(text.slice(at, at + 24))) return true;
  }
  return false;
}

/** `Rolls-Royce| Motor Cars`, `Parker| & Sons`: a trade or a family behind a name, which its owner does not have. */
export function isOfOtherLatinTrade(text: string, start: number, end: number, hasWord: (word: string) => boolean): boolean {
  if (!isBlank(text.charCodeAt(end))) return false;
  const first = text.charCodeAt(end + 1);
  if ((first === 0x26 || first === 0x61) && family.test(text.slice(end, end + 24))) return !hasWord('&');
  const word = capitalAfter(text, end)?.toLowerCase();
  if (word === undefined || hasWord(word)) return false;
  if (otherTrades.has(word)) return true;
  // A cell that is a name and a trade: Harbor Freight is not Harbor.
  return (
    latinTrades.has(word) &&
    (start === 0 || text[start - 1] === '\n') &&
    /^[ \u00a0]+\S+[ \t]*(?:\n|$)/.test(text.slice(end, end + 40))
  );
}

/** `Global |Acme Inc.` is another company than Acme Inc.: the word before belongs to the name. */
export function beginsBeforeLatinName(text: string, start: number): boolean {
  const word = capitalBefore(text, start);
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  // A word of capitals is a heading or an abbreviation.
  if (word.length > 1 && word === word.toUpperCase()) return false;
  // The New Acme Inc. catalogue: an article makes an adjective of it.
  if (lower === 'new' && /\b(?:the|a|our|your|this|their)\s+new\s+$/i.test(text.slice(Math.max(0, start - 20), start)))
    return false;
  return leadingWords.has(lower) || !isOrdinaryWord(lower);
}

const personTitle =
  /(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Monsieur|Madame|Mme|Señor|Señora|Sr|Sra)\.?|\p{Lu}\p{Ll}+ \p{Lu}\.)[ \u00a0]$/u;

/** False when neither a full stop nor a word with the first and last letters of a title ends at a place. */
function mayEndTitle(text: string, last: number): boolean {
  if (text[last] === '.') return true;
  if (!'rsfuea'.includes(text.charAt(last))) return false;
  let at = last;
  while (last - at < 8 && (isSmall(text.charCodeAt(at)) || isCapital(text.charCodeAt(at)))) at--;
  return text.charCodeAt(at) >= 0x80 || 'MDPHFS'.includes(text.charAt(at + 1));
}

/** Mr. |Ferguson, Robert R. |Ferguson: what follows is a family name. */
export function followsPersonTitle(text: string, start: number): boolean {
  if (!isBlank(text.charCodeAt(start - 1)) || !mayEndTitle(text, start - 2)) return false;
  return personTitle.test(text.slice(Math.max(0, start - 32), start));
}

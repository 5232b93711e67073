/** Capitalised words around a Latin name: whether it is only a part of a longer name. */
import { isOrdinaryWord } from './ordinary-words.ts';

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
    'theater stadium arena street road avenue lane boulevard square airport station bridge river valley beach island county city park jones records energy capital ventures motors aerospace aviation healthineers pharma therapeutics biosciences financial airlines airways waters mall plaza dental'
  ).split(' '),
);
const formPattern =
  /^(?:,?\s+(?:Inc|Incorporated|Ltd|Limited|LLC|L\.L\.C|LLP|Corp|Corporation|Co|Company|Plc|PLC|plc|GmbH|AG|SE|S\.?A|SpA|S\.p\.A|N\.?V|B\.?V|AB|ASA|Oyj?|Pty|Pte|Bhd|Berhad|A\/S|K\.?K)\b)/;
const followingWord = /^(?:[ \u00a0]+|-)(&|\p{Lu}[\p{L}\p{N}'’-]*)/u;
const precedingWord = /(\p{Lu}[\p{L}\p{N}'’]*)(?:[ \u00a0]+|-)$/u;
/** Capitalised words looked through on either side. */
const mostWords = 4;

/** The word before is written with a capital; undefined when there is none or it does not touch the name. */
export function capitalBefore(text: string, start: number): string | undefined {
  return precedingWord.exec(text.slice(Math.max(0, start - 40), start))?.[1];
}

/** The word after is written with a capital; undefined when there is none or it does not touch the name. */
export function capitalAfter(text: string, end: number): string | undefined {
  return followingWord.exec(text.slice(end, end + 40))?.[1];
}

/**
 * `Acme| Holdings Ltd` and `Dow| Jones` are others than Acme and Dow: capitalised words lead from the name to a legal form, or
 * the next word, or the one after it, makes it the name of a bank, a road, a school.
 */
export function goesOnAsLatinName(text: string, end: number, isOneWord: boolean): boolean {
  let at = end;
  for (let words = 0; words < mostWords; words++) {
    const match = followingWord.exec(text.slice(at, at + 40));
    if (!match) return false;
    const word = (match[1] ?? '').toLowerCase();
    if (words <= 1 && isOneWord && trailingWords.has(word)) return true;
    at += match[0].length;
    if (formPattern.test(text.slice(at, at + 24))) return true;
  }
  return false;
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

/** Mr. |Ferguson, Robert R. |Ferguson: what follows is a family name. */
export function followsPersonTitle(text: string, start: number): boolean {
  return personTitle.test(text.slice(Math.max(0, start - 32), start));
}

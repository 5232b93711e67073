/** Names that are words too and lead the lines of a list: `- 光线：…` beside `- 完美：…` and `- 芒果：…`. */
import type { Mention } from '../model/mention.ts';
import type { PageReading } from '../model/page.ts';
import { standsAlone } from './nearest-customer.ts';

/** What may stand in a line before the name that leads it. */
const bullet = /(?:^|\n)[ \t\u3000]*(?:[-–—•·*●○■□◆▪]|\d{1,2}[.)、．]|[(（]?[一二三四五六七八九十\d]{1,2}[)）、])?[ \t\u3000]*$/;
/** Characters looked through for it. */
const longestBullet = 12;
const colon = /^[ \t]?[:：]/;
/** So many customers lead lines of one list by chance hardly ever. */
const enough = 3;
/** Characters between one line that a name leads and the next. */
const longestLine = 300;

/** Mentions that need a second hint and lead lines side by side, with a name that leaves no doubt or two more of their kind. */
export function findLabels(reading: PageReading, mentions: readonly Mention[]): Mention[] {
  const found: Mention[] = [];
  let list: Mention[] = [];
  const close = (): void => {
    const customers = new Set(list.flatMap(({ candidates }) => candidates.map(({ customerId }) => customerId)));
    if (customers.size >= enough || (customers.size > 1 && list.some(isSure))) found.push(...list.filter((one) => !isSure(one)));
    list = [];
  };
  for (const mention of mentions) {
    const text = reading.blocks[mention.block]?.text ?? '';
    if (mention.candidates.length !== 1 || mention.candidates[0]?.evidence === 'contact-name') continue;
    if (!colon.test(text.slice(mention.end, mention.end + 2)) || !leadsLine(text, mention.start)) continue;
    const last = list.at(-1);
    if (last && (last.block !== mention.block || mention.start - last.end > longestLine)) close();
    list.push(mention);
  }
  close();
  return found;
}

/** Nothing but a bullet or a number stands before a place in its line. */
function leadsLine(text: string, start: number): boolean {
  const from = Math.max(0, start - longestBullet);
  // Where the slice begins no line does.
  return bullet.test(`${from > 0 ? ' x' : ''}${text.slice(from, start)}`);
}

function isSure({ candidates }: Mention): boolean {
  return (candidates[0]?.confidence ?? 0) >= standsAlone;
}

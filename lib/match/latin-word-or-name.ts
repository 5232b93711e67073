/** An ordinary word in Latin letters that is somebody's name too -> whether the words around it leave it the name. */
import { isEnglishWord } from './ordinary-words.ts';
import { isProperWord } from './proper-words.ts';
import { latinTrades } from './trade-words.ts';

/** Words that begin sentences and headings and are no names there, and those that are always written with a capital. */
const neverNames = new Set(
  (
    'now next then here there so just only also one two three four five six seven eight nine ten first second third today tomorrow indeed please ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'
  ).split(' '),
);
/** What follows a subject, and joins it to others. */
const auxiliaries = new Set(
  (
    'is was are were has have had will would can could may might must should shall does did do and or to for from in at on by with via just also never still ' +
    'already finally again plans'
  ).split(' '),
);
/** What somebody does. */
const deeds = new Set(
  (
    'wants wanted needs needed asks asked says said confirms confirmed calls called sends sent orders ordered pays paid signs signed requires required requests ' +
    'requested expects expected approves approved replies replied renews renewed agrees agreed writes wrote reports reported returned rejects rejected accepts accepted owes'
  ).split(' '),
);

/** What somebody does, and what a word may stand before by chance too. */
const mayBeDeeds = new Set(
  (
    'keeps prefers insists offers ships sells buys makes uses gets gives takes moves opens closes launches hires hopes likes loves refuses starts stops switches supplies supports ' +
    'thinks tells took gave got came went sold bought built chose made ran told thought knew found lost left kept met put won spoke saw held brought began became promises complains claims ' +
    'invites cancels delays changes adds builds buys charges checks handles holds hears knows looks loses meets offers owns picks produces provides puts receives remains runs says sees seems serves ' +
    'shows speaks stays tests tries turns waits works'
  ).split(' '),
);
/** Whom and what a company has, and hardly any other word: `Subway |franchisees`. */
const belongingNouns = new Set(
  (
    'franchisees franchisee buyers buyer stores team staff people folks engineers managers procurement purchasing finance invoice invoices contract contracts shipment shipments warehouse headquarters ' +
    'employees drivers reps suppliers vendors dealers distributors customers logo brand website catalogue catalog'
  ).split(' '),
);

/** Now, Monday: whatever is written around them, but for what only somebody does, `Next |wants`. */
export function isNeverName(word: string, text: string, end: number): boolean {
  return neverNames.has(word) && !isFollowedByDeed(text, end);
}

/** `Shell |asked`: a bare noun that does what only somebody does. */
export function isFollowedByDeed(text: string, end: number): boolean {
  const next = nextWord(text, end);
  return next !== undefined && deeds.has(next);
}

/** `Shell|'s invoice`: what only somebody has. */
const belonging =
  /^['’]s[ \u00a0]+(?:\p{Ll}+[ \u00a0]+)?(?:orders?|PO|invoices?|contracts?|buyers?|procurement|purchasing|finance|payables?|logistics|engineers?|quotes?|RFQ|payments?|shipments?|plants?|warehouses?|headquarters|CEO|CFO)\b/u;

/** A name and what only somebody has, so that even the first word of a sentence is no word. */
export function hasBelonging(text: string, end: number): boolean {
  return (text[end] === "'" || text[end] === '’') && belonging.test(text.slice(end, end + 40));
}

function nextWord(text: string, end: number): string | undefined {
  return /^[ \u00a0]+(\p{Ll}[\p{L}'’]*)/u.exec(text.slice(end, end + 30))?.[1];
}

/** `Target |has confirmed`, `Target's`, `Target` on a line of its own; not `Target |date`, `Apple |pie`. */
export function isFollowedAsSubject(text: string, end: number): boolean {
  const next = nextWord(text, end);
  if (next === undefined || auxiliaries.has(next) || deeds.has(next)) return true;
  return mayBeDeeds.has(next) || belongingNouns.has(next) || /[^s]ed$/.test(next);
}

/** What there may be of a customer, and is spoken of in mail: the Kettle |drawings. */
const matters = new Set(
  (
    'order orders drawing drawings sample samples quote quotes quotation file files agreement agreements deal deals project projects delivery deliveries pallet pallets part parts price prices pricing meeting call visit audit ' +
    'account accounts issue issues ticket tickets claim claims return returns complaint complaints case cases request requests spec specs specification job jobs batch lot shipment shipments invoice invoices contract contracts ' +
    'payment payments design artwork label labels packaging box boxes line lines machine machines unit units site sites plant plants office offices lab demo trial pilot forecast budget feedback email emails mail message reply ' +
    'offer offers tender bid renewal licence license subscription portal app report reports review campaign event booth stand guys rep contact contacts side business figures numbers data list catalogue address login users user ' +
    'product products range store stores shop shops branch branches franchise warehouse warehouses fleet truck trucks driver drivers badge form forms template logo brand name people crew'
  ).split(' '),
);

/** `The Mango| lassi`: an article, the word, and a noun that is no matter of a customer's. */
export function isThingOfItsOwn(text: string, start: number, end: number): boolean {
  if (!/(?:^|[^\p{L}])(?:the|an?)\s+$/iu.test(text.slice(Math.max(0, start - 5), start))) return false;
  const next = nextWord(text, end);
  return next !== undefined && isFollowedByThing(text, end) && !matters.has(next) && !latinTrades.has(next);
}

/** `Beacon| Hill is`, `Crown| Prince visited`: with the next word, which has a capital too, the name of something else. */
export function isFirstOfName(text: string, end: number, after: string): boolean {
  const word = after.toLowerCase();
  if (!isEnglishWord(word) || matters.has(word) || latinTrades.has(word) || departments.has(word)) return false;
  return /^[ \u00a0]+\p{Lu}\p{Ll}+[ \u00a0]+\p{Ll}/u.test(text.slice(end, end + 40));
}

/** Parts of a company. */
const departments = new Set(
  'purchasing procurement sales finance legal marketing logistics support team group division stores supply engineering quality management customer service online direct'.split(
    ' ',
  ),
);

/** Words that follow whatever is spoken of. */
const mayFollowAnything = new Set(
  (
    'which who whom whose that as if when where while because since until unless about after before into onto over under than but so not then there here now today tomorrow yesterday again soon later ' +
    'too only even both all each their its our my your his her this these those we they you it he she if whether how why what be been being get got let once twice per plus minus within without during ' +
    'against between among through toward towards upon off up down out instead regarding concerning says respectively either neither nor yet still already the a an itself themselves himself herself ' +
    'any some more most less much many no link links cut cuts set sets hit hits let lets quit quits shut shuts cost costs read reads beat beats want need do say ask pay buy sell make take come go join joins'
  ).split(' '),
);

/** `the Gap| analysis`, `a Visa| application`: a noun follows that is nothing which a company has, so that the word may be a word. */
export function isFollowedByThing(text: string, end: number): boolean {
  const next = nextWord(text, end);
  return next !== undefined && !mayFollowAnything.has(next) && !/ly$/.test(next) && !isFollowedAsSubject(text, end);
}

/** `London |Bridge`, `Harrison |Ford`, `Ugg |Boots`: with the word before it makes the name of a place, a person, or somebody else. */
export function isSecondOfName(before: string | undefined, isOrdinary: boolean): boolean {
  if (before === undefined) return false;
  const word = before.toLowerCase();
  return isProperWord(word) || (isOrdinary && /^\p{Lu}\p{Ll}+$/u.test(before) && !isEnglishWord(word));
}

/** `The| general electric safety training`: somebody's name in lower case has no article and no owner. */
export function followsArticle(text: string, start: number): boolean {
  return /(?:^|[^\p{L}])(?:the|an?|this|that|some|any|every|no|my|our|your|his|her|its|their)\s+$/iu.test(
    text.slice(Math.max(0, start - 9), start),
  );
}

/** `the |GM of the hotel`, `The |Eaton is full`: who has no article in the name has one only before a noun, the Target order. */
export function isThingBehindArticle(text: string, start: number, end: number): boolean {
  // Mostly the letter before is not the last one of an article.
  if (!'eanEAN'.includes(text.charAt(start - 2)) || text.charCodeAt(start - 1) > 0x20) return false;
  if (!/(?:^|[^\p{L}])(?:the|an?)\s+$/iu.test(text.slice(Math.max(0, start - 5), start))) return false;
  const next = nextWord(text, end);
  return next === undefined
    ? /^[ \u00a0]*(?:[.,;:!?)]|\n|$)/.test(text.slice(end, end + 3))
    : auxiliaries.has(next) || deeds.has(next) || mayFollowAnything.has(next) || next === 'of';
}

/** What is joined to the name of a company by a hyphen: Acme-made. */
const joined =
  /^-(?:made|branded|owned|led|based|built|backed|approved|certified|compatible|operated|funded|supplied|provided|specific|related|side|internal|wide)\b/;

/** `Shell|-shaped`, `Target|-rich`: a hyphen and a small letter follow, and no word that goes with names of companies. */
export function isInCompound(text: string, end: number): boolean {
  return /^-\p{Ll}/u.test(text.slice(end, end + 2)) && !joined.test(text.slice(end, end + 12));
}

/** `Chart |7`, `Stage |2.`: one of several that are counted. */
export function isCounted(text: string, end: number): boolean {
  return /^[ \u00a0]\d{1,2}[A-Za-z]?(?![\w.,:/%-]*\d|[ \u00a0]*(?:pcs|units|boxes|x|%))/.test(text.slice(end, end + 12));
}

/** `OGM |means "…"`: the word is spoken of, and nobody who is called so. */
export function isExplained(text: string, end: number): boolean {
  return /^["”’]?[ \u00a0]+(?:means|stands for|is short for|is an abbreviation)\b/.test(text.slice(end, end + 24));
}

/** The line or cell begins with the span, and ends with it or goes on behind a dash: `acmero - annual order`. */
export function leadsCell(text: string, start: number, end: number): boolean {
  return (
    /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 12), start)) &&
    /^[ \t]*(?:$|\n|[-–—|·:：] )/.test(text.slice(end, end + 4))
  );
}

/** Units on either side that tell the language of a place. */
const languageReach = 300;

/** The words in lower case around are none that English has: a word that we know nothing of may be an ordinary one there. */
export function isForeignText(text: string, at: number): boolean {
  const around = wordsInLowerCase(text.slice(Math.max(0, at - languageReach), at + languageReach));
  let known = 0;
  for (const word of around) if (isEnglishWord(word)) known++;
  return around.length >= 5 && known < around.length * 0.6;
}

/** Words of three letters and more that are no part of an address, a path or another word. */
function wordsInLowerCase(text: string): readonly string[] {
  const words: string[] = [];
  let from = 0;
  let isWhole = true;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code >= 0x61 && code <= 0x7a) continue;
    // Letters beyond ASCII are rare where this is asked.
    if (code >= 0x80 && (code < 0x2010 || code > 0x2027)) return text.match(/(?<![\p{L}.@/-])\p{Ll}{3,}(?![\p{L}.@/-])/gu) ?? [];
    const isTied = (code >= 0x41 && code <= 0x5a) || (code >= 0x2d && code <= 0x2f) || code === 0x40;
    if (at - from >= 3 && isWhole && !isTied) words.push(text.slice(from, at));
    isWhole = !isTied;
    from = at + 1;
  }
  return words;
}

/** A mention that several customers share, and the certain mentions around it -> the customer whose line or row it stands in. */
import type { EvidenceKind, Mention } from '../model/mention.ts';
import type { PageReading } from '../model/page.ts';
import { foldName } from './normalize-name.ts';
import { isPublicMailDomain } from './public-mail-domains.ts';

/** A mention that leaves no doubt whose it is. */
export interface CertainPlace {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly customerId: string;
  readonly evidence: EvidenceKind;
}

/** Below this a mention without a second hint is dropped. */
export const standsAlone = 0.6;

/** Lines looked through on either side of a cell. */
const reach = 4;
const far = Number.POSITIVE_INFINITY;

const isAddress = ({ evidence }: CertainPlace): boolean => evidence === 'contact-address' || evidence === 'customer-domain';

/** How many line breaks stand between two offsets; blank lines count once. */
function linesBetween(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\n+/g)?.length ?? 0;
}

/**
 * Which of `customerIds` a shared name means by where it stands: who alone is certain in its line; of a name that is a line of its
 * own, a cell, the one in whose row it is. A row is read forwards: its company leads it, addresses end it. Undefined when the place
 * does not tell.
 */
export function customerByPlace(
  text: string,
  span: { readonly block: number; readonly start: number; readonly end: number },
  isPerson: boolean,
  customerIds: ReadonlySet<string>,
  certain: readonly CertainPlace[],
): string | undefined {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  const lineEnd = newline < 0 ? text.length : newline;
  const inLine = new Set<string>();
  let before: CertainPlace | undefined;
  let after: CertainPlace | undefined;
  for (const place of certain) {
    if (place.block !== span.block || !customerIds.has(place.customerId)) continue;
    if (place.start >= span.start && place.end <= span.end) continue;
    if (place.start >= lineStart && place.end <= lineEnd) inLine.add(place.customerId);
    else if (place.end <= lineStart) before = place;
    else if (!after && place.start >= lineEnd) after = place;
  }
  if (inLine.size > 0) return inLine.size === 1 ? [...inLine][0] : undefined;
  if (text.slice(lineStart, lineEnd).trim() !== text.slice(span.start, span.end)) return undefined;
  const linesAbove = before ? linesBetween(text, before.end, lineStart) : far;
  const linesBelow = after ? linesBetween(text, lineEnd, after.start) : far;
  const above = linesAbove <= reach ? before : undefined;
  const below = linesBelow <= reach ? after : undefined;
  if (!above || !below || above.customerId === below.customerId) return (above ?? below)?.customerId;
  // Company, person, address: what stands between an address and a company belongs to the company.
  if (isAddress(above)) return below.customerId;
  if (!isPerson) return isAddress(below) ? below.customerId : undefined;
  if (linesAbove !== linesBelow) return linesAbove < linesBelow ? above.customerId : below.customerId;
  return leadsRows(text, text.slice(span.start, span.end), certain) ? below.customerId : above.customerId;
}

/** The first line that is this name has no certain customer right above: names lead the rows, and companies follow. */
function leadsRows(text: string, name: string, certain: readonly CertainPlace[]): boolean {
  const at = `\n${text}`.indexOf(`\n${name}\n`);
  if (at < 0) return false;
  return !certain.some((place) => place.end <= at && linesBetween(text, place.end, at) <= 1 && place.end > at - 80);
}

/** What may stand between a company and its person: 中信的王磊, two cells of a row, `Frank Lee (Carrier)`. */
const between = /^(?:[\s的,，、·|｜/()（）<>:：-]{0,6}|[\s,]*(?:at|of|from)\s+|['’]s\s+)$/;

/** Two mentions side by side that name one customer and that would both need a second hint: each is the other's. */
export interface HintingPair {
  readonly customerId: string;
  readonly mentions: readonly [Mention, Mention];
}

const isPerson = ({ candidates }: Mention): boolean => candidates.some(({ evidence }) => evidence === 'contact-name');
const isSure = (mention: Mention): boolean =>
  mention.candidates.length === 1 && (mention.candidates[0]?.confidence ?? 0) >= standsAlone && !isPerson(mention);

/** A name that is a word too, and a person of the customer whose name it is, right beside each other. */
export function findPairs(reading: PageReading, mentions: readonly Mention[]): HintingPair[] {
  const pairs: HintingPair[] = [];
  for (let at = 1; at < mentions.length; at++) {
    const left = mentions[at - 1] as Mention;
    const right = mentions[at] as Mention;
    if (left.block !== right.block || right.start - left.end > 8) continue;
    if (isPerson(left) === isPerson(right) || isSure(left) || isSure(right)) continue;
    if (!between.test(reading.blocks[left.block]?.text.slice(left.end, right.start) ?? '')) continue;
    const shared = left.candidates.filter(({ customerId }) => right.candidates.some((one) => one.customerId === customerId));
    if (shared.length === 1 && shared[0]) pairs.push({ customerId: shared[0].customerId, mentions: [left, right] });
  }
  return pairs;
}

/** What joins names of a list: 海尔、美的与格力, `Shell and Total`. */
const joint = /^\s*(?:[、/&＆+]|和|与|與|及|以及|跟|暨|and|or|et|und)\s*$/;

const longestJoint = 6;

/** Mentions that need a second hint and stand in a list right beside a name that leaves no doubt: like is listed with like. */
export function findListed(reading: PageReading, mentions: readonly Mention[]): Mention[] {
  const listed = new Set<Mention>();
  const look = (mention: Mention, other: Mention | undefined, gap: (text: string) => string): void => {
    if (!other || other.block !== mention.block || isPerson(other) || !(isSure(other) || listed.has(other))) return;
    if (Math.max(mention.start - other.end, other.start - mention.end) > longestJoint) return;
    if (joint.test(gap(reading.blocks[mention.block]?.text ?? ''))) listed.add(mention);
  };
  const mayBe = (mention: Mention): boolean => mention.candidates.length === 1 && !isPerson(mention) && !isSure(mention);
  for (let at = 0; at < mentions.length; at++) {
    const mention = mentions[at] as Mention;
    const before = mentions[at - 1];
    if (mayBe(mention)) look(mention, before, (text) => text.slice(before?.end, mention.start));
  }
  for (let at = mentions.length - 1; at >= 0; at--) {
    const mention = mentions[at] as Mention;
    const after = mentions[at + 1];
    if (mayBe(mention)) look(mention, after, (text) => text.slice(mention.end, after?.start));
  }
  return [...listed];
}

/** Units behind a person's name that are looked through for the address of the line or row. */
const addressReach = 100;
const addressPattern = /([\p{L}\d._+-]+)@([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)/u;

/**
 * Tom Riley before tom.riley@other.example is another Tom Riley: the customers of the candidates whose address that is not. Empty
 * when the next address is not made of the name, or is at no company's domain.
 */
export function customersElsewhere(reading: PageReading, mention: Mention, mentions: readonly Mention[]): ReadonlySet<string> {
  const none = new Set<string>();
  const words = foldName(mention.surface).split(' ');
  if (!isPerson(mention) || words.length < 2 || !/^[a-z ]+$/.test(words.join(' '))) return none;
  const text = reading.blocks[mention.block]?.text ?? '';
  const found = addressPattern.exec(text.slice(mention.end, mention.end + addressReach));
  if (!found) return none;
  const [address, local = '', domain = ''] = found;
  if (isPublicMailDomain(domain.toLowerCase()) || !isMadeOf(foldName(local).replaceAll(' ', ''), words)) return none;
  const start = mention.end + found.index;
  const owners = mentions.filter((one) => one.block === mention.block && one.start < start + address.length && one.end > start);
  const known = new Set(owners.flatMap(({ candidates }) => candidates.map(({ customerId }) => customerId)));
  return new Set(mention.candidates.map(({ customerId }) => customerId).filter((customerId) => !known.has(customerId)));
}

/** tomriley, rileytom, triley. */
function isMadeOf(local: string, words: readonly string[]): boolean {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return (local.includes(first) && local.includes(last)) || local === `${first.charAt(0)}${last}`;
}

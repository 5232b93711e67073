/** Text blocks + name index -> mentions of customers, in reading order. */
import type { Candidate, Mention } from '../model/mention.ts';
import type { TextBlock } from '../model/page.ts';
import { type FoundAddress, findAddresses } from './find-addresses.ts';
import { FoldBuffer, type FoldedText } from './folded-text.ts';
import { judgeName } from './judge-name.ts';
import { type JudgedName, toCandidate } from './judged-name.ts';
import { formWords } from './legal-forms.ts';
import { type LayeredNames, NameIndex, type NameOwner } from './name-index.ts';
import { isPublicMailDomain } from './public-mail-domains.ts';
import { findWhole, type NameHit, scanText } from './scan-names.ts';
import { TagTable } from './tag-table.ts';

/** How sure evidence that leaves no doubt about the spelling is. */
const wholeConfidences = { 'contact-address': 0.99, 'customer-domain': 0.95, 'record-id': 0.95 } as const;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly candidates: readonly Candidate[];
}

const pageBuffer = new FoldBuffer();

/** Places looked at in one reading; a list of more names is no page that a rep reads, and must not hold the worker up. */
const mostPlaces = 20_000;

/** Units looked through behind a name for its legal form. */
const formReach = 16;

/**
 * Names, addresses, hosts and ids of customers in the blocks. Where spans overlap the longest wins, then the leftmost.
 * A span of several customers has them all as candidates; one that needs a second hint has a confidence below 0.6 until
 * `resolveMentions` finds one. Linear in the text.
 */
export function findMentions(blocks: readonly TextBlock[], names: NameIndex | LayeredNames): Mention[] {
  const layered: LayeredNames = names instanceof NameIndex ? { layers: [{ index: names, hidden: new Set() }] } : names;
  const mentions: Mention[] = [];
  let places = mostPlaces;
  for (const [block, { text }] of blocks.entries()) {
    const addresses = findAddresses(text);
    const { hits, page } = scanLayers(text, layered);
    const found = page ? findNames(text, page, hits.slice(0, places), addresses) : [];
    const whole = findCustomerAddresses(text, addresses.slice(0, places), layered);
    places = Math.max(0, places - hits.length - addresses.length);
    for (const { start, end, surface, candidates } of keepLongest(inOrder(whole, found)))
      mentions.push({ block, start, end, surface, candidates });
  }
  return mentions;
}

/** One candidate a customer, the strongest evidence first; of equal ones who was there first. */
function strongestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length === 1) return candidates;
  if (candidates.length > fewCandidates) return sortByStrength(candidates);
  const best: Candidate[] = [];
  for (const candidate of candidates) {
    const { customerId, confidence } = candidate;
    let at = best.findIndex((known) => known.customerId === customerId);
    if (at < 0) at = best.push(candidate) - 1;
    else if ((best[at] as Candidate).confidence >= confidence) continue;
    for (; at > 0 && (best[at - 1] as Candidate).confidence < confidence; at--) best[at] = best[at - 1] as Candidate;
    best[at] = candidate;
  }
  return best;
}

/** Up to so many candidates are compared each with each. */
const fewCandidates = 8;

function sortByStrength(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = best.get(candidate.customerId);
    if (!known || known.confidence < candidate.confidence) best.set(candidate.customerId, candidate);
  }
  return [...best.values()].sort((left, right) => right.confidence - left.confidence);
}

function ownersOfWhole(key: string, names: LayeredNames): NameOwner[] {
  return names.layers.flatMap(({ index, hidden }) => {
    const name = findWhole(index, key);
    return name < 0 ? [] : index.ownersOf(name).filter((owner) => !hidden.has(owner.customerId));
  });
}

/** Owners of a domain or of the nearest domain above it. */
function ownersOfHost(host: string, names: LayeredNames): NameOwner[] {
  for (let domain = host; domain.includes('.') && !isPublicMailDomain(domain); domain = domain.slice(domain.indexOf('.') + 1)) {
    const owners = ownersOfWhole(domain, names).filter((owner) => owner.detail.kind === 'customer-domain');
    if (owners.length > 0) return owners;
  }
  return [];
}

function findCustomerAddresses(page: string, addresses: readonly FoundAddress[], names: LayeredNames): Found[] {
  const found: Found[] = [];
  for (const { kind, start, end, text } of addresses) {
    let owners = kind === 'address' ? ownersOfWhole(text, names).filter((owner) => owner.detail.kind === 'contact-address') : [];
    if (owners.length === 0) owners = ownersOfHost(kind === 'address' ? text.slice(text.indexOf('@') + 1) : text, names);
    if (owners.length === 0) continue;
    const candidates = owners.map((owner): Candidate => {
      const evidence = owner.detail.kind as keyof typeof wholeConfidences;
      return toCandidate(owner, evidence, wholeConfidences[evidence] ?? 0.9, text);
    });
    found.push({ start, end, surface: page.slice(start, end), candidates: strongestFirst(candidates) });
  }
  return found;
}

/** A place where names of the index stand, with the owners that no later layer hides. */
interface OwnedHit {
  readonly start: number;
  readonly end: number;
  readonly owners: readonly NameOwner[];
}

function scanLayers(text: string, names: LayeredNames): { page: FoldedText | undefined; hits: readonly OwnedHit[] } {
  let page: FoldedText | undefined;
  const hits: OwnedHit[] = [];
  for (const { index, hidden } of names.layers) {
    const scanned = scanText(text, pageBuffer, index);
    page = scanned.page;
    // Each name is asked for its owners once.
    const table = new TagTable(scanned.hits.length);
    const known: number[] = [];
    const numbers = scanned.hits.map(({ name }) => {
      const number = table.numberOf(name << 3);
      if (number === known.length) known.push(name);
      return number;
    });
    index.bringOwnersNear(known);
    const ownersOf = known.map((name) => {
      const owners = index.ownersOf(name);
      return hidden.size > 0 ? owners.filter((owner) => !hidden.has(owner.customerId)) : owners;
    });
    for (let at = 0; at < numbers.length; at++) {
      const { start, end } = scanned.hits[at] as NameHit;
      const owners = ownersOf[numbers[at] as number] as readonly NameOwner[];
      if (owners.length > 0) hits.push({ start, end, owners });
    }
  }
  return { page, hits: names.layers.length > 1 ? joinHits(hits) : hits };
}

/** Hits of several layers in reading order, the longest first; those of one span become one. */
function joinHits(hits: readonly OwnedHit[]): OwnedHit[] {
  const joined: OwnedHit[] = [];
  for (const hit of [...hits].sort((left, right) => left.start - right.start || right.end - left.end)) {
    const last = joined.at(-1);
    if (last?.start === hit.start && last.end === hit.end)
      joined[joined.length - 1] = { ...hit, owners: [...last.owners, ...hit.owners] };
    else joined.push(hit);
  }
  return joined;
}

function findNames(text: string, page: FoldedText, hits: readonly OwnedHit[], addresses: readonly FoundAddress[]): Found[] {
  const found: Found[] = [];
  const place = { text, page, lowerWords: new Map<string, boolean>() };
  let reached = -1;
  for (const { start, end, owners } of hits) {
    // The longest name that starts here has been taken; shorter ones are parts of it.
    if (start === reached) continue;
    const judged = judgeName(place, start, end, owners);
    if (!judged || isInAddress(judged.start, judged.end, addresses)) continue;
    if (isInLink(judged.start, addresses) && !countsInLink(judged)) continue;
    found.push(judged.candidates.length === 1 ? judged : { ...judged, candidates: strongestFirst(judged.candidates) });
    // 美的集团|股份有限公司: of 美的 alone the form is a part, and it reaches further.
    if (formWords(page.units, end, Math.min(page.length, end + formReach)).length === 0) reached = start;
  }
  return found;
}

/** Ids of records stand in links, and names that are written there as their owner writes them; REC in .../2014/REC-json/ is none. */
function countsInLink({ surface, candidates }: JudgedName): boolean {
  return candidates.every(({ evidence, matched }) => evidence === 'record-id' || (surface.length >= 5 && matched === surface));
}

/** Whether a place is in the path of a link. */
function isInLink(start: number, addresses: readonly FoundAddress[]): boolean {
  const before = addresses[firstEndingBehind(start, addresses) - 1];
  return before !== undefined && before.linkEnd > start;
}

/** Index of the first address that ends behind an offset. */
function firstEndingBehind(offset: number, addresses: readonly FoundAddress[]): number {
  let low = 0;
  let high = addresses.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((addresses[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A name inside an address or host that goes on beyond it is no mention: lufthansa-miles.shop. */
function isInAddress(start: number, end: number, addresses: readonly FoundAddress[]): boolean {
  const address = addresses[firstEndingBehind(start, addresses)];
  return address !== undefined && address.start < end && (start > address.start || end < address.end);
}

function byPlace(left: Found, right: Found): number {
  return left.start - right.start || right.end - left.end;
}

/** Addresses and names by their places. Each list is in reading order, but for names that a place before them makes longer. */
function inOrder(addresses: readonly Found[], names: Found[]): Found[] {
  for (let at = 1; at < names.length; at++) {
    const one = names[at] as Found;
    let to = at;
    for (; to > 0 && byPlace(names[to - 1] as Found, one) > 0; to--) names[to] = names[to - 1] as Found;
    names[to] = one;
  }
  return addresses.length === 0 ? names : [...addresses, ...names].sort(byPlace);
}

/** Overlapping spans, in reading order: the longest wins, then the leftmost. */
function keepLongest(found: readonly Found[]): Found[] {
  const byStart = joinSpans(found);
  const kept: Found[] = [];
  for (let from = 0; from < byStart.length; ) {
    // Spans that hang together are few; they are settled among themselves.
    let to = from;
    let end = 0;
    do end = Math.max(end, byStart[to++]?.end ?? 0);
    while (to < byStart.length && (byStart[to]?.start ?? 0) < end);
    if (to - from === 1) kept.push(byStart[from] as Found);
    else kept.push(...keepLongestOf(byStart.slice(from, to)));
    from = to;
  }
  return kept;
}

/** Spans that are the same become one with the candidates of all. */
function joinSpans(found: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    if (last?.start === one.start && last.end === one.end)
      joined[joined.length - 1] = { ...one, candidates: strongestFirst([...last.candidates, ...one.candidates]) };
    else joined.push(one);
  }
  return joined;
}

function keepLongestOf(found: readonly Found[]): Found[] {
  const byLength = [...found].sort(
    (left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start,
  );
  const first = found[0]?.start ?? 0;
  const taken = new Uint8Array(found.reduce((most, { end }) => Math.max(most, end), first) - first);
  const kept: Found[] = [];
  for (const one of byLength) {
    // What was kept is at least as long, so it covers an end of whatever it overlaps.
    if (taken[one.start - first] || taken[one.end - 1 - first]) continue;
    taken.fill(1, one.start - first, one.end - first);
    kept.push(one);
  }
  return kept.sort((left, right) => left.start - right.start);
}

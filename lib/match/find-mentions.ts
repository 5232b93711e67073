/** Text blocks + name index -> mentions of customers, in reading order. */
import type { Candidate, EvidenceKind, Mention } from '../model/mention.ts';
import type { TextBlock } from '../model/page.ts';
import { type FoundAddress, findAddresses } from './find-addresses.ts';
import { endOfLegalForm, legalFormNumber, regionNumber, startOfRegion } from './legal-forms.ts';
import { type LayeredNames, NameIndex, type NameOwner } from './name-index.ts';
import { type FoldedText, foldText } from './normalize-name.ts';
import { isPublicMailDomain } from './public-mail-domains.ts';
import { findWhole, scanNames } from './scan-names.ts';

/** How sure each kind of evidence is when it stands alone. */
const confidences: Readonly<Record<EvidenceKind, number>> = {
  'contact-address': 0.99,
  choice: 0.98,
  'customer-domain': 0.95,
  'record-id': 0.95,
  'legal-name': 0.93,
  alias: 0.85,
  'name-variant': 0.75,
  'contact-name': 0.4,
};
/** What a name that needs a second hint is worth without one. */
const unhintedShare = 0.5;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
}

/**
 * Names, addresses, hosts and ids of customers in the blocks. Where spans overlap the longest wins, then the leftmost.
 * A span of several customers has them all as candidates. Linear in the text.
 */
export function findMentions(blocks: readonly TextBlock[], names: NameIndex | LayeredNames): Mention[] {
  const layered: LayeredNames = names instanceof NameIndex ? { layers: [{ index: names, hidden: new Set() }] } : names;
  const mentions: Mention[] = [];
  for (const [block, { text }] of blocks.entries()) {
    const addresses = findAddresses(text);
    const found = [...findCustomerAddresses(addresses, layered), ...findNames(text, addresses, layered)];
    for (const { start, end, candidates } of keepLongest(found)) {
      mentions.push({ block, start, end, surface: text.slice(start, end), candidates });
    }
  }
  return mentions;
}

function candidateOf(owner: NameOwner, evidence: EvidenceKind, surface: string): Candidate {
  const confidence = confidences[evidence] * (owner.detail.needsHint ? unhintedShare : 1);
  return {
    customerId: owner.customerId,
    confidence,
    evidence,
    matched: owner.text ?? surface,
    ...(owner.contactId === undefined ? {} : { contactId: owner.contactId }),
  };
}

/** One candidate a customer, the strongest evidence first. */
function strongestFirst(candidates: readonly Candidate[]): Candidate[] {
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

function findCustomerAddresses(addresses: readonly FoundAddress[], names: LayeredNames): Found[] {
  const found: Found[] = [];
  for (const { kind, start, end, text } of addresses) {
    let owners = kind === 'address' ? ownersOfWhole(text, names).filter((owner) => owner.detail.kind === 'contact-address') : [];
    if (owners.length === 0) owners = ownersOfHost(kind === 'address' ? text.slice(text.indexOf('@') + 1) : text, names);
    if (owners.length > 0)
      found.push({ start, end, candidates: strongestFirst(owners.map((owner) => candidateOf(owner, owner.detail.kind, text))) });
  }
  return found;
}

function findNames(text: string, addresses: readonly FoundAddress[], names: LayeredNames): Found[] {
  const found: Found[] = [];
  const folded = foldText(text);
  for (const { index, hidden } of names.layers) {
    let reached = -1;
    for (const hit of scanNames(folded, index)) {
      if (hit.start === reached) continue;
      const owners = index.ownersOf(hit.name).filter((owner) => !hidden.has(owner.customerId));
      const span = owners.length > 0 ? spanOf(folded, hit.start, hit.end, owners) : undefined;
      if (!span) continue;
      const start = folded.origins[span.start] ?? 0;
      const end = (folded.origins[span.end - 1] ?? 0) + 1;
      if (addresses.some((address) => address.kind === 'address' && address.start < end && start < address.end)) continue;
      const surface = text.slice(start, end);
      found.push({
        start,
        end,
        candidates: strongestFirst(span.owners.map((owner) => candidateOf(owner, owner.detail.kind, surface))),
      });
      reached = hit.start;
    }
  }
  return found;
}

/** The whole name around a match: its legal form behind and its place before it, and the owners they leave. */
function spanOf(
  folded: FoldedText,
  from: number,
  to: number,
  owners: readonly NameOwner[],
): { start: number; end: number; owners: readonly NameOwner[] } | undefined {
  const { units, length } = folded;
  if (owners.every((owner) => owner.detail.kind === 'contact-name' || owner.detail.isPerson))
    return { start: from, end: to, owners };
  const end = endOfLegalForm(units, to, Math.min(length, to + 60));
  const form = legalFormNumber(units, to, end);
  const regionStart = startOfRegion(units, Math.max(0, from - 20), from);
  const region = regionNumber(units, regionStart, from);
  let left = owners;
  if (region !== 0) {
    const same = left.filter((owner) => owner.detail.region === region);
    // 兰州康华有限公司 is not 北京康华有限公司.
    if (same.length === 0 && form !== 0 && left.every((owner) => owner.detail.region !== 0)) return undefined;
    if (same.length > 0) left = same;
  }
  if (form !== 0) {
    const same = left.filter((owner) => owner.detail.legalForm === form);
    if (same.length > 0) left = same;
  }
  const start = left.some((owner) => owner.detail.region === region && region !== 0) ? regionStart : from;
  return { start, end, owners: left };
}

/** Overlapping spans: the longest wins, then the leftmost. */
function keepLongest(found: readonly Found[]): Found[] {
  const byLength = [...found].sort(
    (left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start,
  );
  const kept: Found[] = [];
  for (const one of byLength) if (!kept.some((other) => other.start < one.end && one.start < other.end)) kept.push(one);
  return kept.sort((left, right) => left.start - right.start);
}

/** Which part of a customer's names a document writes -> the same part of another customer's. */
import { regionNames } from '../../lib/match/region-data.ts';
import type { CustomerRecord } from './swap-records.ts';
import { placeInName, type Spelling, sameLetters, spell, spellingOf } from './written-form.ts';

/** A part of a name that can be found again in the names of others. */
export interface NamedPart {
  /** A piece of the legal name, a listed alias, a short name that nobody listed, or the legal name with another form at its end. */
  readonly of: 'legal-name' | 'alias' | 'abbreviation' | 'other-form';
  /** Of the legal name: what is left out at its beginning and end. Of another form: what it has, and what is written. */
  readonly before: string;
  readonly after: string;
  readonly instead: string;
  readonly aliasKind: AliasKind;
  readonly spelling: Spelling;
}

/** Short: a piece of the legal name. Own: letters of the same kind as the legal name. Foreign: of another kind. */
export type AliasKind = 'short' | 'own' | 'foreign';

const ideograph = /\p{Script=Han}/u;
const region = new RegExp(
  `^(?:${regionNames
    .split('|')
    .sort((left, right) => right.length - left.length)
    .join('|')})[省市]?`,
  'u',
);
const chineseForm = /(?:集团|控股)?(?:股份有限公司|有限责任公司|有限公司|公司|集团|股份)$/u;
const latinForm =
  /[,.\s]*\b(?:Inc|Incorporated|Ltd|Limited|LLC|Corp|Corporation|Co|Company|Plc|GmbH|AG|SE|S\.?A|SpA|N\.?V|B\.?V|AB|ASA|Oyj?|Pty|Pte|Bhd|K\.?K|A\.?S|Group|Holdings?)\.?$/i;

export function aliasKind(customer: CustomerRecord, alias: string): AliasKind {
  if (ideograph.test(alias) !== ideograph.test(customer.legalName)) return 'foreign';
  return sameLetters(customer.legalName).includes(sameLetters(alias)) ? 'short' : 'own';
}

/** The piece of a legal name before its run of legal forms. */
function stemOf(legalName: string): string {
  let stem = legalName;
  for (;;) {
    const shorter = stem.replace(ideograph.test(stem) ? chineseForm : latinForm, '').replace(/[,\s]+$/, '');
    if (shorter === stem || shorter.length < 2) return stem;
    stem = shorter;
  }
}

/** The part that a surface writes; undefined when the names do not tell. */
export function partOf(customer: CustomerRecord, surface: string): NamedPart | undefined {
  const nothing = { before: '', after: '', instead: '', aliasKind: 'short' } as const;
  for (const alias of customer.aliases)
    if (sameLetters(alias) === sameLetters(surface))
      return { ...nothing, of: 'alias', aliasKind: aliasKind(customer, alias), spelling: spellingOf(alias, surface) };
  const { legalName } = customer;
  const place = placeInName(legalName, surface);
  if (place) {
    const spelling = spellingOf(legalName.slice(place.start, place.end), surface);
    const before = legalName.slice(0, place.start);
    const after = legalName.slice(place.end);
    const isFormOnly =
      after === '' || stemOf(`${legalName.slice(place.start, place.end)}${after}`).length <= place.end - place.start;
    if (isFormOnly && (before === '' || region.exec(before)?.[0] === before))
      return { ...nothing, of: 'legal-name', before, after, spelling };
    return { ...nothing, of: 'abbreviation', spelling };
  }
  const stem = stemOf(legalName);
  const plain = surface.normalize('NFKC').replace(/\s+/g, ' ');
  if (stem !== legalName && plain.toLowerCase().startsWith(stem.toLowerCase()) && plain.length > stem.length)
    return {
      ...nothing,
      of: 'other-form',
      after: legalName.slice(stem.length),
      instead: plain.slice(stem.length),
      spelling: { splits: [] },
    };
  return undefined;
}

/** The part as another customer has it, written the same way; undefined when that customer has no such part. */
export function writePart(part: NamedPart, customer: CustomerRecord): string | undefined {
  const piece = pieceOf(part, customer);
  return piece === undefined ? undefined : spell(piece, part.spelling);
}

function pieceOf(part: NamedPart, customer: CustomerRecord): string | undefined {
  const { legalName } = customer;
  if (part.of === 'alias') return customer.aliases.find((alias) => aliasKind(customer, alias) === part.aliasKind);
  if (part.of === 'abbreviation') return shortNameOf(customer);
  if (!legalName.endsWith(part.after)) return undefined;
  const stem = legalName.slice(0, legalName.length - part.after.length).replace(/[,\s]+$/, '');
  if (part.of === 'other-form') return stemOf(legalName) === stem ? stem + part.instead : undefined;
  // Acme Co., of Acme Co., Ltd. is nobody's name.
  if (part.after !== '' && stemOf(stem) !== stem) return undefined;
  if (part.before === '') return stem.length < 2 ? undefined : stem;
  const lead = region.exec(stem)?.[0];
  const rest = stem.slice(lead?.length ?? 0);
  return lead === undefined || rest.length < 4 || region.test(rest) ? undefined : rest;
}

/** What a company of the list is called, as a short name that the list would not have. */
export function shortNameOf(customer: CustomerRecord): string | undefined {
  return customer.aliases.find((alias) => aliasKind(customer, alias) === 'short' && alias.length >= 3);
}

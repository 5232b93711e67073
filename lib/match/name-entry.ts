/** What an entry of the name index says about the customer it belongs to, packed into a byte. */
import type { EvidenceKind } from '../model/mention.ts';

/** Kinds of evidence as the index stores them; the order is part of the stored form. */
export const entryKinds = [
  'contact-address',
  'customer-domain',
  'record-id',
  'legal-name',
  'alias',
  'name-variant',
  'contact-name',
] as const satisfies readonly EvidenceKind[];
export type EntryKind = (typeof entryKinds)[number];

/** What is known of an entry besides its owner. */
export interface EntryDetail {
  readonly kind: EntryKind;
  /** Every word of the name is in the dictionary: Target, 小米, Best Buy. */
  readonly isOrdinary: boolean;
  /** The customer is a person, and this is the person's own name. */
  readonly isPerson: boolean;
  /** A word that is left of a legal name when its form is taken away, and too little to go by alone: `GL` of GL Limited. */
  readonly isBare: boolean;
  /** The entry is the whole name as the customer's data has it, from its place to its legal form. */
  readonly isWhole: boolean;
}

const ordinaryBit = 1 << 4;
const personBit = 1 << 5;
const bareBit = 1 << 6;
const wholeBit = 1 << 7;

export function packDetail(detail: EntryDetail): number {
  return (
    entryKinds.indexOf(detail.kind) |
    (detail.isOrdinary ? ordinaryBit : 0) |
    (detail.isPerson ? personBit : 0) |
    (detail.isBare ? bareBit : 0) |
    (detail.isWhole ? wholeBit : 0)
  );
}

/** Every detail that a byte can hold: who looks through a page asks thousands of times. */
const details = Array.from(
  { length: 256 },
  (_, packed): EntryDetail => ({
    kind: entryKinds[packed & 15] ?? 'alias',
    isOrdinary: (packed & ordinaryBit) !== 0,
    isPerson: (packed & personBit) !== 0,
    isBare: (packed & bareBit) !== 0,
    isWhole: (packed & wholeBit) !== 0,
  }),
);

export function unpackDetail(packed: number): EntryDetail {
  return details[packed & 255] as EntryDetail;
}

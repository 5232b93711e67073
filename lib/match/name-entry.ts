/** What an entry of the name index says about the customer it belongs to, packed into 32 bits. */
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
  /** Number of the place that leads the name in full; 0 = none (see `regionNumber`). */
  readonly region: number;
  /** Number of the legal form that ends the name in full; 0 = none (see `legalFormNumber`). */
  readonly legalForm: number;
  /** The name is an ordinary word too, or too short to be trusted: it needs a second hint. */
  readonly needsHint: boolean;
  /** The customer is a person, and this is the person's own name. */
  readonly isPerson: boolean;
}

export function packDetail(detail: EntryDetail): number {
  return (
    (entryKinds.indexOf(detail.kind) |
      (detail.region << 4) |
      (detail.legalForm << 12) |
      (detail.needsHint ? 1 << 20 : 0) |
      (detail.isPerson ? 1 << 21 : 0)) >>>
    0
  );
}

export function unpackDetail(packed: number): EntryDetail {
  return {
    kind: entryKinds[packed & 15] ?? 'alias',
    region: (packed >>> 4) & 255,
    legalForm: (packed >>> 12) & 255,
    needsHint: (packed & (1 << 20)) !== 0,
    isPerson: (packed & (1 << 21)) !== 0,
  };
}

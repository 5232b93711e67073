/** Customers for tests of recognition; nothing in them is real. */
import type { IndexedCustomer } from '../../lib/match/build-name-index.ts';
import { NameIndexBuilder } from '../../lib/match/build-name-index.ts';
import type { NameIndex } from '../../lib/match/name-index.ts';
import type { ResolveContext } from '../../lib/match/resolve-mentions.ts';
import type { PageReading, TextBlock } from '../../lib/model/page.ts';

/** Contacts are written `Name` or `Name <address>`. */
export interface CustomerDraft {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly domains?: readonly string[];
  readonly contacts?: readonly string[];
  readonly kind?: IndexedCustomer['kind'];
  readonly recordIds?: readonly string[];
}

export function aCustomer(draft: CustomerDraft): IndexedCustomer {
  return {
    id: draft.id,
    kind: draft.kind ?? 'business',
    legalName: draft.name,
    aliases: [...(draft.aliases ?? [])],
    domains: [...(draft.domains ?? [])],
    recordIds: [...(draft.recordIds ?? [])],
    contacts: (draft.contacts ?? []).map((text, index) => {
      const [, name = text, email] = /^(.*?)\s*<(.+)>$/.exec(text) ?? [];
      return { id: `${draft.id}-${index + 1}`, name, ...(email ? { email } : {}) };
    }),
  };
}

export function anIndex(...drafts: readonly CustomerDraft[]): NameIndex {
  const builder = new NameIndexBuilder({ seed: 1 });
  builder.add(drafts.map(aCustomer));
  return builder.finish();
}

export function aReading(blocks: readonly TextBlock[], message?: PageReading['message']): PageReading {
  return {
    site: 'generic',
    step: 'text',
    view: 'other',
    subjectKey: 'test',
    blocks: [...blocks],
    ...(message ? { message } : {}),
  };
}

/** A company that has told us nothing yet. */
export const noContext: ResolveContext = {
  ownDomains: [],
  ownNames: [],
  ownStaff: [],
  choices: new Map(),
  rejected: new Set(),
  blockedAddresses: new Set(),
};

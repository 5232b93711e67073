/** Who is on a page, as chips: everybody once, and nobody as a stranger whom the rep has named. */
import { expect, test } from 'vitest';
import type { Page } from '../../lib/messages/page-state.ts';
import type { EvidenceKind } from '../../lib/model/mention.ts';
import { buildChips } from '../../lib/panel/build-chips.ts';
import { pageOf, seenCustomer, seenRow } from '../support/seen-page.ts';

const rows = new Map([[seenCustomer.id, seenRow]]);

/** A message by 王伟, whose address nobody knows; the customer is named with this evidence. */
const pageWith = (surface: string, evidence: EvidenceKind): Page =>
  pageOf([{ role: 'sender', surface, evidence }], { unknownSender: { address: 'wangwei@mail.example', name: '王伟' } });

const kinds = (page: Page) => buildChips(page, rows).map(({ kind }) => kind);

test('a sender whom the rep has told is no stranger, whatever the address', () => {
  expect(kinds(pageWith('王伟', 'choice'))).toEqual(['customer']);
});

test('a sender is a stranger as long as nobody has told, and when somebody else was told', () => {
  expect(kinds(pageWith('王伟', 'contact-name'))).toEqual(['customer', 'unknown']);
  expect(kinds(pageWith('李薇', 'choice'))).toEqual(['customer', 'unknown']);
});

test('no page has no chips', () => {
  expect(buildChips(undefined, rows)).toEqual([]);
});

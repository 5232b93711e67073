/** Who is on a page -> the chips above the card. */
import type { PageChip } from '../../components/sidebar-view.ts';
import { isListPage, type Page } from '../messages/page-state.ts';
import type { ShardRow } from '../model/export.ts';
import type { Mention } from '../model/mention.ts';

/** Keys of chips: stable while the page shows the same thing. */
export const chipKey = {
  customer: (customerId: string) => `customer:${customerId}`,
  choice: (key: string) => `choice:${key}`,
  unknown: (address: string) => `unknown:${address}`,
};

/** More customers than this on a page are not told one by one. */
export const maxChips = 12;

/** How a customer is called in a list: its short name when there is one. */
function shortNameOf(row: ShardRow): string {
  return row.customer.aliases[0] ?? row.customer.legalName;
}

/** By relevance: customers, then what is undecided, then a sender whom nobody knows. `rows` holds the customers of the page. */
export function buildChips(page: Page | undefined, rows: ReadonlyMap<string, ShardRow>): PageChip[] {
  if (!page) return [];
  // Who is on a list stands in the list itself, ranked; only what is undecided asks for attention above it.
  const listed = isListPage(page) ? [] : page.customers;
  const customers = listed.flatMap(({ customerId }): PageChip[] => {
    const row = rows.get(customerId);
    return row ? [{ key: chipKey.customer(customerId), kind: 'customer', label: shortNameOf(row), tier: row.customer.tier }] : [];
  });
  const choices = page.choices.map(
    (choice): PageChip => ({ key: chipKey.choice(choice.key), kind: 'choice', label: choice.surface }),
  );
  const unknown = page.lead.resolution.unknownSender;
  // Whose name is undecided is asked about once, by name; only when it is none of them is the address unknown.
  const isAskedAbout = page.choices.some((choice) => choice.surface === unknown?.name);
  const unknownChips: PageChip[] =
    unknown && !isAskedAbout && !isChosen(page, unknown.name)
      ? [{ key: chipKey.unknown(unknown.address), kind: 'unknown', label: unknown.name ?? unknown.address }]
      : [];
  return [...customers, ...choices, ...unknownChips].slice(0, maxChips);
}

/** The rep has said whom this name means: its address is no stranger's. */
function isChosen(page: Page, name: string | undefined): boolean {
  const isChoice = ({ surface, candidates }: Mention): boolean => surface === name && candidates[0]?.evidence === 'choice';
  return name !== undefined && page.lead.resolution.mentions.some(isChoice);
}

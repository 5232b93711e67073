/** What the rep looks at: chosen by hand, or the page's own primary customer. */
import { isListPage, type Page } from '../messages/page-state.ts';
import { chipKey } from './build-chips.ts';
import type { Selection } from './build-view.ts';

/** A choice by hand; it holds until the page shows something else. */
export type Picked =
  | { readonly kind: 'chip'; readonly key: string; readonly subjectKey: string }
  | { readonly kind: 'customer'; readonly customerId: string; readonly subjectKey: string | undefined }
  | { readonly kind: 'today'; readonly subjectKey: string | undefined };

function selectChip(page: Page, key: string): Selection | undefined {
  const customer = page.customers.find((entry) => chipKey.customer(entry.customerId) === key);
  if (customer) return { kind: 'customer', customerId: customer.customerId, isOnPage: true, chip: key };
  const choice = page.choices.find((entry) => chipKey.choice(entry.key) === key);
  if (choice) return { kind: 'choice', choice, chip: key };
  const unknown = page.lead.resolution.unknownSender;
  if (unknown && chipKey.unknown(unknown.address) === key) return { kind: 'unknown-sender', ...unknown, chip: key };
  return undefined;
}

/** The page's own answer: its primary customer, else what is undecided, else whoever is named, else nobody. */
function selectByPage(page: Page | undefined): Selection {
  if (!page) return { kind: 'today', because: 'no-page' };
  // A list is nobody's page: who is on it is shown, most pressing first.
  if (isListPage(page)) return { kind: 'list' };
  const choice = page.choices[0];
  const unknown = page.lead.resolution.unknownSender;
  const first = page.customers[0];
  const customerId = page.primaryCustomerId;
  const key =
    customerId !== undefined
      ? chipKey.customer(customerId)
      : choice
        ? chipKey.choice(choice.key)
        : page.lead.view === 'message' && unknown
          ? chipKey.unknown(unknown.address)
          : first && chipKey.customer(first.customerId);
  return (key !== undefined && selectChip(page, key)) || { kind: 'today', because: 'nobody' };
}

/** A pick counts only for the page it was made on. */
export function selectSubject(page: Page | undefined, picked: Picked | undefined): Selection {
  if (!picked || picked.subjectKey !== page?.subjectKey) return selectByPage(page);
  if (picked.kind === 'today') return { kind: 'today', because: 'asked' };
  if (picked.kind === 'customer') {
    const isOnPage = page?.customers.some((entry) => entry.customerId === picked.customerId) ?? false;
    const chip = isOnPage ? { chip: chipKey.customer(picked.customerId) } : {};
    return { kind: 'customer', customerId: picked.customerId, isOnPage, ...chip };
  }
  return (page && selectChip(page, picked.key)) || selectByPage(page);
}

/**
 * A customer opened by hand before the page was read stays when the page turns out to show nobody, and is let go when it shows
 * somebody. Who asked for Today beside one page and went on to another asks no more. Other picks are what they were.
 */
export function bindPick(page: Page | undefined, picked: Picked | undefined): Picked | undefined {
  if (page && picked?.kind === 'today' && picked.subjectKey !== undefined && picked.subjectKey !== page.subjectKey)
    return undefined;
  if (!page || picked?.kind !== 'customer' || picked.subjectKey !== undefined) return picked;
  return selectByPage(page).kind === 'today' ? { ...picked, subjectKey: page.subjectKey } : undefined;
}

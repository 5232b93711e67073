/** A state of the sidebar -> what a test draws. */
import { vi } from 'vitest';
import { Sidebar } from '../../components/Sidebar.tsx';
import type { CustomerCard, LogState, SidebarCallbacks, SidebarView } from '../../components/sidebar-view.ts';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { huaxingCard, now, staffNames, timeZone } from '../gallery/sample-company.ts';

const en = localeFor('en');
/** Callbacks that every screen needs, watched. */
export const required = () => ({
  selectChip: vi.fn(),
  openCustomer: vi.fn(),
  log: vi.fn(),
  undoLog: vi.fn(),
  readAgain: vi.fn(),
  choose: vi.fn(),
});

/** A sidebar with nothing but what is given. */
export function aView(given: Pick<SidebarView, 'screen'> & Partial<SidebarView>): SidebarView {
  return { now, timeZone, staffNames, viewerId: 'chen', chips: [], notices: [], ...given };
}

/** With the card of a customer. */
export const withCard = (card: CustomerCard, given: Partial<SidebarView> = {}) =>
  aView({ screen: { kind: 'customer', card }, ...given });
/** With the card of 华星科技 and this state of its log button. */
export const withLog = (log: LogState) => withCard(huaxingCard({ log }));
/** In English. */
export const show = (view: SidebarView, on: SidebarCallbacks) => <Sidebar view={view} on={on} locale={en} />;

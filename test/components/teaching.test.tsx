// @vitest-environment happy-dom
/** The sidebar: a rep says who is meant and who is not. */
import { describe, expect, test, vi } from 'vitest';
import { Sidebar } from '../../components/Sidebar.tsx';
import type { CustomerCard, SidebarCallbacks, SidebarView } from '../../components/sidebar-view.ts';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { huaxingCard, now, staffNames, timeZone } from '../gallery/sample-company.ts';
import { click, render } from './render.tsx';

const required = () => ({
  selectChip: vi.fn(),
  openCustomer: vi.fn(),
  log: vi.fn(),
  undoLog: vi.fn(),
  readAgain: vi.fn(),
  choose: vi.fn(),
});

function aView(given: Pick<SidebarView, 'screen'> & Partial<SidebarView>): SidebarView {
  return { now, timeZone, staffNames, viewerId: 'chen', chips: [], notices: [], ...given };
}

const withCard = (card: CustomerCard) => aView({ screen: { kind: 'customer', card } });
const show = (view: SidebarView, on: SidebarCallbacks) => <Sidebar view={view} on={on} locale={localeFor('en')} />;

describe('teaching', () => {
  test('"Not this customer" gives back what stood in the page, after a second look', () => {
    const on = { ...required(), rejectMatch: vi.fn() };
    const card = huaxingCard();
    const shown = render(show(withCard(card), on));
    expect(shown.buttonNames()).not.toContain('Not this customer');
    click(shown.button('Wrong customer?'));
    click(shown.button('Not this customer'));
    expect(on.rejectMatch).toHaveBeenCalledExactlyOnceWith(card.customer.id, card.match?.surface);
  });

  test('a card that was opened by hand has nothing to reject', () => {
    const { match: _match, ...card } = huaxingCard();
    expect(render(show(withCard(card), { ...required(), rejectMatch: vi.fn() })).buttonNames()).not.toContain('Wrong customer?');
  });

  test('an unknown sender is linked to the customer that was searched, or blocked', () => {
    const on = { ...required(), search: vi.fn(), linkSender: vi.fn(), blockSender: vi.fn() };
    const view = aView({
      screen: { kind: 'unknown-sender', address: 'petra@gmx.example' },
      search: { query: 'acm', results: [{ customerId: 'c-acme', name: 'Acme Tooling', tier: 'MGC' }] },
    });
    const shown = render(show(view, on));
    const named = (start: string) => shown.button(shown.buttonNames().find((name) => name.startsWith(start)) ?? start);
    click(named('Never a customer'));
    expect(on.blockSender).toHaveBeenCalledExactlyOnceWith('petra@gmx.example');
    click(named('Belongs to a customer'));
    click(named('Acme Tooling'));
    expect(on.linkSender).toHaveBeenCalledExactlyOnceWith('petra@gmx.example', 'c-acme');
    expect(on.openCustomer).not.toHaveBeenCalled();
  });

  test('everybody of the sender’s domain is linked, if the rep says so', () => {
    const on = { ...required(), search: vi.fn(), linkSender: vi.fn() };
    const view = aView({
      screen: { kind: 'unknown-sender', address: 'petra@neuland.example', domain: 'neuland.example' },
      search: { query: 'acm', results: [{ customerId: 'c-acme', name: 'Acme Tooling', tier: 'MGC' }] },
    });
    const shown = render(show(view, on));
    const named = (start: string) => shown.button(shown.buttonNames().find((name) => name.startsWith(start)) ?? start);
    click(named('Belongs to a customer'));
    const box = shown.root.querySelector<HTMLInputElement>('input[type=checkbox]');
    if (!box) throw new Error('no box');
    expect(box.closest('label')?.textContent).toBe('Everybody who writes from neuland.example');
    click(box);
    click(named('Acme Tooling'));
    expect(on.linkSender).toHaveBeenCalledExactlyOnceWith('neuland.example', 'c-acme');
  });
});

// @vitest-environment happy-dom
/** A list of messages in the sidebar: ranked, walked by keys, chosen, logged with one click. */
import { expect, test, vi } from 'vitest';
import type { ListScreen } from '../../components/sidebar-view.ts';
import { huaxingCard } from '../gallery/sample-company.ts';
import { anInbox, listCustomers } from '../gallery/sample-inbox.ts';
import { click, focused, press, render } from './render.tsx';
import { aView, required, show, withCard } from './show-sidebar.tsx';

const withList = (given: Partial<ListScreen> = {}) => aView({ screen: anInbox(given), isList: true });
const callbacks = () => ({ ...required(), logRows: vi.fn(), undoRows: vi.fn(), showPage: vi.fn() });
/** Messages of the sample inbox that nobody has logged, in the order of its customers. */
const open = listCustomers.flatMap(({ customerId, rows }) =>
  rows.flatMap((row) => (row.loggedBefore ? [] : [{ customerId, identity: row.identity }])),
);

test('says how many customers are here and how many of the most valuable are late', () => {
  const text = render(show(withList(), callbacks())).text();
  expect(text).toContain('5 customers here');
  expect(text).toContain('1 overdue MVC');
  expect(text).toContain('Mei Lin logged this yesterday');
});

test('one click gives back every message that nobody has logged, with the list it was painted for', () => {
  const on = callbacks();
  click(render(show(withList(), on)).button(`Log all ${open.length} e-mails`));
  expect(on.logRows).toHaveBeenCalledExactlyOnceWith({ tabId: 7, lockKey: 'inbox' }, open);
});

test('x chooses the row that has the focus, j and k walk on, and only what was chosen is logged', () => {
  const on = callbacks();
  const shown = render(show(withList(), on));
  press('j');
  expect(focused()).toContain('远航船务');
  press('j');
  press('x');
  click(shown.button('Log the chosen e-mail'));
  expect(on.logRows).toHaveBeenCalledExactlyOnceWith({ tabId: 7, lockKey: 'inbox' }, [
    { customerId: 'c-huaxing', identity: 'm2' },
  ]);
});

test('what became of it is said in full, and one undo takes all back', () => {
  const on = callbacks();
  const log = { kind: 'logged', savedCount: 3, already: 1, gone: 1, failed: 2, isDiskFull: true, undoSecondsLeft: 4 } as const;
  const shown = render(show(withList({ log }), on));
  expect(shown.text()).toContain('3 logged; 1 had been logged before; 1 is no longer in the list; 2 not saved: the disk is full');
  click(shown.button('Undo all'));
  expect(on.undoRows).toHaveBeenCalledOnce();
});

test('Escape leads from a card back to the list it was opened from', () => {
  const on = callbacks();
  const shown = render(show(withCard(huaxingCard(), { isList: true }), on));
  press('Escape');
  expect(on.showPage).toHaveBeenCalledOnce();
  click(shown.button('Back to the list'));
  expect(on.showPage).toHaveBeenCalledTimes(2);
});

test('l logs what was painted and u takes it back, but not while somebody types', () => {
  const on = callbacks();
  const binding = { customerId: 'c-huaxing', page: { tabId: 7, lockKey: 'message-1' } };
  const shown = render(show(withCard(huaxingCard()), on));
  press('l');
  expect(on.log).toHaveBeenCalledExactlyOnceWith(binding);
  const log = {
    kind: 'logged',
    binding,
    touchpointId: 't-1',
    channel: 'e-mail',
    direction: 'inbound',
    happenedAt: '2026-11-20T01:14:00Z',
    undoSecondsLeft: 8,
  } as const;
  shown.update(show(withCard(huaxingCard({ log })), on));
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  press('u');
  expect(on.undoLog).not.toHaveBeenCalled();
  field.remove();
  press('u');
  expect(on.undoLog).toHaveBeenCalledExactlyOnceWith('t-1');
});

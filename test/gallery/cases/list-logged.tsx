/** Several messages were logged; one undo for all. */
import { anInbox, listCustomers } from '../sample-inbox.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const loggedBefore = { staffId: 'chen', loggedAt: '2026-11-20T02:13:55Z' };

export default sidebarCase({
  screen: anInbox({
    customers: listCustomers.map((customer) => ({ ...customer, rows: customer.rows.map((row) => ({ ...row, loggedBefore })) })),
    log: { kind: 'logged', savedCount: 5, already: 0, gone: 0, failed: 0, isDiskFull: false, undoSecondsLeft: 7 },
  }),
  isList: true,
});

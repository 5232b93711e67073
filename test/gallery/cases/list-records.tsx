/** A list of a CRM: records, no messages, so there is nothing to log. */
import { anInbox, listCustomers } from '../sample-inbox.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: anInbox({ customers: listCustomers.map((customer) => ({ ...customer, rows: [] })) }),
  isList: true,
});

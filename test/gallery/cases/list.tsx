/** A list of messages: five customers, one MVC late, two messages that nobody can tell. */
import { chips } from '../sample-company.ts';
import { anInbox } from '../sample-inbox.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({ screen: anInbox({ unclearCount: 2 }), chips: [chips.wangwei], isList: true });

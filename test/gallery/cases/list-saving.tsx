/** Many messages of a list are being logged. */
import { anInbox } from '../sample-inbox.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({ screen: anInbox({ log: { kind: 'saving', done: 20, total: 46 } }), isList: true });

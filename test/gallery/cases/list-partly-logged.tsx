/** Some were logged, one had been, one left the list, two did not fit on the disk. */
import { anInbox } from '../sample-inbox.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: anInbox({
    log: { kind: 'logged', savedCount: 3, already: 1, gone: 1, failed: 2, isDiskFull: true, undoSecondsLeft: 4 },
  }),
  isList: true,
});

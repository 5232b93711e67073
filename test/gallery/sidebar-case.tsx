/** A state of the sidebar -> a case of the gallery. */
import { Sidebar } from '../../components/Sidebar.tsx';
import type { SidebarCallbacks, SidebarView } from '../../components/sidebar-view.ts';
import type { GalleryCase } from './gallery-case.ts';
import { omit } from './omit.ts';
import { now, staffNames, timeZone } from './sample-company.ts';

const nothing = () => undefined;

const allSidebarCallbacks: SidebarCallbacks = {
  connect: nothing,
  findSignIn: nothing,
  signIn: nothing,
  signInAgain: nothing,
  trySampleData: nothing,
  selectChip: nothing,
  openCustomer: nothing,
  showToday: nothing,
  log: nothing,
  logWithoutPage: nothing,
  undoLog: nothing,
  logNote: async () => 't-note',
  undoNote: async () => true,
  saveTouchpoint: async () => undefined,
  settleRefused: nothing,
  logRows: nothing,
  undoRows: nothing,
  showPage: nothing,
  readAgain: nothing,
  startAction: nothing,
  seeAction: nothing,
  copyText: nothing,
  postponeAction: nothing,
  wakeAction: nothing,
  refuseAction: nothing,
  answerFollowUp: nothing,
  choose: nothing,
  chooseNone: nothing,
  rejectMatch: nothing,
  linkSender: nothing,
  proposeCustomer: async () => undefined,
  teachName: nothing,
  blockSender: nothing,
  unblockSender: nothing,
  allowSite: nothing,
  reportPage: async () => true,
  search: nothing,
  confirmListMove: nothing,
  syncNow: nothing,
  openOptions: nothing,
};

const ordinarySidebar: Omit<SidebarView, 'screen'> = {
  now,
  timeZone,
  staffNames,
  teamNames: { 't-east': '华东区' },
  viewerId: 'chen',
  chips: [],
  notices: [],
  logShortcut: 'Alt+Shift+Y',
  search: { query: '', results: [] },
  status: { state: 'idle', syncedAt: '2026-11-20T02:12:00Z', listVersion: 42, unsentCount: 0 },
};

/** The sidebar: an ordinary day, but for what is given. */
export function sidebarCase(
  view: Pick<SidebarView, 'screen'> & Partial<SidebarView>,
  more: Pick<GalleryCase, 'use'> & {
    readonly without?: readonly (keyof SidebarView | keyof SidebarCallbacks)[];
    readonly callbacks?: Partial<SidebarCallbacks>;
  } = {},
): GalleryCase {
  return {
    width: 360,
    narrowest: 320,
    render: (locale) => (
      <Sidebar
        view={omit({ ...ordinarySidebar, ...view }, more.without ?? [])}
        on={omit({ ...allSidebarCallbacks, ...more.callbacks }, more.without ?? [])}
        locale={locale}
      />
    ),
    ...(more.use === undefined ? {} : { use: more.use }),
  };
}

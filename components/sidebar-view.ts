/** What the sidebar shows and what it gives back: values in, callbacks out. The panel's store fills it. */
import type { ActionDecision } from '../lib/model/action-decision.ts';
import type { Customer, Tier } from '../lib/model/customer.ts';
import type { Insight } from '../lib/model/insight.ts';
import type { Candidate } from '../lib/model/mention.ts';
import type { NextAction, Suggestion } from '../lib/model/next-action.ts';
import type { PageReading } from '../lib/model/page.ts';
import type { Wording } from '../lib/model/playbook.ts';
import type { Aspect, Channel, Direction, Touchpoint } from '../lib/model/touchpoint.ts';
import type { ActionCallbacks } from './action-callbacks.ts';
import type { ConnectError, FirstRunScreen } from './connect-view.ts';
import type { EditCallbacks, RefusedEntry } from './edit-view.ts';
import type { MatchReason } from './match-view.ts';

/** The whole sidebar at one moment. */
export interface SidebarView {
  /** Current instant, at least once a minute; every "2 min ago" is counted from it. */
  readonly now: string;
  /** IANA name of the company's time zone, for due dates and "today". */
  readonly timeZone: string;
  /** Staff id -> name as colleagues say it. An id that is missing is shown as it is. */
  readonly staffNames: Readonly<Record<string, string>>;
  /** Absent: teams have no names, only ids. */
  readonly teamNames?: Readonly<Record<string, string>>;
  /** Staff id of the rep who looks. Absent before the first sync. */
  readonly viewerId?: string;
  /** Who is on the page, by relevance; empty hides the bar. */
  readonly chips: readonly PageChip[];
  /** Key of the chip whose screen is shown. Absent when none is (Today, or a customer opened from there). */
  readonly selectedChip?: string;
  /** How far the page was understood; anything below `adapter` shows a badge. Absent when no page was read. */
  readonly pageStep?: PageReading['step'];
  /** The site whose pages are no longer as Shuke knows them, which is why the step is a lower one. */
  readonly changedSite?: string;
  /** The page is a list with customers of ours; whatever was opened from it, there is a way back. */
  readonly isList?: boolean;
  /** Things the rep must know whatever the screen, most urgent first. */
  readonly notices: readonly Notice[];
  readonly screen: Screen;
  /** The data is too old to be taken at its word: facts grey out and bear their date, an instant. */
  readonly staleSince?: string;
  /** Absent before there is any data. */
  readonly status?: SyncStatus;
  /** Key that logs, as the browser names it, e.g. `Alt+Shift+Y`. Absent when the browser has given it to nobody. */
  readonly logShortcut?: string;
  /** Absent: there is no search box. */
  readonly search?: SearchView;
}

/** One of the customers, choices or unknown people on the page. */
export interface PageChip {
  /** Unique on this page and stable while the page shows the same thing. */
  readonly key: string;
  readonly kind: 'customer' | 'choice' | 'unknown';
  /** Short name of the customer, or the surface that is undecided. */
  readonly label: string;
  /** Only for customers. */
  readonly tier?: Tier;
}

export type Notice =
  /** The page's site was never allowed, so nothing was read. One click asks for this site only. */
  | { readonly kind: 'site-not-allowed'; readonly host: string }
  /** A site that Shuke does not read on purpose. */
  | { readonly kind: 'site-left-alone'; readonly host: string }
  /** The backend no longer accepts the access token; logging goes on locally. `provider`: where one signs in again. */
  | {
      readonly kind: 'token-refused';
      readonly provider?: string;
      readonly isSigningIn?: boolean;
      /** What the last try ended with. */
      readonly error?: ConnectError;
    }
  /** Signed in, and no longer of the staff: nothing is fetched or sent until the administrator, or another sign-in, mends it. */
  | { readonly kind: 'person-unknown'; readonly provider: string; readonly detail: string; readonly isSigningIn?: boolean }
  /** The data is older than a working day should allow. */
  | { readonly kind: 'stale'; readonly syncedAt: string }
  /** The cache was damaged and is being rebuilt from the backend; no touchpoint is lost. */
  | { readonly kind: 'rebuilding' }
  /** The browser's own storage does not answer; it is asked again and again. */
  | { readonly kind: 'no-answer' }
  /** That has happened within the last day. */
  | { readonly kind: 'rebuilt'; readonly at: string }
  /** What the backend will never accept as it is: touchpoints, edits, decisions. */
  | { readonly kind: 'refused'; readonly items: readonly RefusedEntry[] }
  /** Sample customers are shown, not the company's. */
  | { readonly kind: 'sample-data' };

export type Screen =
  | FirstRunScreen
  /** The skeleton stays invisible for its first 150 ms, so that a fast answer never flashes. */
  | { readonly kind: 'loading' }
  /** The lease ran out or access was revoked: nothing of the cache may be shown. */
  | { readonly kind: 'lease-expired'; readonly syncedAt?: string }
  | TodayScreen
  | ListScreen
  | CustomerScreen
  | ChoiceScreen
  | UnknownSenderScreen;

/** Nobody on this page, or no page: my due actions over all customers. */
export interface TodayScreen {
  readonly kind: 'today';
  /** Why Today is shown: `nobody` was found, the page cannot be read, or the rep asked for it. */
  readonly because: 'nobody' | 'no-page' | 'asked';
  /** Somebody wrote who is left out on purpose. Absent: nobody was. */
  readonly filtered?: { readonly address: string; readonly by: 'you' | 'company' | 'colleague'; readonly key: string };
  /** Most urgent first. */
  readonly actions: readonly TodayItem[];
  /** How many actions are due today or late; may exceed the items shown. */
  readonly dueCount: number;
  /** What I put off, the first to come back first. Absent or empty: nothing. */
  readonly snoozed?: readonly (TodayItem & { readonly until: string })[];
  /** Customers seen or logged last, newest first. */
  readonly recent: readonly RecentCustomer[];
  /** Absent: no list has moved a customer of mine since I last confirmed. */
  readonly listMove?: ListMove;
}

export interface TodayItem {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  readonly action: NextAction;
}

export interface RecentCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  /** Instant of the last touchpoint. */
  readonly lastTouchpointAt?: string;
}

/** A published tier list changed customers of mine. */
export interface ListMove {
  readonly listVersion: number;
  /** Absent or empty when the backend did not say. */
  readonly publishedAt?: string;
  /** Staff id of the manager; absent or empty when the backend did not say. */
  readonly publishedBy?: string;
  readonly note?: string;
  readonly moves: readonly { readonly customerId: string; readonly name: string; readonly from: Tier; readonly to: Tier }[];
}

/** The page is a list of messages or records: who of ours is on it, most pressing first. */
export interface ListScreen {
  readonly kind: 'list';
  /** Travels back unchanged with a click. */
  readonly binding: ListBinding;
  readonly customers: readonly ListCustomer[];
  /** Messages that name several customers: nobody can tell whose they are, so they are not logged from here. */
  readonly unclearCount: number;
  readonly log: LogRowsState;
}

/** The list that was painted. */
export interface ListBinding {
  readonly tabId: number;
  readonly lockKey: string;
}

export interface ListCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  /** Staff id. */
  readonly ownerId: string;
  /** Absent: nothing to do for now. */
  readonly action?: NextAction;
  readonly lastTouchpointAt?: string;
  /** Its messages in the list; empty in a list of records. */
  readonly rows: readonly {
    readonly identity: string;
    readonly loggedBefore?: { readonly staffId: string; readonly loggedAt: string };
  }[];
}

/** A message of the list, for its customer. */
export interface ListedMail {
  readonly customerId: string;
  readonly identity: string;
}

/** The log button over a list, and what became of the last click. */
export type LogRowsState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'saving'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'logged';
      /** Durable on this disk. */
      readonly savedCount: number;
      /** Had been logged before. */
      readonly already: number;
      /** Left the list before they were logged. */
      readonly gone: number;
      readonly failed: number;
      /** Why some failed. */
      readonly isDiskFull: boolean;
      /** Whole seconds; 0: it is over. */
      readonly undoSecondsLeft: number;
    }
  /** `leftCount` could not be taken back any more. */
  | { readonly kind: 'undone'; readonly leftCount: number }
  | { readonly kind: 'page-moved-on' };

export interface CustomerScreen {
  readonly kind: 'customer';
  readonly card: CustomerCard;
}

export interface CustomerCard {
  readonly customer: Customer;
  /** Why it is shown for this page. Absent when the rep opened it from Today or by search. */
  readonly match?: MatchReason;
  /** Newest first, pending ones included. */
  readonly touchpoints: readonly CardTouchpoint[];
  /** Absent while it is being worked out; `suggestion.action` absent: nothing to do now. */
  readonly suggestion?: Suggestion;
  /** An action whose window has passed and whose outcome nobody has told. Absent: nothing to ask. */
  readonly followUp?: CardFollowUp;
  /** What figures and history say. Absent while it is being worked out. */
  readonly insight?: Insight;
  readonly log: LogState;
}

/** One question, answered in one click. */
export interface CardFollowUp {
  /** Travels back unchanged with the answer. */
  readonly taken: TakenDecision;
  readonly question: Wording;
}

export type TakenDecision = Extract<ActionDecision, { readonly kind: 'taken' }>;

export interface CardTouchpoint {
  readonly touchpoint: Touchpoint;
  /** `pending` is safe on this disk and not yet at the backend; `refused` will never be accepted. */
  readonly sending: 'sent' | 'pending' | 'refused';
}

/** What the button was painted for. It travels back unchanged with the click: the store refuses when the page has moved on. */
export interface LogBinding {
  readonly customerId: string;
  /** Of the reading that the card was made from. Absent for a touchpoint without a page. */
  readonly page?: {
    readonly tabId: number;
    /** The document and the message it showed. */
    readonly lockKey: string;
  };
}

/** The log button of the card, and what became of the last click. */
export type LogState =
  /** Nothing on this page to log; touchpoints without a page still work. */
  | { readonly kind: 'no-message'; readonly binding: LogBinding }
  | {
      readonly kind: 'ready';
      readonly binding: LogBinding;
      readonly channel: Channel;
    }
  | { readonly kind: 'saving' }
  /** Durable on this disk. */
  | {
      readonly kind: 'logged';
      readonly binding: LogBinding;
      readonly touchpointId: string;
      readonly channel: Channel;
      readonly direction: Direction;
      readonly contactName?: string;
      /** As the page's own words tell; the rep can correct it. Absent when they tell nothing, or there was no page. */
      readonly aspect?: Aspect;
      readonly happenedAt: string;
      /** Whole seconds, 10 to 1; 0: undo is over and the line stays calm. */
      readonly undoSecondsLeft: number;
    }
  | { readonly kind: 'undone'; readonly binding: LogBinding; readonly channel: Channel }
  /** This very message was logged before, by this rep or a colleague. */
  | { readonly kind: 'already-logged'; readonly binding: LogBinding; readonly staffId: string; readonly loggedAt: string }
  /** Clicked after the page showed something else: nothing was logged. */
  | { readonly kind: 'page-moved-on' }
  /** Nothing was kept; the rep must know. */
  | { readonly kind: 'not-saved'; readonly binding: LogBinding; readonly reason: 'disk-full' | 'failed' };

export interface ChoiceScreen {
  readonly kind: 'choice';
  /** Of the OpenChoice; given back with the decision. */
  readonly key: string;
  readonly surface: string;
  readonly options: readonly ChoiceOption[];
}

export interface ChoiceOption {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  readonly evidence: Candidate['evidence'];
  /** The contact meant, if the evidence names one. */
  readonly contact?: { readonly id: string; readonly name: string; readonly role?: string; readonly email?: string };
  readonly lastTouchpointAt?: string;
}

export interface UnknownSenderScreen {
  readonly kind: 'unknown-sender';
  readonly name?: string;
  readonly address: string;
  /** Of the address, when everybody there may belong to one company; absent at public mail providers. */
  readonly domain?: string;
}

export interface SearchView {
  readonly query: string;
  /** Best first; empty with a query: nothing found. */
  readonly results: readonly SearchResult[];
  /** The index is being read: that there are no results says nothing yet. */
  readonly isLoading?: boolean;
}

export interface SearchResult {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  /** What matched when it is not the name: contact, address, alias. */
  readonly matched?: string;
}

/** The footer: honest at all times. */
export interface SyncStatus {
  readonly state: 'idle' | 'syncing' | 'offline' | 'failed';
  /** Absent until the first sync has ended. */
  readonly syncedAt?: string;
  /** 0 before the first list. */
  readonly listVersion: number;
  readonly unsentCount: number;
  /** Nothing is ever sent: the customers come from a folder, or from a file of this person's own. Absent: from a backend. */
  readonly origin?: 'folder' | 'file';
}

/** Later: when the suggestion may come back. */
export type Postponement = 'tomorrow' | 'in-three-days' | 'next-week';

/** Everything a person can do here. What is absent is not offered. */
export interface SidebarCallbacks extends EditCallbacks, ActionCallbacks {
  readonly connect?: (address: string, accessToken: string) => void;
  /** An address was entered: does one sign in there? */
  readonly findSignIn?: (address: string) => void;
  readonly signIn?: (address: string) => void;
  /** At the backend to which this browser belongs. */
  readonly signInAgain?: () => void;
  readonly importFile?: () => void;
  readonly trySampleData?: () => void;
  readonly selectChip: (key: string) => void;
  readonly openCustomer: (customerId: string) => void;
  /** Shown as "Today" beside the chips. */
  readonly showToday?: () => void;
  /** One click or the shortcut; the binding is the painted one. */
  readonly log: (binding: LogBinding) => void;
  /** A touchpoint without a page: a call, a visit, a chat. */
  readonly logWithoutPage?: (binding: LogBinding, channel: Channel, contactId?: string) => void;
  readonly undoLog: (touchpointId: string) => void;
  /** One click for several messages of a list. */
  readonly logRows?: (binding: ListBinding, mails: readonly ListedMail[]) => void;
  readonly undoRows?: () => void;
  /** Back to what the page itself shows, e.g. its list. */
  readonly showPage?: () => void;
  /** After a refusal: read the page again. */
  readonly readAgain: () => void;
  readonly choose: (key: string, option: { readonly customerId: string; readonly contactId?: string }) => void;
  /** None of them; asked no more for this surface. */
  readonly chooseNone?: (key: string) => void;
  /** "Not this customer": what stood in the page does not mean it. */
  readonly rejectMatch?: (customerId: string, surface: string) => void;
  /** An address, or the domain of everybody who writes from there. */
  readonly linkSender?: (addressOrDomain: string, customerId: string) => void;
  /** Asks the manager for a customer of this name, whose sender wrote. Answers why it was not sent, undefined when it was. */
  readonly proposeCustomer?: (name: string, address: string) => Promise<'offline' | 'unsupported' | 'failed' | undefined>;
  /** One more name by which a customer goes. */
  readonly teachName?: (name: string, customerId: string) => void;
  readonly blockSender?: (address: string) => void;
  /** Takes back that an address is never a customer's; the key is the one that came with it. */
  readonly unblockSender?: (key: string) => void;
  readonly allowSite?: (host: string) => void;
  /** Puts a copy of the page in which no word can be read on the clipboard; false when that failed. */
  readonly reportPage?: () => Promise<boolean>;
  readonly search?: (query: string) => void;
  readonly confirmListMove?: (listVersion: number) => void;
  readonly syncNow?: () => void;
  /** Opens the options page, e.g. to give a new access token. */
  readonly openOptions?: () => void;
  readonly openConsole?: () => void;
}

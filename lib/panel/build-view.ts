/** Everything the panel knows -> what the sidebar shows. Pure: the same facts always give the same screen. */

import type { ConnectError, FirstRunScreen } from '../../components/connect-view.ts';
import type { RefusedEntry } from '../../components/edit-view.ts';
import type {
  ChoiceOption,
  ListMove,
  LogRowsState,
  LogState,
  Notice,
  Screen,
  SearchView,
  SidebarView,
  SyncStatus,
  TodayItem,
  TodayScreen,
} from '../../components/sidebar-view.ts';
import type { CustomerFacts } from '../cache/customer-facts.ts';
import type { CustomerEvaluation, ListReading } from '../messages/contract.ts';
import { isListPage } from '../messages/page-state.ts';
import type { ShardRow } from '../model/export.ts';
import type { Candidate, FilteredSender, OpenChoice } from '../model/mention.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import type { ConnectState } from '../platform/connect-slice.ts';
import { isFolder } from '../platform/is-folder.ts';
import type { Live } from '../platform/live-signal.ts';
import type { Settings } from '../platform/settings.ts';
import { siteName } from '../platform/site-names.ts';
import { isLeftAlone } from '../platform/site-pattern.ts';
import type { ActivePage } from './active-page.ts';
import { buildCard } from './build-card.ts';
import { buildChips, maxChips } from './build-chips.ts';
import type { CacheFacts, NamedRefusal } from './facts.ts';

export interface ViewInput {
  readonly nowMs: number;
  /** Undefined until they are read. */
  readonly settings: Settings | undefined;
  /** The browser's storage was asked for them and has not answered. */
  readonly isStorageSilent?: boolean;
  readonly cache: Live<CacheFacts>;
  readonly active: ActivePage | undefined;
  /** Rows of the customers on the page, as far as they are read. */
  readonly pageRows: ReadonlyMap<string, ShardRow>;
  readonly selection: Selection;
  /** The customer of the selection. */
  readonly customer: Live<CustomerFacts | undefined>;
  /** What the background last said, perhaps of another customer. */
  readonly evaluation: CustomerEvaluation | undefined;
  readonly log: LogState | undefined;
  /** Of the list that the page shows; undefined while it is being read, or when it shows none. */
  readonly list: ListReading | undefined;
  readonly logRows: LogRowsState;
  readonly connect: ConnectState;
  readonly isOnline: boolean;
  /** As the browser names it; absent when the user has none. */
  readonly logShortcut: string | undefined;
  /** Undefined as long as nothing can be searched. */
  readonly search: SearchView | undefined;
}

/** What the rep looks at. */
export type Selection =
  | { readonly kind: 'today'; readonly because: TodayScreen['because'] }
  | { readonly kind: 'list' }
  | { readonly kind: 'customer'; readonly customerId: string; readonly isOnPage: boolean; readonly chip?: string }
  | { readonly kind: 'choice'; readonly choice: OpenChoice; readonly chip: string }
  | {
      readonly kind: 'unknown-sender';
      readonly name?: string;
      readonly address: string;
      readonly domain?: string;
      readonly chip: string;
    };

const staleAfterMs = 36 * 3_600_000;
const dayMs = 86_400_000;

function buildOption(candidate: Candidate, rows: ReadonlyMap<string, ShardRow>): ChoiceOption[] {
  const row = rows.get(candidate.customerId);
  if (!row) return [];
  const contact = row.customer.contacts.find((entry) => entry.id === candidate.contactId);
  const last = row.touchpoints[0]?.happenedAt;
  return [
    {
      customerId: candidate.customerId,
      name: row.customer.legalName,
      tier: row.customer.tier,
      evidence: candidate.evidence,
      ...(last === undefined ? {} : { lastTouchpointAt: last }),
      ...(contact
        ? {
            contact: {
              id: contact.id,
              name: contact.name,
              ...(contact.role === undefined ? {} : { role: contact.role }),
              ...(contact.email === undefined ? {} : { email: contact.email }),
            },
          }
        : {}),
    },
  ];
}

function buildListMove(cache: CacheFacts): ListMove | undefined {
  const { moved } = cache;
  if (!moved) return undefined;
  const moves = moved.moves.flatMap((move) => (move.from === undefined ? [] : [{ ...move, from: move.from }]));
  if (moves.length === 0) return undefined;
  return {
    listVersion: moved.listVersion,
    publishedAt: moved.at ?? '',
    publishedBy: moved.by ?? '',
    moves,
    ...(moved.note === '' ? {} : { note: moved.note }),
  };
}

function buildToday(cache: CacheFacts, because: TodayScreen['because'], nowMs: number, filtered?: FilteredSender): TodayScreen {
  const today = dayOf(nowMs, localTimeZone());
  const actions = cache.agenda.map(
    (item): TodayItem => ({ customerId: item.customerId, name: item.name, tier: item.tier, action: item.action }),
  );
  const listMove = buildListMove(cache);
  return {
    kind: 'today',
    because,
    actions,
    dueCount: Math.max(cache.dueCount, actions.filter((item) => item.action.dueOn <= today).length),
    snoozed: cache.snoozed.filter((item) => item.until > today),
    recent: cache.recent.map(({ customerId, name, tier, lastTouchpointAt }) => ({
      customerId,
      name,
      tier,
      ...(lastTouchpointAt === undefined ? {} : { lastTouchpointAt }),
    })),
    ...(filtered && because === 'nobody' ? { filtered } : {}),
    ...(listMove ? { listMove } : {}),
  };
}

function buildFirstRun(input: ViewInput, cache: CacheFacts): FirstRunScreen {
  const { connect, settings } = input;
  const { progress, failure } = cache.sync ?? {};
  const isRefused = settings?.isTokenRefused === true;
  const isWaiting = connect.running !== undefined || (settings?.connection !== undefined && failure === undefined && !isRefused);
  const { baseUrl, provider } = settings?.connection ?? {};
  const address = connect.address ?? baseUrl;
  const known = baseUrl !== undefined && provider !== undefined ? { address: baseUrl, provider } : undefined;
  const offer = connect.offer ?? known;
  const error: ConnectError | undefined =
    connect.error ??
    // The access was taken back, and the customers with it.
    (isRefused && !isWaiting
      ? { kind: provider === undefined ? 'token-refused' : 'sign-in-refused', detail: failure?.sentence ?? '' }
      : undefined) ??
    (failure && !isWaiting
      ? { kind: failure.kind === 'offline' ? 'unreachable' : 'failed', detail: failure.sentence }
      : undefined);
  return {
    kind: 'first-run',
    state: connect.running ?? (isWaiting ? 'connecting' : 'idle'),
    ...(address === undefined ? {} : { address }),
    ...(offer ? { offer } : {}),
    ...(progress ? { progress: { received: progress.done, total: progress.total } } : {}),
    ...(error ? { error } : {}),
    ...(cache.unsentCount === 0 ? {} : { unsentCount: cache.unsentCount }),
  };
}

function isLeaseOver(cache: CacheFacts, nowMs: number): boolean {
  const { head, sync, leaseDays = Number.POSITIVE_INFINITY } = cache;
  if (head === undefined || sync?.lastContactMs === undefined) return false;
  return nowMs > sync.lastContactMs + Math.min(head.leaseDays, leaseDays) * dayMs;
}

/** A page of a site that may be read, of which nothing has been read yet. */
function isUnread({ url, isAllowed, page }: ActivePage): boolean {
  return url !== undefined && isAllowed !== false && !page;
}

function isBeingLoaded(active: ActivePage | undefined): boolean {
  return active !== undefined && isUnread(active) && active.isLoading;
}

/** Whoever the page names has a row soon, unless it was taken from us meanwhile. */
function areRowsMissing({ active, pageRows }: ViewInput): boolean {
  return (active?.page?.customers ?? []).slice(0, maxChips).some(({ customerId }) => !pageRows.has(customerId));
}

/**
 * Whether what the page in front says, or the cache of whom it shows, is on its way. A card is drawn once, with its next
 * action and all names beside it, and not again for each of them: a page can measure what drawing takes from it.
 */
export function isUnderWay(input: ViewInput, { screen }: SidebarView): boolean {
  const { active, selection, list, evaluation } = input;
  if (screen.kind === 'loading' || active === undefined) return true;
  if (selection.kind === 'customer' && screen.kind === 'customer')
    return evaluation?.customerId !== selection.customerId || areRowsMissing(input);
  return selection.kind === 'list' ? list === undefined : selection.kind === 'today' && isUnread(active);
}

/**
 * What stands there until the answer comes: the day, or the list that is being read anew, stay as they are. A card or a list of
 * another page does not stay for a moment, because its buttons would log what is no longer in front.
 */
export function standInFor({ active }: ViewInput, shown: SidebarView, next: SidebarView): SidebarView {
  const { screen } = shown;
  const isSameList = screen.kind === 'list' && isListPage(active?.page) && screen.binding.tabId === active?.tabId;
  if (isSameList || screen.kind === 'today' || screen.kind === 'loading') return shown;
  // The page names one more: the card of the one who stands there goes on.
  if (screen.kind === 'customer' && next.screen.kind === 'customer' && screen.card.customer.id === next.screen.card.customer.id)
    return next;
  return { ...next, screen: { kind: 'loading' } };
}

function buildScreen(input: ViewInput, cache: CacheFacts): Screen {
  const { selection, customer, nowMs, log, settings } = input;
  const { head } = cache;
  if (!head) return buildFirstRun(input, cache);
  if (isLeaseOver(cache, nowMs)) {
    const at = cache.sync?.lastContactMs;
    return { kind: 'lease-expired', ...(at === undefined ? {} : { syncedAt: new Date(at).toISOString() }) };
  }
  switch (selection.kind) {
    case 'today':
      // A page on its way is no page without customers; who is searching goes on.
      if (isBeingLoaded(input.active) && !input.search?.query) return { kind: 'loading' };
      return buildToday(cache, selection.because, nowMs, input.active?.page?.lead.resolution.filteredSender);
    case 'list': {
      const { list } = input;
      // The day is there at once; a list that could not be read must not leave an empty panel.
      if (!list) return buildToday(cache, 'asked', nowMs);
      const { tabId, lockKey, customers, unclearCount } = list;
      return { kind: 'list', binding: { tabId, lockKey }, customers, unclearCount, log: input.logRows };
    }
    case 'choice': {
      const { key, surface, candidates } = selection.choice;
      return { kind: 'choice', key, surface, options: candidates.flatMap((candidate) => buildOption(candidate, input.pageRows)) };
    }
    case 'unknown-sender': {
      const { name, address, domain } = selection;
      const more = { ...(name === undefined ? {} : { name }), ...(domain === undefined ? {} : { domain }) };
      return { kind: 'unknown-sender', address, ...more };
    }
    case 'customer': {
      if (customer.state !== 'loaded' || !log) return { kind: 'loading' };
      if (!customer.value) return buildToday(cache, 'asked', nowMs);
      const page = selection.isOnPage ? input.active?.page : undefined;
      const nameOf = (id: string): string | undefined => input.pageRows.get(id)?.customer.legalName;
      return {
        kind: 'customer',
        card: buildCard({ facts: keptHere(customer.value, settings), head, page, nameOf, log, evaluation: input.evaluation }),
      };
    }
  }
}

/** Where nothing is ever sent, what was logged does not wait for anything. */
function keptHere(facts: CustomerFacts, settings: Settings | undefined): CustomerFacts {
  if (findOrigin(settings) === undefined) return facts;
  return { ...facts, local: facts.local.map((entry) => (entry.state === 'waiting' ? { ...entry, state: 'sent' } : entry)) };
}

/** Undefined: a backend, which takes what is logged. */
function findOrigin(settings: Settings | undefined): SyncStatus['origin'] {
  if (settings?.file) return 'file';
  return isFolder(settings?.connection) ? 'folder' : undefined;
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:/.test(url) ? new URL(url).host : undefined;
}

function buildRefused({ id, what, madeAt, reason, detail, customerName }: NamedRefusal): RefusedEntry {
  return {
    ...{ id, madeAt, detail },
    what:
      what.kind === 'touchpoint'
        ? { kind: 'touchpoint', channel: what.touchpoint.channel }
        : { kind: 'decision', decision: what.decision.kind },
    ...(customerName === undefined ? {} : { customerName }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Since when nothing was fetched, when that is too long ago; a file is as old as it is. */
function findStaleSince({ head, sync }: CacheFacts, settings: Settings | undefined, nowMs: number): string | undefined {
  const at = sync?.lastContactMs;
  return head && !settings?.file && at !== undefined && nowMs - at > staleAfterMs ? new Date(at).toISOString() : undefined;
}

/** Whoever must sign in again, or is signed in as somebody whom the backend does not know. */
function buildSignInNotice({ settings, connect }: ViewInput, { sync }: CacheFacts): Notice[] {
  const { running, error } = connect;
  const provider = settings?.connection?.provider;
  const isSigningIn = running ? { isSigningIn: true } : {};
  if (settings?.isTokenRefused) {
    const again = provider === undefined ? {} : { provider, ...(error ? { error } : {}) };
    return [{ kind: 'token-refused', ...again, ...isSigningIn }];
  }
  const failure = sync?.failure;
  // A proxy on the way that forbids something says nothing of the person.
  if (provider === undefined || failure?.said !== 'forbidden') return [];
  return [{ kind: 'person-unknown', provider, detail: failure.sentence, ...isSigningIn }];
}

function buildNotices(input: ViewInput, cache: CacheFacts): Notice[] {
  const { settings, active, nowMs } = input;
  const notices: Notice[] = [];
  if (!cache.head) return notices;
  notices.push(...buildSignInNotice(input, cache));
  if (cache.refused.length > 0) notices.push({ kind: 'refused', items: cache.refused.map(buildRefused) });
  const stale = findStaleSince(cache, settings, nowMs);
  if (stale !== undefined) notices.push({ kind: 'stale', syncedAt: stale });
  const { damage } = cache;
  if (damage && damage.rebuiltAtMs === undefined) notices.push({ kind: 'rebuilding' });
  else if (damage?.rebuiltAtMs !== undefined && Math.abs(nowMs - damage.rebuiltAtMs) < dayMs)
    notices.push({ kind: 'rebuilt', at: new Date(damage.rebuiltAtMs).toISOString() });
  const host = hostOf(active?.url);
  // Said only when it is certain: a page that has not been read yet is no page that may not be read.
  if (host !== undefined && !active?.page && (isLeftAlone(host) || active?.isAllowed === false))
    notices.push({ kind: isLeftAlone(host) ? 'site-left-alone' : 'site-not-allowed', host });
  return notices;
}

function buildStatus(input: ViewInput, cache: CacheFacts): SyncStatus | undefined {
  const { head, sync, unsentCount } = cache;
  if (!head) return undefined;
  const origin = findOrigin(input.settings);
  const isOffline = !input.isOnline || sync?.failure?.kind === 'offline';
  const state = sync?.progress ? 'syncing' : isOffline ? 'offline' : sync?.failure ? 'failed' : 'idle';
  return {
    state,
    listVersion: head.tierList.version,
    ...(origin ? { origin } : {}),
    unsentCount,
    ...(sync?.lastContactMs === undefined ? {} : { syncedAt: new Date(sync.lastContactMs).toISOString() }),
  };
}

function selectedChipOf(selection: Selection): string | undefined {
  return selection.kind === 'today' || selection.kind === 'list' ? undefined : selection.chip;
}

/** The whole sidebar. */
export function buildView(input: ViewInput): SidebarView {
  const { cache, active, nowMs, settings } = input;
  const now = new Date(nowMs).toISOString();
  if (cache.state !== 'loaded' || !settings) {
    return {
      now,
      timeZone: 'UTC',
      staffNames: {},
      chips: [],
      notices: [
        ...(cache.state === 'failed' ? [{ kind: 'rebuilding' } as const] : []),
        ...(!settings && input.isStorageSilent ? [{ kind: 'no-answer' } as const] : []),
      ],
      screen: { kind: 'loading' },
    };
  }
  const { head } = cache.value;
  const screen = buildScreen(input, cache.value);
  const isHidden = screen.kind === 'first-run' || screen.kind === 'lease-expired';
  const selectedChip = selectedChipOf(input.selection);
  const status = buildStatus(input, cache.value);
  const staleSince = findStaleSince(cache.value, settings, nowMs);
  const { step, misfit } = active?.page?.lead ?? {};
  return {
    now,
    timeZone: localTimeZone(),
    staffNames: Object.fromEntries((head?.staff ?? []).map((member) => [member.id, member.name])),
    ...(head?.teams ? { teamNames: Object.fromEntries(head.teams.map((team) => [team.id, team.name])) } : {}),
    chips: isHidden ? [] : buildChips(active?.page, input.pageRows),
    notices: buildNotices(input, cache.value),
    screen,
    ...(head ? { viewerId: head.viewer.id } : {}),
    ...(selectedChip === undefined ? {} : { selectedChip }),
    ...(step === undefined ? {} : { pageStep: step }),
    ...(misfit === undefined ? {} : { changedSite: siteName(misfit.site) }),
    ...(!isHidden && isListPage(active?.page) ? { isList: true } : {}),
    ...(staleSince === undefined ? {} : { staleSince }),
    ...(status ? { status } : {}),
    ...(input.logShortcut ? { logShortcut: input.logShortcut } : {}),
    ...(input.search ? { search: input.search } : {}),
  };
}

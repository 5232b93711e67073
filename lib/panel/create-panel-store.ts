/** The sidebar's state: reads the cache live, follows the page in front, writes only by message. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { SidebarCallbacks, SidebarView } from '../../components/sidebar-view.ts';
import { readCustomerFacts } from '../cache/customer-facts.ts';
import { findCustomerRows } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { isLogKeyPressed } from '../messages/log-key.ts';
import { orWhenUnreachable, sendRequest, tellBackground } from '../messages/send.ts';
import type { Lesson } from '../model/lesson.ts';
import type { NextAction } from '../model/next-action.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import { type ConnectSlice, createConnectSlice } from '../platform/connect-slice.ts';
import { fingerprintMessage } from '../platform/fingerprint.ts';
import { createLiveSignal } from '../platform/live-signal.ts';
import { loadManagedSettings } from '../platform/managed-settings.ts';
import { awaitSettings, type Settings, watchSettings } from '../platform/settings.ts';
import { sitePatternOf } from '../platform/site-pattern.ts';
import { type ActivePage, followActivePage } from './active-page.ts';
import { buildView, isUnderWay, standInFor, type ViewInput } from './build-view.ts';
import { createClock } from './clock.ts';
import { createClickCounter } from './count-clicks.ts';
import { editCallbacks } from './edit-callbacks.ts';
import { readCacheFacts } from './facts.ts';
import { followEvaluation } from './follow-evaluation.ts';
import { followList } from './follow-list.ts';
import { followShownActions } from './follow-shown-actions.ts';
import { holdView } from './hold-view.ts';
import { createLogRowsSlice, type LogRowsSlice } from './log-rows-state.ts';
import { createLogSlice } from './log-state.ts';
import { createLogSubject } from './log-subject.ts';
import { type DecisionClick, makeDecision, makeOutcome } from './make-decision.ts';
import { createSearchSlice, type SearchSlice } from './search-state.ts';
import { bindPick, type Picked, selectSubject } from './selection.ts';

export interface PanelStore {
  readonly view: ReadonlySignal<SidebarView>;
  readonly settings: ReadonlySignal<Settings | undefined>;
  readonly callbacks: SidebarCallbacks;
}

export interface PanelOptions {
  readonly database: ShukeDatabase;
  readonly windowId: number;
  /** Ends every listener and timer. */
  readonly stop: AbortSignal;
}

const channelOfShortcut = 'e-mail';

async function sendUndo(touchpointId: string): Promise<boolean> {
  return (await orWhenUnreachable(sendRequest('undoTouchpoint', { touchpointId }), { isUndone: false })).isUndone;
}

/** Starts the state behind one panel; everything stops with `stop`. */
export function createPanelStore({ database, windowId, stop }: PanelOptions): PanelStore {
  const clock = createClock(() => Date.now(), stop);
  const settings = signal<Settings | undefined>(undefined);
  const isOnline = signal(navigator.onLine);
  const connect = createConnectSlice({
    connect: (request) => sendRequest('connect', request),
    signIn: (request) => sendRequest('signIn', request),
    findSignIn: (request) => sendRequest('findSignIn', request),
    sync: () => sendRequest('syncNow', {}),
  });
  const logShortcut = signal<string | undefined>(undefined);
  const picked = signal<Picked | undefined>(undefined);
  const active = followActivePage(windowId, stop);

  const isStorageSilent = signal(false);
  void awaitSettings(() => {
    isStorageSilent.value = true;
  }, stop).then((loaded) => {
    settings.value = loaded;
    offerPolicy();
  });
  // Where the company's policy names a backend and no token, one button is enough.
  const offerPolicy = (): void =>
    void loadManagedSettings().then(({ backendUrl, accessToken }) => {
      if (backendUrl !== undefined && accessToken === undefined && settings.peek()?.connection === undefined)
        void connect.findSignIn(backendUrl);
    });
  const onStored = (_changes: unknown, area: string): void => void (area === 'managed' && offerPolicy());
  browser.storage.onChanged.addListener(onStored);
  stop.addEventListener('abort', () => browser.storage.onChanged.removeListener(onStored));
  watchSettings((changed) => {
    settings.value = changed;
  }, stop);
  void browser.commands.getAll().then((commands) => {
    logShortcut.value = commands.find((command) => command.name === 'log-touchpoint')?.shortcut;
  });
  const readOnline = (): void => {
    isOnline.value = navigator.onLine;
  };
  globalThis.addEventListener('online', readOnline, { signal: stop });
  globalThis.addEventListener('offline', readOnline, { signal: stop });

  const cache = createLiveSignal(
    () => undefined,
    () => readCacheFacts(database),
    stop,
  );
  const page = computed(() => active.value?.page);
  const endBinding = effect(() => {
    picked.value = bindPick(page.value, picked.value);
  });
  stop.addEventListener('abort', endBinding);
  const selection = computed(() => selectSubject(page.value, picked.value));
  const customerId = computed(() => (selection.value.kind === 'customer' ? selection.value.customerId : undefined));
  const customer = createLiveSignal(
    () => customerId.value,
    async (id) => (id === undefined ? undefined : readCustomerFacts(database, id)),
    stop,
  );
  const evaluation = followEvaluation({
    customerId,
    customer,
    cache,
    today: () => dayOf(clock.now.value, localTimeZone()),
    ask: (id) => sendRequest('evaluateCustomer', { customerId: id }),
    stop,
  });
  // Compared as one text, so that a re-reading of the same page does not ask the cache again.
  const namedIds = computed(() => {
    const choices = (page.value?.choices ?? []).flatMap((choice) => choice.candidates.map((candidate) => candidate.customerId));
    const ids = new Set([...(page.value?.customers.slice(0, 12).map((entry) => entry.customerId) ?? []), ...choices]);
    return [...ids].sort().join('\n');
  });
  const pageRows = createLiveSignal(
    () => namedIds.value,
    (ids) => findCustomerRows(database, ids === '' ? [] : ids.split('\n')),
    stop,
    // Rows are looked up by id, so those of the page before do no harm and the chips do not flicker.
    { keepsOldValue: true },
  );

  const head = computed(() => (cache.value.state === 'loaded' ? cache.value.value.head : undefined));
  const salt = computed(() => head.value?.company.fingerprintSalt);
  const identity = computed(() => page.value?.lead.message?.identity);
  const fingerprint = createLiveSignal(
    () => ({ salt: salt.value, identity: identity.value }),
    async ({ salt, identity }) =>
      salt === undefined || identity === undefined ? undefined : fingerprintMessage({ identity, to: [] }, salt),
    stop,
  );

  const viewerId = computed(() => head.value?.viewer.id);
  const subject = createLogSubject({ active, selection, customer, fingerprint, viewerId });

  const card = computed(() => `${customerId.value ?? ''} ${page.value?.subjectKey ?? ''}`);
  const clicks = createClickCounter(card, globalThis, stop);
  const log = createLogSlice({
    subject,
    clock,
    contactName: (contactId) => {
      const facts = customer.peek().state === 'loaded' ? customer.peek() : undefined;
      const row = facts?.state === 'loaded' ? facts.value?.row : undefined;
      return row?.customer.contacts.find((contact) => contact.id === contactId)?.name;
    },
    sendLog: (request) => sendRequest('logTouchpoint', { ...request, clicks: clicks() }),
    sendUndo,
  });

  const isSearchable = computed(() => cache.value.state === 'loaded' && cache.value.value.isSearchable);
  // Compared as one text, so that results are not worked out again for every other change of the cache.
  const recentIds = computed(() =>
    cache.value.state === 'loaded' ? cache.value.value.recent.map((entry) => entry.customerId).join('\n') : '',
  );
  const recent = computed(() => (recentIds.value === '' ? [] : recentIds.value.split('\n')));
  const shownKey = computed(() => page.value?.subjectKey);
  const search = createSearchSlice({ database, isSearchable, subjectKey: shownKey, recent, stop });

  const list = followList({ database, active, today: () => dayOf(clock.now.value, localTimeZone()), stop });
  const rowsLog = createLogRowsSlice({
    shown: list,
    clock,
    sendRows: (request) => sendRequest('logRows', { page: request.page, entries: [...request.entries] }),
    sendUndo,
  });

  const input = computed(
    (): ViewInput => ({
      nowMs: clock.now.value,
      settings: settings.value,
      isStorageSilent: isStorageSilent.value,
      cache: cache.value,
      active: active.value,
      pageRows: pageRows.value.state === 'loaded' ? pageRows.value.value : new Map(),
      selection: selection.value,
      customer: customer.value,
      evaluation: evaluation.value,
      log: log.state.value,
      list: list.value,
      logRows: rowsLog.state.value,
      connect: connect.state.value,
      isOnline: isOnline.value,
      logShortcut: logShortcut.value,
      search: search.view.value,
    }),
  );
  const current = computed(() => buildView(input.value));
  const view = holdView({
    view: current,
    isUnderWay: computed(() => isUnderWay(input.value, current.value)),
    standIn: (shown, next) => standInFor(input.peek(), shown, next),
    stop,
  });

  const onMessage = (message: unknown): void => {
    if (!isLogKeyPressed(message) || message.windowId !== windowId) return;
    const state = log.state.peek();
    if (state?.kind === 'ready') void log.log(state.binding, channelOfShortcut);
  };
  browser.runtime.onMessage.addListener(onMessage);
  stop.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage));

  const subjectKey = (): string | undefined => page.peek()?.subjectKey;
  const decide = (customerId: string, action: NextAction, click: DecisionClick): void => {
    const nowMs = Date.now();
    const decision = makeDecision(customerId, action, click, dayOf(nowMs, localTimeZone()), new Date(nowMs).toISOString());
    void tellBackground('decideAction', { decision });
  };
  followShownActions(view, (customerId, action) => decide(customerId, action, { kind: 'shown' }), stop);
  return {
    view,
    settings,
    callbacks: createCallbacks({ active, connect, settings, picked, log, rowsLog, search, subjectKey, decide }),
  };
}

interface CallbackParts {
  readonly active: ReadonlySignal<ActivePage | undefined>;
  readonly connect: ConnectSlice;
  readonly settings: ReadonlySignal<Settings | undefined>;
  readonly picked: { value: Picked | undefined };
  readonly log: ReturnType<typeof createLogSlice>;
  readonly rowsLog: LogRowsSlice;
  readonly search: SearchSlice;
  readonly subjectKey: () => string | undefined;
  readonly decide: (customerId: string, action: NextAction, click: DecisionClick) => void;
}

function createCallbacks(parts: CallbackParts): SidebarCallbacks {
  const { active, connect, settings, picked, log, rowsLog, search, subjectKey, decide } = parts;
  const readAgain = (): void => {
    log.reset();
    const tabId = active.peek()?.tabId;
    if (tabId !== undefined) void tellBackground('readPageAgain', { tabId });
  };
  const teach = async (lesson: Lesson): Promise<void> => {
    await tellBackground('teach', { lesson });
    search.search('');
    readAgain();
  };
  const findChoice = (key: string) => active.peek()?.page?.choices.find((choice) => choice.key === key);
  return {
    connect: (address, accessToken) => void connect.connect(address, accessToken),
    findSignIn: (address) => void connect.findSignIn(address),
    signIn: (address) => void connect.signIn(address),
    signInAgain() {
      const connection = settings.peek()?.connection;
      if (connection) void connect.signIn(connection.baseUrl);
    },
    selectChip(key) {
      const onPage = subjectKey();
      if (onPage !== undefined) picked.value = { kind: 'chip', key, subjectKey: onPage };
    },
    openCustomer(customerId) {
      picked.value = { kind: 'customer', customerId, subjectKey: subjectKey() };
      search.search('');
    },
    showToday() {
      picked.value = { kind: 'today', subjectKey: subjectKey() };
    },
    log: (binding) => void log.log(binding, channelOfShortcut),
    logWithoutPage: ({ customerId }, channel, contactId) => void log.log({ customerId }, channel, contactId),
    logRows: (binding, mails) => void rowsLog.log(binding, mails),
    undoRows: () => void rowsLog.undo(),
    showPage() {
      picked.value = undefined;
    },
    undoLog: (touchpointId) => void log.undo(touchpointId),
    ...editCallbacks,
    readAgain,
    startAction: (customerId, action) => decide(customerId, action, { kind: 'taken' }),
    postponeAction: (customerId, action, until) => decide(customerId, action, { kind: 'postponed', until }),
    wakeAction: (customerId, action) => decide(customerId, action, { kind: 'woken' }),
    refuseAction: (customerId, action, reason) => decide(customerId, action, { kind: 'refused', reason }),
    seeAction: (customerId, action) => decide(customerId, action, { kind: 'shown' }),
    copyText: (text) => void navigator.clipboard.writeText(text),
    answerFollowUp: (taken, outcome) =>
      void tellBackground('decideAction', { decision: makeOutcome(taken, outcome, new Date().toISOString()) }),
    choose: (key, { customerId }) => void teach({ kind: 'choice', surface: findChoice(key)?.surface ?? key, customerId }),
    chooseNone(key) {
      const choice = findChoice(key);
      if (!choice) return;
      const customerIds = [...new Set(choice.candidates.map((candidate) => candidate.customerId))];
      void teach({ kind: 'rejection', surface: choice.surface, customerIds });
    },
    linkSender: (address, customerId) => void teach({ kind: 'link', surface: address, customerId }),
    async proposeCustomer(name, address) {
      const request = sendRequest('proposeCustomer', { id: crypto.randomUUID(), name, address });
      const answer = await orWhenUnreachable(request, { kind: 'not-sent', reason: 'failed' });
      return answer.kind === 'sent' ? undefined : answer.reason;
    },
    teachName: (name, customerId) => void teach({ kind: 'link', surface: name, customerId }),
    blockSender: (address) => void teach({ kind: 'block', surface: address }),
    async unblockSender(key) {
      await tellBackground('forgetLesson', { key });
      readAgain();
    },
    rejectMatch: (customerId, surface) => void teach({ kind: 'rejection', surface, customerIds: [customerId] }),
    search: search.search,
    allowSite() {
      const url = active.peek()?.url;
      // Asked in the click itself: the browser shows its question only then.
      if (url !== undefined) void browser.permissions.request({ origins: [sitePatternOf(url, import.meta.env.FIREFOX)] });
    },
    async reportPage() {
      const tabId = active.peek()?.tabId;
      if (tabId === undefined) return false;
      try {
        const { html } = await sendRequest('copyPage', { tabId });
        if (html !== '') await navigator.clipboard.writeText(html);
        return html !== '';
      } catch (error) {
        console.info('shuke: the page was not copied', error);
        return false;
      }
    },
    confirmListMove: (listVersion) => void tellBackground('confirmListMove', { listVersion }),
    syncNow: () => void tellBackground('syncNow', {}),
    openOptions: () => void browser.runtime.openOptionsPage(),
    importFile: () => void browser.tabs.create({ url: new URL('/import.html', location.href).href }),
    openConsole: () => void browser.tabs.create({ url: new URL('/console.html', location.href).href }),
  };
}

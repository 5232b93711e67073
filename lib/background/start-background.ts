/** The background worker: every listener at the top level, everything it needs on the disk. */
import { browser } from 'wxt/browser';
import { findCurrentGeneration } from '../cache/customers.ts';
import { openDatabase, type ShukeDatabase } from '../cache/db.ts';
import { saveDecision, saveShown } from '../cache/decisions.ts';
import { type Journal, openJournal } from '../cache/journal.ts';
import { dropLesson, dropWaitingProposals, saveLesson } from '../cache/lessons.ts';
import { discardRefused, retryRefused } from '../cache/refused.ts';
import { dropState, loadState } from '../cache/state.ts';
import { undoMs, undoTouchpoint } from '../cache/touchpoints.ts';
import { choiceKey } from '../match/resolve-mentions.ts';
import type { PageMessage } from '../messages/contract.ts';
import { handleMessages, type PageSender } from '../messages/handle.ts';
import type { LogKeyPressed } from '../messages/log-key.ts';
import { type FrameState, mergeFrames } from '../messages/page-state.ts';
import type { TextBlock } from '../model/page.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import { hasRoom } from '../platform/has-room.ts';
import { markSite } from '../platform/marked-sites.ts';
import { changeSettings, loadSettings } from '../platform/settings.ts';
import { createStoredRecords } from '../platform/stored-records.ts';
import { createStoredValue } from '../platform/stored-value.ts';
import { unawaited } from '../platform/unawaited.ts';
import { signRequests } from '../sources/http.ts';
import { reviveCache } from '../sync/guard-cache.ts';
import { AllowedSites } from './allowed-sites.ts';
import { applyManaged } from './apply-managed.ts';
import { connect, signOut } from './connection.ts';
import { editTouchpoint } from './edit-touchpoint.ts';
import { evaluateCustomer } from './evaluate-customer.ts';
import { Glances } from './glances.ts';
import { guessAspect } from './guess-aspect.ts';
import { createAccess } from './keep-access.ts';
import { JournalKeeper } from './keep-journal.ts';
import { logRows } from './log-rows.ts';
import { logTouchpoint } from './log-touchpoint.ts';
import { clearMarks, markFrame } from './marks.ts';
import { countDrops, dropPageStates, PageStates } from './page-states.ts';
import { proposeCustomer } from './propose-customer.ts';
import { readList } from './read-list.ts';
import { rememberRecent } from './recent.ts';
import { Recogniser } from './recogniser.ts';
import { pollMinutes, Rounds, sendAlarm } from './rounds.ts';
import { findSignIn, signIn, signInByPolicy } from './sign-in.ts';
import { copyTab, findGrantedOrigins, loadAdapter, readOpenTabs, readTab, registerGrantedSites } from './sites.ts';
import { useFile } from './use-file.ts';
import { wipeBrowser } from './wipe.ts';

const pollAlarm = 'poll';

class Background {
  readonly #database: ShukeDatabase = openDatabase(undefined, {
    mirror: createStoredRecords('unsent:'),
    hasRoom,
    guard: createStoredValue('cache-mark'),
  });
  readonly #journal: Journal = openJournal();
  readonly #journalKeeper = new JournalKeeper(this.#journal);
  readonly #allowed = new AllowedSites();
  readonly #pages = new PageStates();
  readonly #recogniser = new Recogniser(this.#database);
  readonly #rounds = new Rounds(this.#database, this.#recogniser);
  /** Tokens of whoever has signed in. */
  readonly #access = createAccess();
  /** What leaving a backend ends. */
  readonly #leaving = { stop: () => this.#rounds.stop() };

  readonly #glances = new Glances(async (tabId) => {
    const primary = mergeFrames(await this.#pages.load(tabId))?.primaryCustomerId;
    if (primary !== undefined) await rememberRecent(this.#database, primary, Date.now());
  });

  async onPageMessage(message: PageMessage, sender: PageSender): Promise<void> {
    if (message.type === 'pageLeft') return this.#pages.leave(sender);
    if (!(await this.#allowed.cover(sender.origin))) return this.#pages.drop(sender.tabId);
    this.#journalKeeper.noteReading(sender.origin);
    const { reading, sentAtMs } = message;
    const receivedAtMs = performance.timeOrigin + performance.now();
    const drops = countDrops();
    const resolution = await this.#database.ask(() => this.#recogniser.recognise(reading));
    const { site, step, view, subjectKey, message: openMessage, blocks, missed } = reading;
    const aspect = guessAspect(reading);
    // The adapter reads the frame again; until then it stands as the lower steps read it.
    if (missed?.why === 'not-loaded')
      loadAdapter(missed.site, sender).catch((error: unknown) => console.info(`shuke: ${missed.site} was not loaded`, error));
    // The site may have been taken back while its text was looked through.
    if (!(await this.#allowed.cover(sender.origin))) return this.#pages.drop(sender.tabId);
    const frame: FrameState = {
      documentId: sender.documentId,
      site,
      step,
      view,
      subjectKey,
      resolution,
      times: { sentAtMs, receivedAtMs, matchedAtMs: performance.timeOrigin + performance.now() },
      roles: blocks.map((block) => block.role),
      ...readRows(blocks),
      ...(aspect ? { aspect } : {}),
      ...(openMessage ? { message: openMessage } : {}),
      ...(missed?.why === 'misfit' ? { misfit: { site: missed.site, selector: missed.selector ?? '' } } : {}),
    };
    await this.#pages.save(sender, frame, drops);
    markFrame(sender, resolution).catch((error: unknown) => console.info('shuke: a page was not marked', error));
    this.#glances.begin(sender.tabId);
  }

  listen(): void {
    const database = this.#database;
    handleMessages({
      onPageMessage: (message, sender) => {
        this.onPageMessage(message, sender).catch((error: unknown) =>
          console.error('shuke: a page could not be recognised', error),
        );
      },
      requests: this.#journalKeeper.followDeeds({
        logTouchpoint: async (request) => {
          const { keepsSubjects } = await loadSettings();
          const answer = await logTouchpoint(request, { database, pages: this.#pages, keepsSubjects, nowMs: Date.now() });
          if (answer.kind === 'saved') this.#sendSoon();
          return answer;
        },
        editTouchpoint: async ({ touchpoint }) => {
          const answer = await editTouchpoint(database, touchpoint, Date.now());
          if (answer.kind === 'saved') this.#sendSoon();
          return answer;
        },
        settleRefused: async ({ id, decision }) => {
          if (decision === 'discard') await database.attempt(() => discardRefused(database, id));
          else if (await database.attempt(() => retryRefused(database, id, Date.now()))) this.#sendSoon();
          return null;
        },
        undoTouchpoint: async ({ touchpointId }) => ({
          isUndone: await database.attempt(() => undoTouchpoint(database, touchpointId, Date.now())),
        }),
        logRows: async (request) => {
          const { keepsSubjects } = await loadSettings();
          const answer = await logRows(request, { database, pages: this.#pages, keepsSubjects, nowMs: Date.now() });
          if (answer.kind === 'done') this.#sendSoon();
          return answer;
        },
        readList: ({ tabId }) => database.ask(() => readList(database, this.#pages, tabId, Date.now())),
        readPageAgain: async ({ tabId }) => {
          await this.#pages.drop(tabId);
          await readTab(tabId);
          return null;
        },
        copyPage: async ({ tabId }) => ({ html: await copyTab(tabId) }),
        teach: async ({ lesson }) => {
          const { sharesLessons } = await loadSettings();
          const taughtAt = new Date().toISOString();
          await database.attempt(() => saveLesson(database, choiceKey(lesson.surface), lesson, taughtAt, sharesLessons));
          this.#recogniser.forget();
          if (sharesLessons) this.#sendSoon();
          return null;
        },
        proposeCustomer: async (proposal) => proposeCustomer(proposal, await loadSettings()),
        forgetLesson: async ({ key }) => {
          await database.attempt(() => dropLesson(database, key));
          this.#recogniser.forget();
          await readOpenTabs(await findGrantedOrigins());
          return null;
        },
        syncNow: async () => {
          await this.#rounds.sync(true);
          return null;
        },
        connect: async (connection) => {
          const answer = await connect(database, connection, this.#leaving);
          if (answer.kind === 'connected') this.#recogniser.forget();
          return answer;
        },
        findSignIn: ({ baseUrl }) => findSignIn(baseUrl),
        signIn: async ({ baseUrl }) => {
          const answer = await signIn(database, baseUrl, true, this.#leaving);
          if (answer.kind === 'connected') this.#recogniser.forget();
          return answer;
        },
        renewAccess: async ({ refused }) => {
          const answer = await (refused === undefined ? this.#access.find() : this.#access.renew(refused));
          if (answer.ok) return { kind: 'renewed' };
          return { kind: answer.failure.kind === 'signed-out' ? 'signed-out' : 'away' };
        },
        useFile: async (file) => {
          await useFile(database, file);
          // The page has its answer: the customers are there. Of a hundred thousand the rest takes seconds.
          unawaited('what follows a file', this.#rounds.followFile());
          return null;
        },
        signOut: async ({ evenUnsent }) => {
          const answer = await signOut(database, evenUnsent, this.#leaving);
          this.#recogniser.forget();
          return answer;
        },
        changeSettings: async ({ keepsSubjects, sharesLessons, language }) => {
          if (sharesLessons === false) await database.attempt(() => dropWaitingProposals(database));
          await changeSettings({
            ...(keepsSubjects === undefined ? {} : { keepsSubjects }),
            ...(sharesLessons === undefined ? {} : { sharesLessons }),
            ...(language === undefined ? {} : { language }),
          });
          return null;
        },
        decideAction: async ({ decision }) => {
          if (decision.kind === 'shown') {
            await database.attempt(() => saveShown(database, decision, dayOf(Date.now(), localTimeZone())));
            return null;
          }
          await database.attempt(() => saveDecision(database, decision));
          this.#sendSoon();
          await this.#rounds.computeAgenda();
          return null;
        },
        evaluateCustomer: ({ customerId }) => database.ask(() => evaluateCustomer(database, customerId, Date.now())),
        confirmListMove: async ({ listVersion }) => {
          await database.attempt(async () => {
            const moved = await loadState(database, 'moved');
            if (moved?.listVersion === listVersion) await dropState(database, 'moved');
          });
          return null;
        },
        markSite: async ({ pattern, isOn }) => {
          await markSite(pattern, isOn);
          if (isOn) await readOpenTabs([pattern]);
          else await clearMarks(pattern);
          return null;
        },
        wipe: async () => {
          this.#rounds.stop();
          await wipeBrowser(database, this.#journal);
          this.#recogniser.forget();
          await this.#journalKeeper.followPermissions();
          return null;
        },
      }),
    });
    this.#journalKeeper.followRequests();
    signRequests(this.#access);

    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === pollAlarm || alarm.name === sendAlarm) unawaited('a round of sync', this.#rounds.sync(false));
    });
    browser.tabs.onRemoved.addListener((tabId) => unawaited('forgetting a tab', this.#pages.drop(tabId)));
    if (import.meta.env.FIREFOX) this.#listenToNavigation();
    browser.permissions.onAdded.addListener(({ origins }) => {
      this.#allowed.forget();
      unawaited(
        'reading a site that was allowed',
        registerGrantedSites().then(() => readOpenTabs(origins ?? [])),
      );
      unawaited('the diary', this.#journalKeeper.followPermissions());
    });
    browser.permissions.onRemoved.addListener(() => {
      this.#allowed.forget();
      unawaited(
        'forgetting a site',
        registerGrantedSites().then(() => dropPageStates()),
      );
      unawaited('the diary', this.#journalKeeper.followPermissions());
    });
    browser.runtime.onInstalled.addListener(() => unawaited('the first start', this.#onInstalled()));
    browser.runtime.onStartup.addListener(() => {
      unawaited('the start', this.#onStartup());
      unawaited('the diary', this.#journalKeeper.followPermissions());
    });
    browser.commands.onCommand.addListener((command, tab) => {
      if (command === 'log-touchpoint' && tab?.windowId !== undefined) this.#onLogKey(tab.windowId);
    });
    void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
    listenToButton();
    // A policy can arrive after the start.
    browser.storage.onChanged.addListener((_changes, area) => {
      if (area === 'managed') unawaited('a policy', this.#followPolicy());
    });
    // The network is back: what waits need not wait for an alarm.
    globalThis.addEventListener?.('online', () => unawaited('a round of sync', this.#rounds.sync(false)));
    // Whatever woke this worker: the database may have changed since the last one, and not by us.
    unawaited('looking at the cache', this.#wake());
  }

  async #wake(): Promise<void> {
    const isDamaged = await reviveCache(this.#database, Date.now());
    if ((await this.#obeyPolicy()) || isDamaged) await this.#rounds.sync(true);
  }

  async #followPolicy(): Promise<void> {
    if (await this.#obeyPolicy()) await this.#rounds.sync(true);
  }

  /** @returns whether there is a new connection, and customers are to be fetched */
  async #obeyPolicy(): Promise<boolean> {
    return (await applyManaged(this.#database, this.#leaving)) || (await signInByPolicy(this.#database, this.#leaving));
  }

  async #onStartup(): Promise<void> {
    await this.#ensureAlarms();
    await this.#rounds.sync(false);
    await this.#sendLeftovers();
  }

  /**
   * In Firefox a script of a page that goes away can no longer say so. Where an allowed page follows, its own reading takes the
   * place of the old one; any other shows us no address, and nothing of the old page may stay on the card.
   */
  #listenToNavigation(): void {
    const { onUpdated } = browser.tabs as unknown as {
      onUpdated: {
        addListener(on: (tabId: number, change: object, tab: { url?: string }) => void, filter: { properties: string[] }): void;
      };
    };
    const onStatus = (tabId: number, _change: object, tab: { url?: string }): void => {
      if (tab.url === undefined) unawaited('forgetting a tab', this.#pages.drop(tabId));
    };
    onUpdated.addListener(onStatus, { properties: ['status'] });
  }

  /** The undo window is shorter than the shortest alarm, so a timer sends and an alarm catches what a dead worker left. */
  #sendSoon(): void {
    setTimeout(() => unawaited('a round of sync', this.#rounds.sync(true)), undoMs + 200);
    void browser.alarms.create(sendAlarm, { delayInMinutes: 0.5 });
  }

  /** What was logged right before the browser ended may still be undone; nobody has set a timer for it in this life. */
  async #sendLeftovers(): Promise<void> {
    if ((await this.#database.outbox.count()) > 0) this.#sendSoon();
  }

  #onLogKey(windowId: number): void {
    const pressed: LogKeyPressed = { type: 'logKeyPressed', windowId };
    // Without an open panel nothing was on screen that could be logged, and nobody answers.
    browser.runtime.sendMessage(pressed).catch(() => undefined);
  }

  async #ensureAlarms(): Promise<void> {
    if (!(await browser.alarms.get(pollAlarm))) await browser.alarms.create(pollAlarm, { periodInMinutes: pollMinutes });
  }

  /** First start and every update: tabs that are open hold no script, or one of the old version. */
  async #onInstalled(): Promise<void> {
    await this.#ensureAlarms();
    await this.#journalKeeper.followPermissions();
    await registerGrantedSites();
    await readOpenTabs(await findGrantedOrigins());
    if (await findCurrentGeneration(this.#database)) await this.#rounds.sync(false);
    await this.#sendLeftovers();
  }
}

/** The messages that rows of a list stand for; a list of thousands is cut, so that it fits into session storage. */
function readRows(blocks: readonly TextBlock[]): Pick<FrameState, 'rows'> {
  const rows = blocks.flatMap(({ message }, block) => (message ? [{ block, message }] : []));
  return rows.length === 0 ? {} : { rows: rows.slice(0, 500) };
}

/**
 * A click on our button opens the panel. Chromium could do that by itself, but then the click does not lend us the tab
 * (activeTab), and the panel could not say which site it would ask for.
 */
function listenToButton(): void {
  if (import.meta.env.FIREFOX) {
    const { sidebarAction } = browser as typeof browser & { sidebarAction: { toggle(): Promise<void> } };
    browser.action.onClicked.addListener(() => void sidebarAction.toggle());
    return;
  }
  void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: false });
  // Nothing may be awaited before it, or the click no longer counts.
  browser.action.onClicked.addListener((tab) => void browser.sidePanel.open({ windowId: tab.windowId }));
}

/** Registers every listener before anything is awaited; call it at the top level of the worker. */
export function startBackground(): void {
  new Background().listen();
}

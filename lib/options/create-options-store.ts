/** The options page: connection, sites, language, what is stored. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { ConnectError } from '../../components/connect-view.ts';
import type {
  LocalCustomers,
  OptionsCallbacks,
  OptionsConnection,
  OptionsView,
  SitesView,
  StoredData,
  TaughtFact,
} from '../../components/options-view.ts';
import { findCurrentGeneration, findCustomerRow } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import type { Journal } from '../cache/journal.ts';
import { loadLessons } from '../cache/lessons.ts';
import { loadState, type SyncState } from '../cache/state.ts';
import type { PageState } from '../messages/page-state.ts';
import { orWhenUnreachable, sendRequest, tellBackground } from '../messages/send.ts';
import type { ExportHead } from '../model/export.ts';
import { localTimeZone } from '../platform/calendar.ts';
import { createConnectSlice } from '../platform/connect-slice.ts';
import { isFolder } from '../platform/is-folder.ts';
import { createLiveSignal } from '../platform/live-signal.ts';
import { loadManagedSites } from '../platform/managed-sites.ts';
import { loadMarkedSites, watchMarkedSites } from '../platform/marked-sites.ts';
import { awaitSettings, type Settings, watchSettings } from '../platform/settings.ts';
import { sitePatternOf } from '../platform/site-pattern.ts';
import { sessionArea } from '../platform/storage-areas.ts';
import { createJournalSlice } from './create-journal-slice.ts';
import { describeDiagnostics } from './diagnostics.ts';
import { describeSites, findMissing, hostOf } from './diary.ts';

export interface OptionsStore {
  readonly view: ReadonlySignal<OptionsView>;
  readonly settings: ReadonlySignal<Settings | undefined>;
  readonly callbacks: OptionsCallbacks;
}

interface Facts {
  readonly head?: ExportHead;
  readonly sync?: SyncState;
  readonly touchpointCount: number;
  readonly unsentCount: number;
  readonly taught: readonly TaughtFact[];
}

/** Lessons with the names of their customers; one that is no longer ours is shown by its id. */
async function readTaught(database: ShukeDatabase): Promise<TaughtFact[]> {
  const facts: TaughtFact[] = [];
  for (const { key, lesson, waiting, proposedAt } of await loadLessons(database)) {
    const proposal = waiting ? 'waiting' : proposedAt === undefined ? undefined : 'sent';
    const ids = lesson.kind === 'block' ? [] : lesson.kind === 'rejection' ? lesson.customerIds : [lesson.customerId];
    const customers: string[] = [];
    for (const id of ids) customers.push((await findCustomerRow(database, id))?.customer.legalName ?? id);
    facts.push({ key, surface: lesson.surface, kind: lesson.kind, customers, ...(proposal ? { proposal } : {}) });
  }
  return facts;
}

async function readFacts(database: ShukeDatabase): Promise<Facts> {
  const generation = await findCurrentGeneration(database);
  const sync = await loadState(database, 'sync');
  return {
    ...(generation ? { head: generation.head } : {}),
    ...(sync ? { sync } : {}),
    touchpointCount: await database.touchpoints.count(),
    unsentCount: await database.outbox.count(),
    taught: await readTaught(database),
  };
}

const dayMs = 86_400_000;

/** The pattern in which this browser is asked for a site. */
function askable(pattern: string): string {
  return sitePatternOf(pattern.slice(0, -1), import.meta.env.FIREFOX);
}

/** Starts the state behind one options page; everything stops with `stop`. */
export function createOptionsStore(database: ShukeDatabase, journal: Journal, stop: AbortSignal): OptionsStore {
  const now = signal(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, 30_000);
  stop.addEventListener('abort', () => clearInterval(timer));
  const settings = signal<Settings | undefined>(undefined);
  const granted = signal<readonly string[] | 'loading' | 'failed'>('loading');
  const pages = signal<readonly PageState[]>([]);
  const wiping = signal<OptionsView['wiping']>(undefined);
  const bytes = signal<number | undefined>(undefined);
  const connecting = createConnectSlice({
    connect: (request) => sendRequest('connect', request),
    signIn: (request) => sendRequest('signIn', request),
    findSignIn: (request) => sendRequest('findSignIn', request),
    sync: () => sendRequest('syncNow', {}),
  });
  const facts = createLiveSignal(
    () => undefined,
    () => readFacts(database),
    stop,
  );

  void awaitSettings(() => console.error('shuke: the storage of the browser does not answer'), stop).then((loaded) => {
    settings.value = loaded;
  });
  watchSettings((changed) => {
    settings.value = changed;
  }, stop);

  const readSites = async (): Promise<void> => {
    try {
      const { origins = [] } = await browser.permissions.getAll();
      granted.value = origins;
    } catch {
      granted.value = 'failed';
    }
  };
  const onPermissions = (): void => void readSites();
  browser.permissions.onAdded.addListener(onPermissions);
  browser.permissions.onRemoved.addListener(onPermissions);
  stop.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(onPermissions);
    browser.permissions.onRemoved.removeListener(onPermissions);
  });
  void readSites();
  void sessionArea.get(null).then((stored) => {
    pages.value = Object.entries(stored).flatMap(([key, page]) => (key.startsWith('page:') ? [page as PageState] : []));
  });
  const managed = signal<readonly string[]>([]);
  const readManaged = (): void =>
    void loadManagedSites().then((patterns) => {
      managed.value = patterns;
    });
  readManaged();
  // A policy may arrive after the browser has started.
  const onStored = (_changes: unknown, area: string): void => void (area === 'managed' && readManaged());
  browser.storage.onChanged.addListener(onStored);
  stop.addEventListener('abort', () => browser.storage.onChanged.removeListener(onStored));
  const marked = signal<readonly string[]>([]);
  void loadMarkedSites().then((patterns) => {
    marked.value = patterns;
  });
  watchMarkedSites((patterns) => {
    marked.value = patterns;
  }, stop);
  const written = createJournalSlice(journal, database, () => now.value, stop);
  const sites = computed((): SitesView => {
    const patterns = granted.value;
    if (typeof patterns === 'string') return { kind: patterns };
    const { events = [], uses = [] } = written.sites.value ?? {};
    const missing = findMissing(managed.value, patterns);
    return {
      kind: 'loaded',
      ...(missing.length > 0 ? { named: missing.map(hostOf) } : {}),
      sites: describeSites(patterns, events, uses, marked.value),
    };
  });
  void navigator.storage?.estimate?.().then((estimate) => {
    bytes.value = estimate.usage;
  });

  const loaded = computed(() => (facts.value.state === 'loaded' ? facts.value.value : undefined));

  const connection = computed((): OptionsConnection => {
    const current = settings.value;
    if (!current || !loaded.value) return { kind: 'loading' };
    const { address, running, error } = connecting.state.value;
    const { baseUrl, provider } = current.connection ?? {};
    const known = baseUrl !== undefined && provider !== undefined ? { address: baseUrl, provider } : undefined;
    const found = connecting.state.value.offer ?? known;
    const offer = found ? { offer: found } : {};
    if (running) return { kind: 'connecting', address: address ?? '', isSigningIn: running === 'signing-in', ...offer };
    const { head, sync } = loaded.value;
    if (!current.connection || !head) {
      const shown = address ?? current.connection?.baseUrl;
      return { kind: 'none', ...(shown === undefined ? {} : { address: shown }), ...offer, ...(error ? { error } : {}) };
    }
    const at = sync?.lastContactMs;
    return {
      kind: 'connected',
      address: current.connection.baseUrl,
      name: head.viewer.name,
      role: head.viewer.role,
      companyName: head.company.name,
      ...(at === undefined ? {} : { syncedAt: new Date(at).toISOString() }),
      ...(current.isTokenRefused ? { isTokenRefused: true } : {}),
      ...offer,
      ...(error ? { error } : {}),
    };
  });

  const local = computed((): LocalCustomers | undefined => {
    const current = settings.value;
    if (!current || !loaded.value) return undefined;
    const { file, connection: backend } = current;
    const isOnlyHere = file !== undefined || isFolder(backend);
    return { isOnlyHere, keptCount: loaded.value.unsentCount, ...(file ? { file } : {}) };
  });

  const stored = computed((): StoredData | undefined => {
    const current = loaded.value;
    if (!current) return undefined;
    const { head, sync } = current;
    const endsAt = head && sync?.lastContactMs !== undefined ? sync.lastContactMs + head.leaseDays * dayMs : undefined;
    return {
      customerCount: head?.rowCount ?? 0,
      touchpointCount: current.touchpointCount,
      unsentCount: current.unsentCount,
      lessonCount: current.taught.length,
      ...(written.requestCount.value === undefined ? {} : { requestCount: written.requestCount.value }),
      ...(bytes.value === undefined ? {} : { bytes: bytes.value }),
      ...(endsAt === undefined ? {} : { leaseEndsAt: new Date(endsAt).toISOString() }),
    };
  });

  const diagnostics = computed(() =>
    describeDiagnostics({
      version: browser.runtime.getManifest().version,
      userAgent: navigator.userAgent,
      language: navigator.language,
      databaseVersion: database.verno,
      head: loaded.value?.head,
      sync: loaded.value?.sync,
      unsentCount: loaded.value?.unsentCount ?? 0,
      bytes: bytes.value,
      siteCount: typeof granted.value === 'string' ? undefined : granted.value.length,
      ledger: written.ledger.value,
      pages: pages.value,
    }),
  );

  const view = computed(
    (): OptionsView => ({
      now: new Date(now.value).toISOString(),
      timeZone: localTimeZone(),
      connection: connection.value,
      ...(local.value ? { local: local.value } : {}),
      sites: sites.value,
      language: settings.value?.language ?? 'auto',
      keepsSubjects: settings.value?.keepsSubjects ?? false,
      // A folder takes nothing, so there is nobody to propose to.
      ...(settings.value?.connection && !isFolder(settings.value.connection)
        ? { sharesLessons: settings.value.sharesLessons }
        : {}),
      diagnostics: diagnostics.value,
      ...(written.ledger.value ? { ledger: written.ledger.value } : {}),
      ...(written.scorecard.value ? { scorecard: written.scorecard.value } : {}),
      ...(written.diary.value ? { diary: written.diary.value } : {}),
      ...(wiping.value ? { wiping: wiping.value } : {}),
      ...(stored.value ? { stored: stored.value } : {}),
      ...(loaded.value?.head ? { taught: loaded.value.taught } : {}),
    }),
  );

  return {
    view,
    settings,
    callbacks: {
      ...written.callbacks,
      connect: (address, accessToken) => void connecting.connect(address, accessToken),
      findSignIn: (address) => void connecting.findSignIn(address),
      signIn: (address) => void connecting.signIn(address),
      async signOut() {
        const answer = await orWhenUnreachable(sendRequest('signOut', { evenUnsent: false }), undefined);
        // What is not sent yet would be lost: the backend has to be reached first.
        const error: ConnectError = { kind: answer ? 'unreachable' : 'failed' };
        connecting.tell(answer?.kind === 'signed-out' ? undefined : error);
      },
      async wipe() {
        wiping.value = 'running';
        const answer = await orWhenUnreachable(sendRequest('wipe', {}), undefined);
        wiping.value = answer === null ? 'done' : 'failed';
      },
      async removeSite(pattern) {
        // While we still may: afterwards nobody could take the marks away.
        if (marked.peek().includes(pattern)) await tellBackground('markSite', { pattern, isOn: false });
        await browser.permissions.remove({ origins: [pattern] });
      },
      allowNamed() {
        const patterns = granted.peek();
        // Asked in the click itself: the browser shows its question only then.
        if (typeof patterns !== 'string')
          void browser.permissions.request({ origins: findMissing(managed.peek(), patterns).map(askable) });
      },
      setMarks: (pattern, isOn) => void tellBackground('markSite', { pattern, isOn }),
      forgetLesson: (key) => void tellBackground('forgetLesson', { key }),
      setLanguage: (language) => void tellBackground('changeSettings', { language }),
      setSharesLessons: (sharesLessons) => void tellBackground('changeSettings', { sharesLessons }),
      setKeepsSubjects: (keepsSubjects) => void tellBackground('changeSettings', { keepsSubjects }),
      copyDiagnostics: () =>
        void navigator.clipboard.writeText(
          diagnostics
            .peek()
            .map(({ name, value }) => `${name}: ${value}`)
            .join('\n'),
        ),
      importFile: () => void browser.tabs.create({ url: new URL('/import.html', location.href).href }),
      async saveTouchpoints(format) {
        const { saveTouchpoints } = await import('./save-touchpoints.ts');
        const link = document.createElement('a');
        link.href = URL.createObjectURL(
          new Blob([await saveTouchpoints(database, format)], { type: 'text/plain;charset=utf-8' }),
        );
        link.download = `touchpoints.${format}`;
        link.click();
        URL.revokeObjectURL(link.href);
      },
      openConsole: () => void browser.tabs.create({ url: new URL('/console.html', location.href).href }),
    },
  };
}

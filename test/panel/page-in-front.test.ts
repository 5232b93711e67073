/** The tab in front -> what the panel says of its site: never that it may not be read when it may. */
import { effect, signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SidebarView } from '../../components/sidebar-view.ts';
import { PageStates } from '../../lib/background/page-states.ts';
import { type FrameState, mergeFrames } from '../../lib/messages/page-state.ts';
import { type ActivePage, followActivePage } from '../../lib/panel/active-page.ts';
import { buildView, isUnderWay, standInFor, type ViewInput } from '../../lib/panel/build-view.ts';
import { selectSubject } from '../../lib/panel/selection.ts';
import { resetExtension } from '../support/extension.ts';
import { fakePermissions } from '../support/fake-permissions.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');
const windowId = 1;
const pages = new PageStates();
const front = { id: 1, url: 'https://mail.example/inbox', status: 'complete' };

beforeEach(() => {
  resetExtension();
  Object.assign(front, { id: 1, url: 'https://mail.example/inbox', status: 'complete' });
  fakeBrowser.tabs.query = (async () => [{ ...front }]) as never;
});

const aCustomerHere = { customerId: 'c-1', confidence: 1, mentions: [] };

const nobody: FrameState = {
  documentId: 'd',
  site: 'webmail',
  step: 'adapter',
  view: 'message',
  subjectKey: 'a message about lunch',
  roles: [],
  times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
  resolution: { mentions: [], customers: [], choices: [] },
};

const head = {
  company: { id: 'co', name: 'Us', domains: [], fingerprintSalt: '00' },
  viewer: { id: 'rep', name: 'Rep', role: 'rep', teamIds: [] },
  staff: [],
  tierList: { version: 1 },
  leaseDays: 30,
} as unknown as NonNullable<Extract<ViewInput['cache'], { state: 'loaded' }>['value']['head']>;

function inputFor(active: ActivePage | undefined, query = ''): ViewInput {
  return {
    nowMs,
    settings: { keepsSubjects: false, sharesLessons: false } as unknown as NonNullable<ViewInput['settings']>,
    cache: {
      state: 'loaded',
      value: { head, unsentCount: 0, refused: [], agenda: [], dueCount: 0, snoozed: [], recent: [], isSearchable: true },
    },
    active,
    pageRows: new Map(),
    selection: selectSubject(active?.page, undefined),
    customer: { state: 'loading' },
    evaluation: undefined,
    log: undefined,
    list: undefined,
    logRows: { kind: 'ready' },
    connect: {},
    isOnline: true,
    logShortcut: undefined,
    search: { query, state: 'idle', results: [] } as unknown as NonNullable<ViewInput['search']>,
  };
}

/** Everything that the panel ever says while it follows the tab. */
function watch() {
  const stop = new AbortController();
  const active = followActivePage(windowId, stop.signal);
  const notices = new Set<string>();
  const changes = signal(0);
  effect(() => {
    changes.value = changes.peek() + 1;
    for (const notice of buildView(inputFor(active.value)).notices) notices.add(notice.kind);
  });
  const settled = (isWanted: (page: ActivePage | undefined) => boolean): Promise<ActivePage | undefined> =>
    new Promise((resolve) => {
      const dispose = effect(() => {
        const now = active.value;
        if (!isWanted(now)) return;
        resolve(now);
        queueMicrotask(() => dispose());
      });
    });
  return { stop, active, notices, settled };
}

test('an allowed page is never said to be forbidden, however long its reading takes', async () => {
  fakePermissions('https://mail.example/*');
  const { settled, notices, stop } = watch();
  const unread = await settled((page) => page !== undefined);
  expect(unread).toMatchObject({ isAllowed: true });
  const input = inputFor(unread);
  expect(isUnderWay(input, buildView(input))).toBe(true);
  await pages.save({ tabId: 1, frameId: 0, documentId: 'd' }, nobody);
  await settled((page) => page?.page !== undefined);
  await pages.leave({ tabId: 1, frameId: 0, documentId: 'd' });
  await settled((page) => page?.page === undefined && page?.isAllowed === true);
  expect([...notices]).toEqual([]);
  stop.abort();
});

test('a page that may not be read is said to be, until the user allows it, and again when he takes it back', async () => {
  const permissions = fakePermissions();
  const { settled, notices, stop } = watch();
  const forbidden = await settled((page) => page?.isAllowed === false);
  expect([...notices]).toEqual(['site-not-allowed']);
  const input = inputFor(forbidden);
  expect(isUnderWay(input, buildView(input)), 'nothing is waited for').toBe(false);
  permissions.add('https://mail.example/*');
  const allowed = await settled((page) => page?.isAllowed === true);
  expect(buildView(inputFor(allowed)).notices).toEqual([]);
  permissions.remove('https://mail.example/*');
  await settled((page) => page?.isAllowed === false);
  stop.abort();
});

test('an address that the browser has no pattern for leaves the day, and no wrong word', async () => {
  fakePermissions();
  fakeBrowser.permissions.contains = async () => {
    throw new Error('Invalid value for origin pattern');
  };
  const { settled, notices, stop } = watch();
  const strange = await settled((page) => page !== undefined);
  expect(buildView(inputFor(strange)).screen.kind).toBe('today');
  expect([...notices]).toEqual([]);
  stop.abort();
});

test('a page of an allowed site that is being fetched is waited for; who searches meanwhile goes on', async () => {
  fakePermissions('https://mail.example/*');
  front.status = 'loading';
  const { settled, stop } = watch();
  const loading = await settled((page) => page?.isLoading === true);
  expect(buildView(inputFor(loading)).screen.kind).toBe('loading');
  expect(buildView(inputFor(loading, 'hx')).screen.kind).toBe('today');
  front.status = 'complete';
  void fakeBrowser.tabs.onUpdated.trigger(1, { status: 'complete' }, {} as never);
  const loaded = await settled((page) => page?.isLoading === false);
  expect(buildView(inputFor(loaded)).screen.kind, 'a page that no script can read leaves the day').toBe('today');
  stop.abort();
});

test('a reading that comes while the tab is being asked about is not lost', async () => {
  fakePermissions('https://mail.example/*');
  const { settled, stop } = watch();
  await settled((page) => page !== undefined);
  void fakeBrowser.tabs.onUpdated.trigger(1, { status: 'complete' }, {} as never);
  await pages.save({ tabId: 1, frameId: 0, documentId: 'd' }, nobody);
  const read = await settled((page) => page?.page !== undefined);
  expect(read?.page?.subjectKey).toBe('a message about lunch');
  stop.abort();
});

test('until the answer comes the day stays on the screen, and a card never does', () => {
  const input = inputFor(undefined);
  const next = buildView(input);
  const card = { ...next, screen: { kind: 'customer' } } as unknown as SidebarView;
  expect(standInFor(input, card, next).screen.kind).toBe('loading');
  expect(standInFor(input, next, card)).toBe(next);
  const list = (tabId: number) =>
    ({ ...next, screen: { kind: 'list', binding: { tabId, lockKey: 'k' } } }) as unknown as SidebarView;
  const page = mergeFrames({
    frames: { 0: { ...nobody, view: 'list', resolution: { ...nobody.resolution, customers: [aCustomerHere] } } },
  });
  const onList = inputFor({ tabId: 1, isLoading: false, url: front.url, ...(page ? { page } : {}) });
  expect(standInFor(onList, list(1), next).screen.kind, 'the list that is read anew').toBe('list');
  expect(standInFor(onList, list(2), next).screen.kind, 'the list of another tab').toBe('loading');
});

test('a card is drawn once, with its next action and every name beside it; one that stands there is not taken away for a name', () => {
  const cardOf = (id: string) => ({ screen: { kind: 'customer', card: { customer: { id } } } }) as unknown as SidebarView;
  const customers = [aCustomerHere, { ...aCustomerHere, customerId: 'c-2' }];
  const page = mergeFrames({
    frames: { 0: { ...nobody, resolution: { ...nobody.resolution, customers, primaryCustomerId: 'c-1' } } },
  });
  const onPage = inputFor({ tabId: 1, isLoading: false, url: front.url, ...(page ? { page } : {}) });
  const rowsOf = (...ids: string[]) => ({ pageRows: new Map(ids.map((id) => [id, {}])) as unknown as ViewInput['pageRows'] });
  const evaluationOf = (customerId: string) => ({
    evaluation: { customerId } as unknown as NonNullable<ViewInput['evaluation']>,
  });
  const complete = { ...onPage, ...rowsOf('c-1', 'c-2'), ...evaluationOf('c-1') };
  expect(isUnderWay(complete, cardOf('c-1'))).toBe(false);
  expect(isUnderWay({ ...complete, ...evaluationOf('c-2') }, cardOf('c-1')), 'the action of the card before').toBe(true);
  expect(isUnderWay({ ...complete, ...rowsOf('c-1') }, cardOf('c-1')), 'a name without a row').toBe(true);
  const next = cardOf('c-1');
  expect(standInFor(onPage, cardOf('c-1'), next)).toBe(next);
  expect(standInFor(onPage, cardOf('c-2'), next).screen.kind).toBe('loading');
});

/**
 * What is on screen is what is logged: 10,000 random orders of navigation, changes of the page, slow readings, slow cache,
 * tab and window switches, late paints, clicks, and slow messages, over the panel's own state and the background's own
 * handler with its database. Every stored touchpoint must be of the customer and the message that stood beside the button
 * when it was painted.
 */
import { computed, effect, signal } from '@preact/signals';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LogBinding } from '../../components/sidebar-view.ts';
import { logTouchpoint } from '../../lib/background/log-touchpoint.ts';
import { dropPageStates, PageStates } from '../../lib/background/page-states.ts';
import type { CustomerFacts } from '../../lib/cache/customer-facts.ts';
import { readAllRows } from '../../lib/cache/customers.ts';
import type { LogAnswer } from '../../lib/messages/contract.ts';
import type { FrameState } from '../../lib/messages/page-state.ts';
import type { ShardRow } from '../../lib/model/export.ts';
import { followActivePage } from '../../lib/panel/active-page.ts';
import { createLogSlice } from '../../lib/panel/log-state.ts';
import { createLogSubject } from '../../lib/panel/log-subject.ts';
import { type Picked, selectSubject } from '../../lib/panel/selection.ts';
import type { Live } from '../../lib/platform/live-signal.ts';
import { resetExtension } from '../support/extension.ts';
import { fakePermissions } from '../support/fake-permissions.ts';
import { type Client, createWorld, repToken, type World } from '../support/sync-world.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');
const windowId = 1;
const orders = 10_000;

let world: World;
let client: Client;
let rows: readonly ShardRow[];

beforeAll(async () => {
  world = await createWorld(nowMs);
  client = world.openClient(repToken);
  await client.sync({ isAsked: true });
  const all: ShardRow[] = [];
  for await (const some of readAllRows(client.database)) all.push(...some);
  rows = all.slice(0, 3);
});
afterAll(() => world.close());
beforeEach(() => resetExtension());

interface Mail {
  readonly sentAt: string;
  /** Places in `rows`, the primary first. */
  readonly about: readonly number[];
  /** As the site calls it; two hosts call different mails the same. */
  readonly name: string;
  readonly identity?: string;
}

const mails: readonly Mail[] = [
  { sentAt: '2026-11-19T01:00:00Z', about: [0], name: 'INBOX 5', identity: 'a5' },
  { sentAt: '2026-11-19T02:00:00Z', about: [0, 1], name: 'INBOX 5', identity: 'b5' },
  { sentAt: '2026-11-19T03:00:00Z', about: [1, 0], name: 'INBOX 6' },
  { sentAt: '2026-11-19T04:00:00Z', about: [2], name: 'INBOX 6' },
  { sentAt: '2026-11-19T05:00:00Z', about: [], name: 'INBOX 7', identity: 'c7' },
];

function aFrame(mail: Mail, documentId: string): FrameState {
  const about = mail.about.flatMap((place) => rows[place]?.customer.id ?? []);
  const primary = about[0];
  return {
    documentId,
    site: 'webmail',
    step: 'adapter',
    view: 'message',
    subjectKey: `webmail message ${mail.name}`,
    roles: ['sender'],
    times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
    resolution: {
      mentions: [],
      customers: about.map((customerId) => ({ customerId, confidence: 1, mentions: [] })),
      choices: [],
      ...(primary === undefined ? {} : { primaryCustomerId: primary }),
    },
    message: { to: [], sentAt: mail.sentAt, ...(mail.identity === undefined ? {} : { identity: mail.identity }) },
  };
}

/** One panel in one window, three tabs of which one is in another window, and everything between them slow. */
class Desk {
  readonly #stop = new AbortController();
  readonly #pages = new PageStates();
  /** What is on its way, oldest first. */
  readonly #readings: (() => Promise<void>)[] = [];
  readonly #cacheAnswers: (() => void)[] = [];
  readonly #requests: (() => Promise<void>)[] = [];
  readonly #documents = new Map<number, string>();
  readonly #frontTab = { value: 1 };
  readonly #picked = signal<Picked | undefined>(undefined);
  readonly #customer = signal<Live<CustomerFacts | undefined>>({ state: 'loading' });
  readonly #active;
  readonly #selection;
  readonly slice;
  /** What the rep sees: the last paint, which may be older than what the panel knows. */
  #painted: { readonly binding: LogBinding; readonly seen: string } | undefined;
  readonly clicked: string[] = [];
  readonly ids: string[] = [];
  #made = 0;

  constructor() {
    fakeBrowser.tabs.query = (async () => [{ id: this.#frontTab.value, url: 'https://mail.example/' }]) as never;
    fakePermissions('https://mail.example/*');
    this.#active = followActivePage(windowId, this.#stop.signal);
    this.#selection = computed(() => selectSubject(this.#active.value?.page, this.#picked.value));
    const selected = computed(() => (this.#selection.value.kind === 'customer' ? this.#selection.value.customerId : undefined));
    const dispose = effect(() => {
      const id = selected.value;
      const row = rows.find(({ customer }) => customer.id === id);
      // What was asked for another customer is not answered any more; until the answer the old facts stay, as the worst case.
      this.#cacheAnswers.length = 0;
      this.#cacheAnswers.push(() => {
        this.#customer.value = { state: 'loaded', value: row && { row, local: [], decisions: [] } };
      });
    });
    this.#stop.signal.addEventListener('abort', dispose);
    this.slice = createLogSlice({
      subject: createLogSubject({
        active: this.#active,
        selection: this.#selection,
        customer: this.#customer,
        fingerprint: signal({ state: 'loading' }),
        viewerId: signal('rep'),
      }),
      clock: { now: signal(nowMs), tickUntil: () => undefined },
      contactName: () => undefined,
      sendLog: (request) =>
        new Promise<LogAnswer>((resolve) => {
          this.ids.push(request.touchpointId);
          this.#requests.push(async () =>
            resolve(await logTouchpoint(request, { database: client.database, pages: this.#pages, keepsSubjects: false, nowMs })),
          );
        }),
      sendUndo: async () => true,
    });
  }

  /** A tab opens another mail, in the same document or in a new one; its reading comes later. */
  navigate(tabId: number, mail: Mail, isNewDocument: boolean): void {
    const documentId = (isNewDocument ? undefined : this.#documents.get(tabId)) ?? `document ${++this.#made}`;
    const before = this.#documents.get(tabId);
    this.#documents.set(tabId, documentId);
    if (isNewDocument && before !== undefined)
      this.#readings.push(() => this.#pages.leave({ tabId, frameId: 0, documentId: before }));
    this.#readings.push(() => this.#pages.save({ tabId, frameId: 0, documentId }, aFrame(mail, documentId)));
  }

  activate(tabId: number, inWindow: number): void {
    if (inWindow === windowId) this.#frontTab.value = tabId;
    void fakeBrowser.tabs.onActivated.trigger({ tabId, windowId: inWindow });
  }

  pick(place: number): void {
    const page = this.#active.value?.page;
    const customerId = rows[place]?.customer.id;
    if (customerId !== undefined) this.#picked.value = { kind: 'customer', customerId, subjectKey: page?.subjectKey };
  }

  paint(): void {
    const state = this.slice.state.value;
    const selection = this.#selection.value;
    const sentAt =
      selection.kind === 'customer' && selection.isOnPage ? this.#active.value?.page?.lead.message?.sentAt : undefined;
    // The name on the card is that of the facts.
    const facts = this.#customer.value.state === 'loaded' ? this.#customer.value.value : undefined;
    const seen = `${facts?.row.customer.id} ${sentAt}`;
    this.#painted = state?.kind === 'ready' ? { binding: state.binding, seen } : undefined;
  }

  click(): void {
    const painted = this.#painted;
    if (!painted) return;
    const before = this.ids.length;
    void this.slice.log(painted.binding, 'e-mail');
    if (this.ids.length > before) this.clicked.push(painted.seen);
  }

  async deliver(what: 'reading' | 'cache' | 'request'): Promise<void> {
    if (what === 'cache') this.#cacheAnswers.shift()?.();
    else await (what === 'reading' ? this.#readings : this.#requests).shift()?.();
  }

  /** Whatever is still on its way arrives. */
  async settle(): Promise<void> {
    while (this.#requests.length > 0) await this.deliver('request');
    this.#stop.abort();
    await dropPageStates();
  }
}

const tab = fc.constantFrom(1, 2, 3);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('navigate' as const), tab, mail: fc.constantFrom(...mails), isNew: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('activate' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pick' as const), place: fc.constantFrom(0, 1, 2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reading' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cache' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('request' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('paint' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('click' as const) }) },
);
/** Most orders begin with a card on the screen, or hardly one would come as far as a click. */
const order = fc.tuple(fc.constantFrom(...mails), fc.boolean(), fc.array(step, { minLength: 4, maxLength: 16 }));

test(`in ${orders} random orders nothing is logged on another customer or message than the painted one`, async () => {
  let logged = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(order, async ([first, hasCard, steps]) => {
      const desk = new Desk();
      if (hasCard) {
        desk.navigate(1, first, true);
        await desk.deliver('reading');
        await desk.deliver('cache');
        desk.paint();
      }
      for (const one of steps) {
        if (one.do === 'navigate') desk.navigate(one.tab, one.mail, one.isNew);
        else if (one.do === 'activate') desk.activate(one.tab, one.tab === 3 ? 2 : windowId);
        else if (one.do === 'pick') desk.pick(one.place);
        else if (one.do === 'paint') desk.paint();
        else if (one.do === 'click') desk.click();
        else await desk.deliver(one.do);
      }
      await desk.settle();
      const stored = await client.database.touchpoints.bulkGet(desk.ids);
      for (const [place, entry] of stored.entries()) {
        if (!entry) {
          refused += 1;
          continue;
        }
        logged += 1;
        const { customerId, happenedAt } = entry.touchpoint;
        expect(`${customerId} ${happenedAt}`).toBe(desk.clicked[place]);
      }
      // The same mail is logged once; here every order has it anew.
      await client.database.touchpoints.bulkDelete(desk.ids);
      await client.database.outbox.bulkDelete(desk.ids);
    }),
    { numRuns: orders },
  );
  // Both ways a click can end were taken often enough to mean something.
  expect(logged).toBeGreaterThan(orders / 20);
  expect(refused).toBeGreaterThan(orders / 100);
}, 120_000);

/** A rep's Chromium with a profile that outlives it, and a backend behind a proxy that can hold what passes: for faults in a real browser. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { undoMs } from '../../lib/cache/touchpoints.ts';
import type { LogAnswer } from '../../lib/messages/contract.ts';
import type { ShardRow } from '../../lib/model/export.ts';
import { buildExtension } from '../../scripts/build-extension.ts';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type ChromiumOptions, type ChromiumSession, launchChromium, waitUntil } from './chromium.ts';
import { type OldDatabase, restoreOldDatabase } from './old-database.ts';
import { sampleTokens } from './rep-browser.ts';

/** Called before an answer goes to the browser; resolving lets it go. */
export type Holder = (path: string, status: number) => Promise<void>;

export interface HoldingProxy {
  readonly url: string;
  hold: Holder | undefined;
  close(): void;
}

/** Passes everything on to `target`. */
export async function startHoldingProxy(target: string): Promise<HoldingProxy> {
  const proxy = { url: '', hold: undefined as Holder | undefined, close: () => undefined as undefined };
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const path = incoming.url ?? '/';
    const upstream = request(new URL(path, target), { method: incoming.method, headers: incoming.headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const status = answer.statusCode ?? 502;
        // The browser's own question whether it may send our header is never held.
        const held = (incoming.method === 'OPTIONS' ? undefined : proxy.hold?.(path, status)) ?? Promise.resolve();
        held.then(
          () => {
            outgoing.writeHead(status, answer.headers);
            outgoing.end(Buffer.concat(parts));
          },
          () => outgoing.destroy(),
        );
      });
    });
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  };
  const server = createServer(pass).listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(proxy, {
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}

/** A log as somebody pressed it. */
export interface Pressed {
  readonly id: string;
  readonly customerId: string;
  /** What the extension said; undefined when it died over it. */
  readonly answer: LogAnswer | undefined;
}

export interface FaultBrowser {
  readonly proxy: HoldingProxy;
  readonly profile: string;
  session: ChromiumSession;
  page: Page;
  /** Sends a request to the worker as the panel does. */
  send<T>(type: string, body: unknown): Promise<T>;
  connect(token?: string): Promise<void>;
  /** Presses log for the n-th customer. */
  log(place: number): Promise<Pressed>;
  /** Everything pressed may be sent from then on. */
  waitOutUndo(): Promise<void>;
  /** Ends the browser without a word, as a power cut would; the profile stays. */
  kill(): Promise<void>;
  quit(): Promise<void>;
  launch(more?: ChromiumOptions): Promise<void>;
  /** Ids of the touchpoints that the backend has and had not at first. */
  readStored(): Promise<string[]>;
  /** What the backend has for the rep, by id. */
  readServedRows(): Promise<Map<string, ShardRow>>;
  /** What the current copy in this browser says, by id. */
  readShownRows(): Promise<Map<string, ShardRow>>;
  /** Asks for fresh data until nothing waits and nothing is new; how long that took, in milliseconds. */
  converge(): Promise<number>;
  /** Puts an older version's database in the place of ours, with none of our code awake; the browser is gone afterwards. */
  replaceDatabase(old: OldDatabase): Promise<void>;
  /** What the cache's tables say. */
  read<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/** In one of our pages: the database without any of our code. */
const reader = `
  globalThis.openRaw ??= () => new Promise((resolve, reject) => {
    const request = indexedDB.open('shuke');
    request.onsuccess = () => { request.result.onversionchange = () => request.result.close(); resolve(request.result); };
    request.onerror = () => reject(request.error);
  });
  globalThis.allOf = async (table) => {
    const database = await openRaw();
    try {
      if (!database.objectStoreNames.contains(table)) return [];
      const request = database.transaction(table).objectStore(table).getAll();
      return await new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    } finally {
      database.close();
    }
  };
  globalThis.shownRows = async () => {
    const id = await stateOf('currentGeneration');
    const own = async (table) => (await allOf(table)).filter(({ generation }) => generation === id);
    const rows = new Map();
    for (const { bytes } of await own('chunks'))
      for (const line of new TextDecoder().decode(bytes).split('\\n').filter(Boolean)) {
        const row = JSON.parse(line);
        rows.set(row.customer.id, row);
      }
    for (const { customerId, row } of await own('changed'))
      if (row) rows.set(customerId, row);
      else rows.delete(customerId);
    return [...rows];
  };
  globalThis.stateOf = async (key) => (await allOf('state')).find((entry) => entry.key === key)?.value;
`;

/** What the backend has for whose token it is, by id. */
async function readServedRows(url: string, token: string): Promise<Map<string, ShardRow>> {
  const headers = { authorization: `Bearer ${token}` };
  const rows = new Map<string, ShardRow>();
  const manifest = (await (await fetch(`${url}/v1/manifest`, { headers })).json()) as { shards: { hash: string }[] };
  for (const { hash } of manifest.shards) {
    const answer = await fetch(`${url}/v1/shards/${hash}`, { headers });
    const plain = answer.body?.pipeThrough(new DecompressionStream('gzip'));
    for (const line of (await new Response(plain).text()).split('\n').filter((text) => text !== '')) {
      const row = JSON.parse(line) as ShardRow;
      rows.set(row.customer.id, row);
    }
  }
  return rows;
}

async function readAllTouchpointIds(url: string): Promise<{ ids: string[]; customers: string[] }> {
  const rows = [...(await readServedRows(url, sampleTokens.manager)).values()];
  return {
    ids: rows.flatMap((row) => row.touchpoints.map((touchpoint) => touchpoint.id)),
    // With many touchpoints the oldest are left out of the row, and one too many would not be seen.
    customers: rows.filter((row) => row.touchpoints.length < 20).map((row) => row.customer.id),
  };
}

let isBuilt: Promise<void> | undefined;

/**
 * @param more - For the browser
 * @param place - Of its profile; a folder of its own when absent
 */
export async function openFaultBrowser(more: ChromiumOptions = {}, place?: string): Promise<FaultBrowser> {
  isBuilt ??= process.env.VITEST === undefined ? buildExtension('chrome') : Promise.resolve();
  await isBuilt;
  const folder = mkdtempSync(join(tmpdir(), 'shuke-fault-'));
  const backend: RunningBackend = await runBackend({ data: join(folder, 'data') });
  const proxy = await startHoldingProxy(backend.url);
  const before = new Set((await readAllTouchpointIds(backend.url)).ids);
  let customers: string[] = [];
  let lastPressed = 0;
  const profile = place ?? join(folder, 'profile');
  const world: FaultBrowser = {
    proxy,
    profile,
    session: await launchChromium({ ...more, profile }),
    page: undefined as unknown as Page,
    send: (type, body) => world.page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type, body })})`) as Promise<never>,
    async connect(token = sampleTokens.rep) {
      const answer = await world.send<{ kind: string }>('connect', { baseUrl: proxy.url, token });
      if (answer?.kind !== 'connected') throw new Error(`not connected: ${JSON.stringify(answer)}`);
      await world.send('syncNow', {});
      const own = new Set((await readAllTouchpointIds(backend.url)).customers);
      const shown = (await world.read(`(async () => (await allOf('chunks')).flatMap((chunk) =>
        new TextDecoder().decode(chunk.bytes).split('\\n').filter(Boolean).map((line) => JSON.parse(line).customer.id)))()`)) as string[];
      customers = shown.filter((id) => own.has(id));
    },
    async log(place) {
      const id = crypto.randomUUID();
      const customerId = customers[place % customers.length] ?? '';
      lastPressed = performance.now();
      const answer = await world
        .send<LogAnswer | undefined>('logTouchpoint', { touchpointId: id, customerId, channel: 'call' })
        .catch(() => undefined);
      return { id, customerId, answer };
    },
    waitOutUndo: () => delay(Math.max(0, lastPressed + undoMs + 200 - performance.now())),
    async kill() {
      const process_ = world.session.browser.process();
      const gone = process_ && process_.exitCode === null ? once(process_, 'exit') : undefined;
      process.kill(world.session.pid, 'SIGKILL');
      await gone;
    },
    quit: () => world.session.close(),
    async launch(again = {}) {
      world.session = await launchChromium({ ...more, ...again, profile });
      await openPage();
    },
    readStored: async () => (await readAllTouchpointIds(backend.url)).ids.filter((id) => !before.has(id)),
    readServedRows: () => readServedRows(backend.url, sampleTokens.rep),
    readShownRows: async () => new Map(await world.read<[string, ShardRow][]>('shownRows()')),
    async converge() {
      const start = performance.now();
      await waitUntil(
        'everything is sent and fetched',
        async () => {
          await world.send('syncNow', {});
          const waiting = await world.read<unknown[]>(`allOf('outbox')`);
          const sync = await world.read<{ failure?: unknown; progress?: unknown } | undefined>(`stateOf('sync')`);
          return waiting.length === 0 && sync !== undefined && !sync.failure && !sync.progress;
        },
        60_000,
      );
      return performance.now() - start;
    },
    async replaceDatabase(old) {
      // A page of our origin that runs none of our code.
      await world.page.goto(`chrome-extension://${world.session.extensionId}/manifest.json`);
      await world.session.killWorker();
      await world.page.evaluate(`(${restoreOldDatabase})('shuke', ${JSON.stringify(old)})`);
      await world.quit();
    },
    read: async (expression) => {
      await world.page.evaluate(reader);
      return (await world.page.evaluate(expression)) as never;
    },
    async close() {
      await world.session.close().catch(() => undefined);
      proxy.close();
      await backend.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  const openPage = async (): Promise<void> => {
    world.page = await world.session.openExtensionPage('options.html');
  };
  await openPage();
  return world;
}

/** What became of everything that was pressed. */
export function judgeLogs(pressed: readonly Pressed[], stored: readonly string[]): { lost: number; doubled: number } {
  const known = new Set(pressed.map(({ id }) => id));
  const saved = pressed.filter(({ answer }) => answer?.kind === 'saved');
  return {
    lost: saved.filter(({ id }) => !stored.includes(id)).length,
    // More than were pressed, or one of them twice.
    doubled: stored.filter((id, index) => !known.has(id) || stored.indexOf(id) !== index).length,
  };
}

/** What the sidebar says of the sign-in: offered, ended, refused, or of somebody whom the backend does not know. */
import { expect, test } from 'vitest';
import type { SyncState } from '../../lib/cache/state.ts';
import { buildView, type ViewInput } from '../../lib/panel/build-view.ts';

const baseUrl = 'https://shuke.example';
const connection = { baseUrl, token: '', provider: 'Contoso' };
const offer = { address: baseUrl, provider: 'Contoso' };

const head = {
  company: { id: 'co', name: 'Us', domains: [], fingerprintSalt: '00' },
  viewer: { id: 'rep', name: 'Rep', role: 'rep', teamIds: [] },
  staff: [],
  tierList: { version: 1 },
  leaseDays: 30,
} as unknown as NonNullable<Extract<ViewInput['cache'], { state: 'loaded' }>['value']['head']>;

interface Facts {
  readonly settings?: object;
  readonly connect?: ViewInput['connect'];
  readonly sync?: SyncState;
  /** Nothing has been fetched yet, or it was wiped. */
  readonly isEmpty?: boolean;
}

function viewOf({ settings = {}, connect = {}, sync, isEmpty = false }: Facts) {
  const cache = { unsentCount: 0, refused: [], agenda: [], dueCount: 0, snoozed: [], recent: [], isSearchable: true };
  return buildView({
    nowMs: Date.parse('2026-11-20T02:00:00Z'),
    settings: { isTokenRefused: false, keepsSubjects: false, sharesLessons: false, language: 'auto', ...settings },
    cache: { state: 'loaded', value: { ...cache, ...(isEmpty ? {} : { head }), ...(sync ? { sync } : {}) } },
    active: undefined,
    pageRows: new Map(),
    selection: { kind: 'today', because: 'asked' },
    customer: { state: 'loading' },
    evaluation: undefined,
    log: undefined,
    list: undefined,
    logRows: { kind: 'ready' },
    connect,
    isOnline: true,
    logShortcut: undefined,
    search: undefined,
  });
}

const failure = (kind: string, said?: string) => ({
  failedTries: 1,
  failure: { kind, sentence: 'as it was said', atMs: 0, ...(said === undefined ? {} : { said }) },
});

test('the first screen offers the sign-in that was found, and waits for its window', () => {
  expect(viewOf({ isEmpty: true }).screen).toEqual({ kind: 'first-run', state: 'idle' });
  const found = viewOf({ isEmpty: true, connect: { address: baseUrl, offer } });
  expect(found.screen).toEqual({ kind: 'first-run', state: 'idle', address: baseUrl, offer });
  const open = viewOf({ isEmpty: true, connect: { running: 'signing-in', address: baseUrl, offer } });
  expect(open.screen).toMatchObject({ state: 'signing-in' });
});

test('whoever was shut out reads why, and may sign in again at the same address', () => {
  const view = viewOf({
    isEmpty: true,
    settings: { connection, isTokenRefused: true },
    sync: failure('signed-out', 'revoked'),
  });
  expect(view.screen).toMatchObject({
    state: 'idle',
    address: baseUrl,
    offer,
    error: { kind: 'sign-in-refused', detail: 'as it was said' },
  });
});

test('a sign-in that has ended is asked for again over what is there, a token is not', () => {
  const ended = viewOf({ settings: { connection, isTokenRefused: true }, sync: failure('signed-out') });
  expect(ended.notices).toEqual([{ kind: 'token-refused', provider: 'Contoso' }]);
  const error = { kind: 'sign-in-closed' } as const;
  const again = viewOf({ settings: { connection, isTokenRefused: true }, connect: { running: 'signing-in', error } });
  expect(again.notices).toEqual([{ kind: 'token-refused', provider: 'Contoso', error, isSigningIn: true }]);
  const token = viewOf({ settings: { connection: { baseUrl, token: 't' }, isTokenRefused: true } });
  expect(token.notices).toEqual([{ kind: 'token-refused' }]);
});

test('somebody whom the backend no longer knows is told so by its own sentence, and not when only a proxy forbids something', () => {
  const unknown = viewOf({ settings: { connection }, sync: failure('forbidden', 'forbidden') });
  expect(unknown.notices).toEqual([{ kind: 'person-unknown', provider: 'Contoso', detail: 'as it was said' }]);
  expect(viewOf({ settings: { connection }, sync: failure('forbidden') }).notices).toEqual([]);
  expect(viewOf({ settings: { connection }, sync: failure('offline') }).notices).toEqual([]);
});

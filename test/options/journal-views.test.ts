/** The journal -> what the options page says of it: figures that can be reckoned again, and no word too many. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Deed } from '../../lib/cache/journal.ts';
import { describeDiagnostics } from '../../lib/options/diagnostics.ts';
import { describeDiary, describeSites, findMissing } from '../../lib/options/diary.ts';
import { buildLedger, ledgerToCsv, purposeOf } from '../../lib/options/ledger.ts';
import { computeScorecard } from '../../lib/options/scorecard.ts';

const dayMs = 86_400_000;
const nowMs = Date.parse('2026-11-20T02:00:00Z');
const aDeed = (kind: Deed['kind'], more: Partial<Deed> = {}): Omit<Deed, 'id'> => ({ atMs: nowMs - dayMs, kind, ...more });

test('a log from a page is an accepted match, a log that was undone is none, and the median is of what was counted', () => {
  const deeds = [
    aDeed('logged', { touchpointId: 'a', isFromPage: true, clicks: 1 }),
    aDeed('logged', { touchpointId: 'b', isFromPage: true, clicks: 9 }),
    aDeed('undone', { touchpointId: 'b' }),
    aDeed('logged', { touchpointId: 'c', isFromPage: false, clicks: 4 }),
    aDeed('logged', { touchpointId: 'd', isFromPage: true }),
    aDeed('accepted'),
    aDeed('rejected'),
    aDeed('logged', { atMs: nowMs - 31 * dayMs, touchpointId: 'old', isFromPage: true, clicks: 50 }),
  ];
  expect(computeScorecard(deeds, nowMs)).toEqual({
    days: 30,
    accepted: 3,
    rejected: 1,
    logs: 3,
    undone: 1,
    medianClicks: 2.5,
  });
});

test('the same deeds in any order give the same scorecard', () => {
  const anyDeed = fc.record({
    atMs: fc.integer({ min: nowMs - 40 * dayMs, max: nowMs + dayMs }),
    kind: fc.constantFrom<Deed['kind']>('logged', 'undone', 'accepted', 'rejected'),
    touchpointId: fc.constantFrom('a', 'b', 'c', 'd'),
    isFromPage: fc.boolean(),
    clicks: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(anyDeed), (deeds) => {
      expect(computeScorecard([...deeds].reverse(), nowMs)).toEqual(computeScorecard(deeds, nowMs));
    }),
  );
});

const request = { atMs: nowMs, method: 'GET', origin: 'https://b.example', path: '/v1/changes?epoch=e&since=4', sentBytes: 0 };

test('the ledger adds up every request, shows the newest, and says where all of it went', () => {
  const sent = { ...request, method: 'POST', path: '/v1/touchpoints', sentBytes: 400, status: 200 };
  const ledger = buildLedger([...Array.from({ length: 60 }, () => request), sent, { ...sent, origin: 'https://old.example' }]);
  expect(ledger.origins).toEqual(['https://b.example', 'https://old.example']);
  expect(ledger.sums.map(({ purpose, count, sentBytes }) => [purpose, count, sentBytes])).toEqual([
    ['touchpoints', 2, 800],
    ['changes', 60, 0],
  ]);
  expect(ledger.lines).toHaveLength(50);
  expect(ledger.lines[0]).toMatchObject({ purpose: 'touchpoints', sentBytes: 400 });
  expect(buildLedger([])).toEqual({ origins: [], sums: [], lines: [] });
});

test.each([
  ['/v1/manifest', 'customers'],
  ['/shuke/v1/shards/ab12', 'customers'],
  ['/v1/changes?epoch=e&since=1', 'changes'],
  ['/v1/touchpoints', 'touchpoints'],
  ['/v1/decisions', 'decisions'],
  ['/v1/alias-proposals', 'aliases'],
  ['/v1/tier-list/rollback', 'management'],
  ['/v1/playbook', 'management'],
  ['/elsewhere', 'other'],
])('%s is for %s', (path, purpose) => {
  expect(purposeOf(path)).toBe(purpose);
});

test('the file of the ledger has a row for each request, and quotes what could break it', () => {
  const lines = ledgerToCsv([{ ...request, path: '/v1/"odd",path' }]).split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe('"2026-11-20T02:00:00.000Z","GET","https://b.example","/v1/""odd"",path","other","0","",""');
});

test('a site says who gave it when, and its use on every port', () => {
  const pattern = 'http://127.0.0.1/*';
  const events = [
    { atMs: 1, pattern, kind: 'granted', by: 'me' },
    { atMs: 2, pattern, kind: 'revoked', by: 'me' },
    { atMs: 3, pattern, kind: 'granted', by: 'company' },
  ] as const;
  const uses = [
    { origin: 'http://127.0.0.1:8080', count: 2, lastAtMs: 5 },
    { origin: 'http://127.0.0.1', count: 1, lastAtMs: 7 },
    { origin: 'https://127.0.0.1', count: 9, lastAtMs: 9 },
  ];
  expect(describeSites([pattern, 'https://a.example/*'], events, uses, [pattern])).toEqual([
    {
      pattern,
      host: '127.0.0.1',
      hasMarks: true,
      useCount: 3,
      grantedAt: '1970-01-01T00:00:00.003Z',
      grantedBy: 'company',
      lastUsedAt: '1970-01-01T00:00:00.007Z',
    },
    { pattern: 'https://a.example/*', host: 'a.example', hasMarks: false, useCount: 0 },
  ]);
  expect(describeDiary(events).map(({ kind }) => kind)).toEqual(['granted', 'revoked', 'granted']);
});

test('the report for support holds no name, no address, no host, no token and no word of a page', () => {
  const canary = 'CANARY';
  const head = {
    formatVersion: 1,
    epoch: 'e-1',
    version: 3,
    rowCount: 1,
    rowsHash: '0000000000000000',
    company: { id: canary, name: canary, domains: [canary], names: [canary], fingerprintSalt: canary, timeZone: canary },
    viewer: { id: canary, name: canary, role: 'rep', email: canary },
    staff: [{ id: canary, name: canary, role: 'rep' }],
    tierList: { version: 1 },
    playbook: { version: 1 },
    leaseDays: 30,
  };
  const frame = {
    documentId: canary,
    site: 'generic',
    step: 'text',
    view: 'message',
    subjectKey: canary,
    message: { subject: canary, identity: canary, from: { name: canary, address: canary }, to: [] },
    roles: [],
    resolution: { mentions: [{ surface: canary }], customers: [{ customerId: canary }], choices: [] },
    times: { sentAtMs: 1, receivedAtMs: 2, matchedAtMs: 4 },
  };
  const lines = describeDiagnostics({
    version: '1',
    userAgent: 'Browser',
    language: 'en',
    databaseVersion: 2,
    head: head as never,
    sync: { failedTries: 2, failure: { kind: 'bad-data', sentence: canary, atMs: nowMs } },
    unsentCount: 1,
    bytes: 5,
    siteCount: 2,
    ledger: buildLedger([{ ...request, origin: `https://${canary}.example`, path: `/${canary}/v1/changes` }]),
    pages: [{ frames: { 0: frame } } as never],
  });
  const report = lines.map(({ name, value }) => `${name}: ${value}`).join('\n');
  expect(report.toUpperCase()).not.toContain(canary);
  expect(report).toContain('generic/text/message 1+0 3 ms');
  expect(report).toContain('last failure: bad-data');
});

test('of the sites that the company names, those are offered that nothing granted covers', () => {
  const named = ['https://mail.example/*', 'https://crm.example/*', 'http://intranet:8080/*'];
  expect(findMissing(named, ['https://*.example/*'])).toEqual(['http://intranet:8080/*']);
  expect(findMissing(named, ['https://mail.example/*', 'http://intranet/*'])).toEqual(['https://crm.example/*']);
});

/** Requests of this browser -> the ledger as it is shown, and as a file. */
import type { LedgerLine, LedgerView, RequestPurpose } from '../../components/options-view.ts';
import type { SentRequest } from '../cache/journal.ts';

/** Shown on the page; the file has all. */
const shownLines = 50;

const purposes: readonly (readonly [path: RegExp, purpose: RequestPurpose])[] = [
  [/\/v1\/manifest$|\/v1\/shards\//, 'customers'],
  [/\/v1\/changes$/, 'changes'],
  [/\/v1\/touchpoints$/, 'touchpoints'],
  [/\/v1\/decisions$/, 'decisions'],
  [/\/v1\/alias-proposals/, 'aliases'],
  [/\/v1\/(tier-list|playbook|effects|coverage)/, 'management'],
];

/** What a request was for, by its path. */
export function purposeOf(path: string): RequestPurpose {
  const [pathname = ''] = path.split('?');
  return purposes.find(([pattern]) => pattern.test(pathname))?.[1] ?? 'other';
}

function lineOf({ atMs, method, path, sentBytes, status }: Omit<SentRequest, 'id'>): LedgerLine {
  return {
    at: new Date(atMs).toISOString(),
    method,
    path,
    sentBytes,
    purpose: purposeOf(path),
    ...(status === undefined ? {} : { status }),
  };
}

/** @param requests - oldest first */
export function buildLedger(requests: readonly Omit<SentRequest, 'id'>[]): LedgerView {
  const sums = new Map<RequestPurpose, { count: number; sentBytes: number; lastAt: string }>();
  for (const request of requests) {
    const purpose = purposeOf(request.path);
    const before = sums.get(purpose);
    sums.set(purpose, {
      count: (before?.count ?? 0) + 1,
      sentBytes: (before?.sentBytes ?? 0) + request.sentBytes,
      lastAt: new Date(request.atMs).toISOString(),
    });
  }
  const first = requests[0];
  return {
    ...(first ? { since: new Date(first.atMs).toISOString() } : {}),
    origins: [...new Set(requests.map((request) => request.origin))].sort(),
    sums: [...sums].map(([purpose, sum]) => ({ purpose, ...sum })).sort((a, b) => b.sentBytes - a.sentBytes || b.count - a.count),
    lines: requests.slice(-shownLines).reverse().map(lineOf),
  };
}

/** Every request as a table for a spreadsheet, oldest first. No cell of it can be taken for a formula. */
export function ledgerToCsv(requests: readonly Omit<SentRequest, 'id'>[]): string {
  const rows = requests.map((request) => [
    new Date(request.atMs).toISOString(),
    request.method,
    request.origin,
    request.path,
    purposeOf(request.path),
    String(request.sentBytes),
    String(request.status ?? ''),
    String(request.receivedBytes ?? ''),
  ]);
  const head = ['at', 'method', 'origin', 'path', 'purpose', 'sent bytes', 'status', 'received bytes'];
  return [head, ...rows].map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
}

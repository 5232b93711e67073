/**
 * What this browser did, for its user's eyes only: every request it sent, every site it was given, every log and rejection. A
 * database of its own: it outlives the customers, holds none of them, and is written without waiting for the disk.
 */
import type { EntityTable } from 'dexie';
import { ReopeningDexie } from './reopening-dexie.ts';

/** One request as it left this browser. What it said is not kept. */
export interface SentRequest {
  readonly id: number;
  readonly atMs: number;
  readonly method: string;
  /** Scheme and host. */
  readonly origin: string;
  /** With its query, which carries version numbers and nothing else. */
  readonly path: string;
  /** Bytes of the body; 0 when there was none. */
  readonly sentBytes: number;
  /** Absent when nothing answered. */
  readonly status?: number;
  /** Absent when the answer did not tell. */
  readonly receivedBytes?: number;
}

/** A site was given to us, or taken back. */
export interface PermissionEvent {
  readonly id: number;
  readonly atMs: number;
  /** Match pattern, as the browser names it. */
  readonly pattern: string;
  readonly kind: 'granted' | 'revoked';
  /** `company`: its policy names the site. */
  readonly by: 'me' | 'company';
}

/** How often the pages of a site were read. */
export interface SiteUse {
  /** Scheme and host. */
  readonly origin: string;
  readonly count: number;
  readonly lastAtMs: number;
}

/** One thing the rep did, without a word of whom it was about. */
export interface Deed {
  readonly id: number;
  readonly atMs: number;
  /**
   * `logged` one or several messages or a call; `undone` takes that back; `accepted` chose who was meant; `rejected` said who was
   * not.
   */
  readonly kind: 'logged' | 'undone' | 'accepted' | 'rejected';
  /** Of the touchpoint, to match a log with its undo. */
  readonly touchpointId?: string;
  /** Whether a recognised page stood beside it. */
  readonly isFromPage?: boolean;
  /** Clicks and keys from the card to the log, that one included. Absent when they were not counted. */
  readonly clicks?: number;
}

export class Journal extends ReopeningDexie {
  declare requests: EntityTable<SentRequest, 'id'>;
  declare permissions: EntityTable<PermissionEvent, 'id'>;
  declare siteUse: EntityTable<SiteUse, 'origin'>;
  declare deeds: EntityTable<Deed, 'id'>;

  constructor(name = 'shuke-journal') {
    super(name);
    // 1: first schema. A released step is never edited.
    this.version(1).stores({ requests: '++id', permissions: '++id', siteUse: 'origin', deeds: '++id' });
  }
}

/** Opens the journal; it closes itself when another context deletes it. */
export function openJournal(name?: string): Journal {
  const journal = new Journal(name);
  journal.on('versionchange', () => journal.close({ disableAutoOpen: false }));
  return journal;
}

/** About two weeks of requests, and years of the rest. */
const limits = { requests: 5000, permissions: 2000, deeds: 20_000 } as const;
/** Old entries are dropped once in so many new ones. */
const tidyEvery = 100;

/** Adds an entry; the oldest make room. */
async function add<T extends keyof typeof limits>(journal: Journal, table: T, entry: object): Promise<void> {
  const id = (await journal.table(table).add(entry)) as number;
  if (id % tidyEvery === 0)
    await journal
      .table(table)
      .where('id')
      .belowOrEqual(id - limits[table])
      .delete();
}

export function saveRequest(journal: Journal, request: Omit<SentRequest, 'id'>): Promise<void> {
  return add(journal, 'requests', request);
}

export function saveDeed(journal: Journal, deed: Omit<Deed, 'id'>): Promise<void> {
  return add(journal, 'deeds', deed);
}

/** Adds to how often the pages of a site were read. */
export async function saveSiteUse(journal: Journal, origin: string, count: number, nowMs: number): Promise<void> {
  await journal.transaction('rw', journal.siteUse, async () => {
    const before = await journal.siteUse.get(origin);
    await journal.siteUse.put({ origin, count: (before?.count ?? 0) + count, lastAtMs: nowMs });
  });
}

/**
 * Writes down what changed since the last entry, whoever changed it and however: in our panel, or in the browser's own settings
 * while we did not run. Safe to call at any time.
 * @param managed - Patterns that the company's policy names
 */
export async function notePermissions(
  journal: Journal,
  granted: readonly string[],
  managed: readonly string[],
  nowMs: number,
): Promise<void> {
  await journal.transaction('rw', journal.permissions, async () => {
    const known = new Map<string, boolean>();
    await journal.permissions.each((event) => known.set(event.pattern, event.kind === 'granted'));
    const by = (pattern: string): PermissionEvent['by'] => (managed.includes(pattern) ? 'company' : 'me');
    for (const pattern of granted)
      if (!known.get(pattern)) await add(journal, 'permissions', { atMs: nowMs, pattern, kind: 'granted', by: by(pattern) });
    // No policy takes a site back; who removes one that the company names is the rep all the same.
    for (const [pattern, isGranted] of known)
      if (isGranted && !granted.includes(pattern))
        await add(journal, 'permissions', { atMs: nowMs, pattern, kind: 'revoked', by: 'me' });
  });
}

/** Forgets everything. */
export async function clearJournal(journal: Journal): Promise<void> {
  await Promise.all(journal.tables.map((table) => table.clear()));
}

/** Touchpoints that reps send -> stored exactly once, in the order of arrival. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { TouchpointResult } from '../lib/model/export.ts';
import { type NewTouchpoint, type Touchpoint, touchpointSchema } from '../lib/model/touchpoint.ts';
import type { Database, Trx } from './database.ts';
import { bumpCustomers, lockCompany } from './versions.ts';
import { actAs, actAsServer, type Viewer } from './viewer.ts';

/** Further staff a touchpoint names, at most. */
const maxAlsoBy = 50;

interface Stored {
  readonly id: string;
  readonly customerId: string;
  readonly fingerprint: string | null;
  readonly contentHash: string;
  touchpoint: Touchpoint;
  isNew: boolean;
  isChanged: boolean;
}

/** The order of keys and the case of the id make no other content; who sends it does not either. */
function hashContent(touchpoint: NewTouchpoint): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;
  return createHash('sha256')
    .update(JSON.stringify(sorted(touchpoint)))
    .digest('hex');
}

async function findVisible(trx: Trx, touchpoints: readonly NewTouchpoint[]): Promise<Map<string, string>> {
  const ids = JSON.stringify(touchpoints.map((touchpoint) => touchpoint.customerId));
  const { rows } = await sql<{ id: string; team_id: string }>`
    select id, team_id from customer where id in (select jsonb_array_elements_text(${ids}::text::jsonb))`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.team_id]));
}

/** What is stored under the ids, or for the messages, of the batch. */
async function findStored(trx: Trx, touchpoints: readonly NewTouchpoint[]): Promise<Stored[]> {
  const keys = JSON.stringify(
    touchpoints.map(({ id, customerId, fingerprint }) => ({ id, customer: customerId, print: fingerprint ?? null })),
  );
  // A touchpoint of another team under the same id is seen here too: ids are unique in the whole company.
  const { rows } = await sql<{ id: string; customer_id: string; fingerprint: string | null; content_hash: string; data: string }>`
    with sent as (select * from jsonb_to_recordset(${keys}::text::jsonb) as r(id uuid, customer text, print text))
    select id, customer_id, fingerprint, content_hash, data from touchpoint where id in (select id from sent)
    union
    select t.id, t.customer_id, t.fingerprint, t.content_hash, t.data from sent s
      join touchpoint t on t.customer_id = s.customer and t.fingerprint = s.print`.execute(trx);
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    fingerprint: row.fingerprint,
    contentHash: row.content_hash,
    touchpoint: touchpointSchema.parse(JSON.parse(row.data)),
    isNew: false,
    isChanged: false,
  }));
}

const messageKey = (customerId: string, fingerprint: string) => `${customerId} ${fingerprint}`;

/** Decides over one touchpoint; `byId` and `byMessage` hold what is stored and what came before it in this batch. */
function decide(
  sent: NewTouchpoint,
  sentId: string,
  viewer: Viewer,
  visible: ReadonlyMap<string, string>,
  byId: Map<string, Stored>,
  byMessage: Map<string, Stored>,
): TouchpointResult {
  const contentHash = hashContent(sent);
  const known = byId.get(sent.id);
  if (known?.contentHash === contentHash) return { outcome: 'stored', id: sentId, already: true };
  if (!visible.has(sent.customerId))
    return { outcome: 'refused', id: sentId, reason: 'unknown-customer', detail: 'You have no customer with this id.' };
  if (known)
    return {
      outcome: 'refused',
      id: sentId,
      reason: 'other-content',
      detail: 'Another touchpoint was stored under this id before.',
    };
  const key = sent.fingerprint === undefined ? undefined : messageKey(sent.customerId, sent.fingerprint);
  const same = key === undefined ? undefined : byMessage.get(key);
  if (same) {
    const { touchpoint } = same;
    const others = touchpoint.alsoBy ?? [];
    const staffId = viewer.staff.id;
    if (touchpoint.staffId !== staffId && !others.includes(staffId) && others.length < maxAlsoBy) {
      same.touchpoint = { ...touchpoint, alsoBy: [...others, staffId] };
      same.isChanged = true;
    }
    return { outcome: 'same-message', id: sentId, storedId: same.id, staffId: touchpoint.staffId, loggedAt: touchpoint.loggedAt };
  }
  const stored: Stored = {
    id: sent.id,
    customerId: sent.customerId,
    fingerprint: sent.fingerprint ?? null,
    contentHash,
    touchpoint: { ...sent, staffId: viewer.staff.id },
    isNew: true,
    isChanged: false,
  };
  byId.set(sent.id, stored);
  if (key !== undefined) byMessage.set(key, stored);
  return { outcome: 'stored', id: sentId, already: false };
}

async function write(trx: Trx, stored: readonly Stored[], visible: ReadonlyMap<string, string>): Promise<void> {
  const added = stored
    .filter((one) => one.isNew)
    .map((one) => ({
      id: one.id,
      customer_id: one.customerId,
      team_id: visible.get(one.customerId),
      staff_id: one.touchpoint.staffId,
      happened_at_ms: Date.parse(one.touchpoint.happenedAt),
      fingerprint: one.fingerprint,
      content_hash: one.contentHash,
      data: JSON.stringify(one.touchpoint),
    }));
  if (added.length > 0)
    await sql`
      insert into touchpoint (id, customer_id, team_id, staff_id, happened_at_ms, fingerprint, content_hash, data)
      select id, customer_id, team_id, staff_id, happened_at_ms, fingerprint, content_hash, data
      from jsonb_to_recordset(${JSON.stringify(added)}::text::jsonb) as r(id uuid, customer_id text, team_id text, staff_id text,
        happened_at_ms double precision, fingerprint text, content_hash text, data text)`.execute(trx);
  for (const one of stored)
    if (one.isChanged && !one.isNew)
      await trx
        .updateTable('touchpoint')
        .set({ data: JSON.stringify(one.touchpoint) })
        .where('id', '=', one.id)
        .execute();
}

/**
 * Answers a batch within a transaction that holds the company's lock.
 * @returns one answer a touchpoint, and the customers whose rows changed, in order
 */
export async function takeTouchpoints(
  trx: Trx,
  viewer: Viewer,
  raw: readonly NewTouchpoint[],
): Promise<{ results: TouchpointResult[]; changed: string[] }> {
  const touchpoints = raw.map((touchpoint) => ({ ...touchpoint, id: touchpoint.id.toLowerCase() }));
  await actAsServer(trx);
  const stored = await findStored(trx, touchpoints);
  await actAs(trx, viewer);
  const visible = await findVisible(trx, touchpoints);
  const byId = new Map(stored.map((one) => [one.id, one]));
  const byMessage = new Map(
    stored.flatMap((one) => (one.fingerprint === null ? [] : [[messageKey(one.customerId, one.fingerprint), one] as const])),
  );
  const results = touchpoints.map((touchpoint, i) =>
    decide(touchpoint, raw[i]?.id ?? touchpoint.id, viewer, visible, byId, byMessage),
  );
  const touched = [...byId.values()].filter((one) => one.isNew || one.isChanged);
  await write(trx, touched, visible);
  return { results, changed: touched.map((one) => one.customerId) };
}

interface Job {
  readonly viewer: Viewer;
  readonly touchpoints: readonly NewTouchpoint[];
  readonly resolve: (results: TouchpointResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Batches that share a transaction, at most. */
const maxJobs = 64;

/** Touchpoints of one batch, durable when the promise resolves. */
export type StoreTouchpoints = (viewer: Viewer, touchpoints: readonly NewTouchpoint[]) => Promise<TouchpointResult[]>;

/** Batches that arrive while another is being written share the next transaction, and so its one flush to disk. */
export function createTouchpointStore({ db }: Database): StoreTouchpoints {
  const waiting: Job[] = [];
  let isRunning = false;

  const writeTogether = (jobs: readonly Job[]) =>
    db.transaction().execute(async (trx) => {
      const company = await lockCompany(trx);
      const answers: TouchpointResult[][] = [];
      const changed = new Set<string>();
      for (const job of jobs) {
        const answer = await takeTouchpoints(trx, job.viewer, job.touchpoints);
        answers.push(answer.results);
        for (const customerId of answer.changed) changed.add(customerId);
      }
      // The rows of several viewers are bumped at once; each of them was seen by the viewer who changed it.
      await actAsServer(trx);
      await bumpCustomers(trx, company, [...changed]);
      return answers;
    });

  const run = async () => {
    isRunning = true;
    while (waiting.length > 0) {
      const jobs = waiting.splice(0, maxJobs);
      try {
        const answers = await writeTogether(jobs);
        for (const [i, job] of jobs.entries()) job.resolve(answers[i] ?? []);
      } catch (error) {
        if (jobs.length === 1) jobs[0]?.reject(error);
        // One batch must not take the others down: each is tried again by itself.
        else for (const job of jobs) await writeTogether([job]).then(([results]) => job.resolve(results ?? []), job.reject);
      }
    }
    isRunning = false;
  };

  return (viewer, touchpoints) =>
    new Promise((resolve, reject) => {
      waiting.push({ viewer, touchpoints, resolve, reject });
      if (!isRunning) void run();
    });
}

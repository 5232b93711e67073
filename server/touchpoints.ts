/** Touchpoints that reps send -> stored exactly once, in the order of arrival. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { TouchpointResult } from '../lib/model/export.ts';
import type { NewTouchpoint } from '../lib/model/touchpoint.ts';
import type { Database, Trx } from './database.ts';
import {
  createKnownTouchpoints,
  decideTouchpoint,
  type KnownTouchpoint,
  type KnownTouchpoints,
  storedTouchpointSchema,
} from './decide-touchpoint.ts';
import { bumpCustomers, type CompanyState } from './versions.ts';
import { actAs, actAsServer, type Viewer } from './viewer.ts';
import { writeAlone } from './write-alone.ts';

/**
 * What is stored under the ids, or for the messages, that were sent. Read as the server: a touchpoint of another team
 * under the same id counts too, since ids are unique in the whole company.
 */
async function loadKnown(trx: Trx, touchpoints: readonly NewTouchpoint[]): Promise<KnownTouchpoints> {
  const keys = JSON.stringify(
    touchpoints.map(({ id, customerId, fingerprint }) => ({ id, customer: customerId, print: fingerprint ?? null })),
  );
  const { rows } = await sql<{ id: string; customer_id: string; fingerprint: string | null; content_hash: string; data: string }>`
    with sent as (select * from jsonb_to_recordset(${keys}::text::jsonb) as r(id uuid, customer text, print text))
    select id, customer_id, fingerprint, content_hash, data from touchpoint where id in (select id from sent)
    union
    select t.id, t.customer_id, t.fingerprint, t.content_hash, t.data from sent s
      join touchpoint t on t.customer_id = s.customer and t.fingerprint = s.print`.execute(trx);
  return createKnownTouchpoints(
    rows.map((row) => ({
      id: row.id,
      customerId: row.customer_id,
      fingerprint: row.fingerprint,
      contentHash: row.content_hash,
      touchpoint: storedTouchpointSchema.parse(JSON.parse(row.data)),
      unwritten: 'nothing',
    })),
  );
}

/** Team by id of the customers that the transaction's viewer may see. */
async function findVisible(trx: Trx, touchpoints: readonly NewTouchpoint[]): Promise<ReadonlyMap<string, string>> {
  const ids = JSON.stringify(touchpoints.map((touchpoint) => touchpoint.customerId));
  const { rows } = await sql<{ id: string; team_id: string }>`
    select id, team_id from customer where id in (select jsonb_array_elements_text(${ids}::text::jsonb))`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.team_id]));
}

async function write(trx: Trx, unwritten: readonly KnownTouchpoint[], teamOf: ReadonlyMap<string, string>): Promise<void> {
  const changed = unwritten.filter((one) => one.unwritten === 'change');
  // First those that let go of their message: another row may take it in the same transaction.
  const inOrder = [...changed.filter((one) => one.fingerprint === null), ...changed.filter((one) => one.fingerprint !== null)];
  for (const one of inOrder)
    await trx
      .updateTable('touchpoint')
      .set({
        staff_id: one.touchpoint.staffId,
        happened_at_ms: Date.parse(one.touchpoint.happenedAt),
        fingerprint: one.fingerprint,
        content_hash: one.contentHash,
        data: JSON.stringify(one.touchpoint),
        is_deleted: one.touchpoint.isDeleted ?? false,
      })
      .where('id', '=', one.id)
      .execute();
  const rows = unwritten
    .filter((one) => one.unwritten === 'row')
    .map((one) => ({
      id: one.id,
      customer_id: one.customerId,
      team_id: teamOf.get(one.customerId),
      staff_id: one.touchpoint.staffId,
      happened_at_ms: Date.parse(one.touchpoint.happenedAt),
      fingerprint: one.fingerprint,
      content_hash: one.contentHash,
      data: JSON.stringify(one.touchpoint),
      is_deleted: one.touchpoint.isDeleted ?? false,
    }));
  if (rows.length > 0)
    await sql`
      insert into touchpoint (id, customer_id, team_id, staff_id, happened_at_ms, fingerprint, content_hash, data, is_deleted)
      select id, customer_id, team_id, staff_id, happened_at_ms, fingerprint, content_hash, data, is_deleted
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, customer_id text, team_id text, staff_id text,
        happened_at_ms double precision, fingerprint text, content_hash text, data text, is_deleted boolean)`.execute(trx);
  for (const one of unwritten) one.unwritten = 'nothing';
}

interface Job {
  readonly viewer: Viewer;
  readonly touchpoints: readonly NewTouchpoint[];
  readonly resolve: (results: TouchpointResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Batches of viewers who see the same teams, so that what one may see and change the others may. @returns ids of the customers whose rows changed */
async function takeJobs(
  trx: Trx,
  known: KnownTouchpoints,
  viewer: Pick<Viewer, 'teamIds'>,
  jobs: readonly Job[],
  answers: Map<Job, TouchpointResult[]>,
): Promise<Set<string>> {
  await actAs(trx, viewer);
  const teamOf = await findVisible(
    trx,
    jobs.flatMap((job) => job.touchpoints),
  );
  for (const job of jobs)
    answers.set(
      job,
      job.touchpoints.map((sent) => decideTouchpoint(known, sent, job.viewer.staff.id, teamOf.has(sent.customerId))),
    );
  const unwritten = [...known.byId.values()].filter((one) => one.unwritten !== 'nothing');
  await write(trx, unwritten, teamOf);
  return new Set(unwritten.map((one) => one.customerId));
}

/** The transaction holds the lock, so that nobody stores the same message between our look and our insert. */
async function takeTogether(trx: Trx, company: CompanyState, jobs: readonly Job[]): Promise<Map<Job, TouchpointResult[]>> {
  const known = await loadKnown(
    trx,
    jobs.flatMap((job) => job.touchpoints),
  );
  const answers = new Map<Job, TouchpointResult[]>();
  const changed = new Set<string>();
  for (const [, own] of Map.groupBy(jobs, (job) => job.viewer.teamIds.join(' '))) {
    const viewer = own[0]?.viewer;
    if (viewer) for (const id of await takeJobs(trx, known, viewer, own, answers)) changed.add(id);
  }
  // Rows of several viewers are bumped at once; each was seen by the viewer who changed it.
  await actAsServer(trx);
  await bumpCustomers(trx, company, [...changed]);
  return answers;
}

/** Batches that share a transaction, at most. */
const maxJobs = 64;

/** Touchpoints of one batch, durable when the promise resolves. */
export type StoreTouchpoints = (viewer: Viewer, touchpoints: readonly NewTouchpoint[]) => Promise<TouchpointResult[]>;

/** Batches that arrive while another is being written share the next transaction, and so its one flush to disk. */
export function createTouchpointStore(database: Database): StoreTouchpoints {
  const waiting: Job[] = [];
  let isRunning = false;

  const takeAll = async (jobs: readonly Job[]) => {
    const answers = await writeAlone(database, (trx, company) => takeTogether(trx, company, jobs));
    for (const job of jobs) job.resolve(answers.get(job) ?? []);
  };

  const run = async () => {
    isRunning = true;
    while (waiting.length > 0) {
      // PGlite works in this thread and from microtask to microtask: without a turn of the event loop no other request
      // would be read until the transaction has ended, and each would get one of its own.
      await setImmediate();
      const jobs = waiting.splice(0, maxJobs);
      try {
        await takeAll(jobs);
      } catch (error) {
        if (jobs.length === 1) jobs[0]?.reject(error);
        // One batch must not take the others down: each is tried again by itself.
        else for (const job of jobs) await takeAll([job]).catch(job.reject);
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

/** A company's own customers, staff and history, line by line -> compared with what is known, then written whole or not at all. */
import { sql } from 'kysely';
import { writeAudit } from '../audit.ts';
import type { Database } from '../database.ts';
import { lockCompany } from '../versions.ts';
import { type LoadEvent, type LoadHead, type LoadLine, LoadRefusedError, type LoadReport } from './load-contract.ts';
import { closeStage, LineStage, openStage } from './stage-lines.ts';
import { planPeople, readKnownPeople, storePeople } from './store-people.ts';
import { writeStaged } from './write-staged.ts';

/** Lines between two words on how far it is. */
const linesAWord = 2000;

/** Databases that a load of this process is under way on. */
const underWay = new WeakSet<Database>();

/** What a session holds stays with its connection. PGlite has one, which others use in between. */
function inSession<T>(database: Database, work: (db: Database['db']) => Promise<T>): Promise<T> {
  return database.kind === 'pglite' ? work(database.db) : database.db.connection().execute(work);
}

async function readMissing(
  db: Database['db'],
): Promise<Pick<LoadReport['customers'], 'missing' | 'missingSome' | 'ofOtherOrigin'>> {
  const { rows } = await sql<{ missing: number; other: number }>`
    select count(*) filter (where l.customer_id is not null)::integer as missing,
      count(*) filter (where l.customer_id is null)::integer as other
    from customer c left join loaded_customer l on l.customer_id = c.id
    where not exists (select from load_customer r where r.id = c.id)`.execute(db);
  const { rows: some } = await sql<{ id: string; name: string }>`
    select c.id, c.data::jsonb ->> 'legalName' as name from loaded_customer l join customer c on c.id = l.customer_id
    where not exists (select from load_customer r where r.id = c.id) order by c.id collate "C" limit 50`.execute(db);
  return { missing: rows[0]?.missing ?? 0, missingSome: some, ofOtherOrigin: rows[0]?.other ?? 0 };
}

async function load(
  db: Database['db'],
  head: LoadHead,
  lines: AsyncIterable<LoadLine>,
  tell: (event: LoadEvent) => void,
): Promise<LoadReport> {
  const plan = planPeople(await readKnownPeople(db), head);
  await openStage(db);
  const stage = new LineStage(db, plan, head.hasTiers);
  let told = 0;
  await stage.take(lines, (done) => {
    if (done - told < linesAWord) return;
    told = done;
    tell({ kind: 'progress', phase: 'compared', done });
  });
  if (stage.refused > 0 && !head.leavesOutBad) throw new LoadRefusedError(stage.sentences, stage.refused);
  const missing = head.hasCustomers ? await readMissing(db) : { missing: 0, missingSome: [], ofOtherOrigin: 0 };
  const report: LoadReport = {
    isNewCompany: plan.isNewCompany,
    people: { new: plan.newStaff, changed: plan.staff.length - plan.newStaff, newTeams: plan.newTeams },
    customers: { ...stage.customers, ...missing },
    touchpoints: { ...stage.touchpoints },
    leftOut: { count: stage.refused, sentences: [...stage.sentences] },
  };
  if (head.isRehearsal) return report;
  const total = await countStaged(db);
  await db.transaction().execute(async (trx) => {
    if (!plan.isNewCompany) await lockCompany(trx);
    // Once more, under the lock: what came in between is kept.
    await storePeople(trx, planPeople(await readKnownPeople(trx), head));
    const company = await lockCompany(trx);
    let done = 0;
    let word = 0;
    await writeStaged(trx, company, { removesMissing: head.hasCustomers && head.removesMissing }, (count) => {
      done += count;
      if (done - word < linesAWord) return;
      word = done;
      tell({ kind: 'progress', phase: 'written', done, total });
    });
    const { customers, touchpoints } = report;
    const counts = { new: customers.new, changed: customers.changed, touchpoints: touchpoints.new + touchpoints.changed };
    if (total > 0 || (head.removesMissing && missing.missing > 0))
      await writeAudit(trx, 'customers-loaded', null, { ...counts, removed: head.removesMissing ? missing.missing : 0 });
  });
  return report;
}

async function countStaged(db: Database['db']): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from load_customer where data is not null) + (select count(*) from load_touchpoint))::integer as count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/**
 * Runs a load. Lines are compared as they come, each by itself, so that others are served in between; then everything is written in one
 * transaction, which takes as long as there are changes.
 * @param tell - how far it is
 * @throws LoadRefusedError when something does not fit, and whatever `lines` throws; nothing was changed then
 */
export async function runLoad(
  database: Database,
  head: LoadHead,
  lines: AsyncIterable<LoadLine>,
  tell: (event: LoadEvent) => void = () => {},
): Promise<LoadReport> {
  if (underWay.has(database)) throw new LoadRefusedError(['Another load is under way. Run this again when it is through.']);
  underWay.add(database);
  try {
    return await inSession(database, async (db) => {
      try {
        return await load(db, head, lines, tell);
      } finally {
        await closeStage(db);
      }
    });
  } finally {
    underWay.delete(database);
    // Whoever remembers rows or people looks again.
    database.written.rows++;
    database.written.tokens++;
  }
}

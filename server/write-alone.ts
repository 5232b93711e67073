/** The one way to write: alone among all writers of the company, and noticed by those who remember what they read. */
import type { Database, Trx } from './database.ts';
import { type CompanyState, lockCompany } from './versions.ts';

/** Runs in a transaction that holds the company's lock; everything is written, or nothing. */
export async function writeAlone<T>(database: Database, work: (trx: Trx, company: CompanyState) => Promise<T>): Promise<T> {
  const result = await database.db.transaction().execute(async (trx) => work(trx, await lockCompany(trx)));
  database.written.rows++;
  return result;
}

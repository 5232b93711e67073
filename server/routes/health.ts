/** Is the backend there, and does it speak our format? */
import { Hono } from 'hono';
import { exportFormatVersion } from '../../lib/model/export.ts';
import type { Database } from '../database.ts';

export function healthRoutes({ db }: Database) {
  return new Hono().get('/', async (c) => {
    await db.selectFrom('company').select('epoch').execute();
    return c.json({ status: 'ok', formatVersion: exportFormatVersion });
  });
}

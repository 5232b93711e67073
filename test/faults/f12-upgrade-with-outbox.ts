/** F12: the extension is updated over a database of every released schema, with touchpoints that wait in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFaultBrowser } from '../support/fault-browser.ts';
import type { OldDatabase } from '../support/old-database.ts';
import type { Fault } from './fault.ts';

const examples = join(import.meta.dirname, '..', 'cache', 'migrations');

export const fault: Fault = {
  id: 'F12',
  title: 'upgrade from every released schema',
  place: 'browser',
  leastInjected: 2,
  limitMs: 30_000,
  async run() {
    const world = await openFaultBrowser();
    const convergedMs: number[] = [];
    const problems: string[] = [];
    let lost = 0;
    let doubled = 0;
    let injected = 0;
    try {
      await world.connect();
      for (const name of readdirSync(examples).sort()) {
        const old = JSON.parse(readFileSync(join(examples, name), 'utf8')) as OldDatabase;
        await world.replaceDatabase(old);
        await world.launch();
        injected++;
        convergedMs.push(await world.converge());
        const ids = (old.rows.outbox as { touchpointId: string }[]).map((item) => item.touchpointId);
        const stored = await world.readStored();
        lost += ids.filter((id) => !stored.includes(id)).length;
        doubled += stored.filter((id, index) => stored.indexOf(id) !== index).length;
        const shards = await world.read<number>(`(async () => (await allOf('generations')).at(-1).shards.length)()`);
        if (shards < 2) problems.push(`${name}: the old copy was not fetched anew`);
      }
    } finally {
      await world.close();
    }
    return { injected, lost, doubled, mixed: 0, convergedMs, problems, remark: `${injected} schemas` };
  },
};

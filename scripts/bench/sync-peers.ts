/** Peers that bring the same customers into the same browser: one row each by Dexie's bulkPut, and RxDB's replication. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launchChromium } from '../../test/support/chromium.ts';
import { type BenchResult, round } from './report.ts';
import { serveExport } from './sync-export.ts';

const packages = { dexie: '4.0.10', rxdb: '16.21.1', rxjs: '7.8.2' };
const folder = fileURLToPath(new URL('../../.shuke/bench-sync-peers', import.meta.url));

/** Installs the peers once, in exact versions, into a folder that git ignores. */
function installPeers(): void {
  if (Object.keys(packages).every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies: packages }));
  console.log('Installing the peers …');
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed: check the connection to the npm registry.');
}

/** Runs in the page. Each peer fetches manifest and shards as we do, and ends when all rows can be read. */
const entry = `
import { Dexie } from 'dexie';
import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { replicateRxCollection } from 'rxdb/plugins/replication';

async function* readShards() {
  const manifest = await (await fetch('/v1/manifest')).json();
  for (const { hash } of manifest.shards) {
    const answer = await fetch('/v1/shards/' + hash);
    const text = await new Response(answer.body.pipeThrough(new DecompressionStream('gzip'))).text();
    yield text.trimEnd().split('\\n').map((line) => JSON.parse(line));
  }
}

globalThis.peers = {
  async dexie() {
    const database = new Dexie('peer-rows');
    database.version(1).stores({ rows: 'customer.id, customer.legalName' });
    const start = performance.now();
    for await (const rows of readShards()) await database.table('rows').bulkPut(rows);
    const count = await database.table('rows').count();
    return { ms: performance.now() - start, count };
  },
  async rxdb() {
    const database = await createRxDatabase({ name: 'peer-rx', storage: getRxStorageDexie(), multiInstance: false });
    await database.addCollections({ rows: { schema: {
      version: 0, primaryKey: 'id', type: 'object',
      properties: { id: { type: 'string', maxLength: 64 }, revision: { type: 'number' }, customer: { type: 'object' }, touchpoints: { type: 'array' } },
      required: ['id'],
    } } });
    const start = performance.now();
    const shards = readShards();
    const replication = replicateRxCollection({
      collection: database.rows, replicationIdentifier: 'peer', live: false,
      pull: { batchSize: 700, handler: async (checkpoint) => {
        const { value, done } = await shards.next();
        const at = (checkpoint?.at ?? 0) + 1;
        // An empty page is the end; the last one is not full.
        const documents = done ? [] : value.map((row) => ({ id: row.customer.id, ...row, _deleted: false }));
        return { documents, checkpoint: { at } };
      } },
    });
    await replication.awaitInitialReplication();
    const count = await database.rows.count().exec();
    return { ms: performance.now() - start, count };
  },
};
`;

async function bundle(): Promise<string> {
  const file = join(folder, 'entry.js');
  writeFileSync(file, entry);
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: { write: false, minify: true, lib: { entry: file, formats: ['iife'], name: 'peerEntry' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Nothing was bundled');
  return output.output[0].code;
}

/** @throws when a peer does not hold every customer at the end */
export async function measurePeers(count: number): Promise<BenchResult[]> {
  installPeers();
  const code = await bundle();
  const served = await serveExport(count);
  const results: BenchResult[] = [];
  try {
    for (const peer of ['dexie', 'rxdb']) {
      // A profile of its own for each, so that none pays for another's files.
      const session = await launchChromium();
      try {
        const page = await session.openPage(served.url);
        page.setDefaultTimeout(0);
        await page.evaluate(code);
        const { ms, count: held } = (await page.evaluate(`peers.${peer}()`)) as { ms: number; count: number };
        if (held !== count) throw new Error(`${peer} holds ${held} of ${count} customers`);
        results.push({ id: `peer.${peer}.${count / 1000}k`, value: round(ms / 1000), unit: 's until all rows are stored' });
      } finally {
        await session.close();
      }
    }
  } finally {
    await served.close();
  }
  return results;
}

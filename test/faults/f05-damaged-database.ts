/** F5: IndexedDB is damaged on the disk in seven ways while the browser is closed: it is noticed, nothing logged is lost, the copy is rebuilt. */
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '../support/chromium.ts';
import { type FaultBrowser, judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function placesOf(world: FaultBrowser): { leveldb: string; blob: string } {
  const folder = join(world.profile, 'Default', 'IndexedDB');
  const find = (end: string): string =>
    join(folder, readdirSync(folder).find((name) => name.startsWith('chrome-extension_') && name.endsWith(end)) ?? '');
  return { leveldb: find('.leveldb'), blob: find('.blob') };
}

function flipBytes(file: string): void {
  const bytes = readFileSync(file);
  for (let at = Math.floor(bytes.length / 3); at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 7)))
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

/** What the database holds, in short. */
const summary = `(async () => JSON.stringify({
  chunks: (await allOf('chunks')).length,
  changed: (await allOf('changed')).length,
  touchpoints: (await allOf('touchpoints')).map(({ id }) => id).sort(),
  generation: await stateOf('currentGeneration'),
  version: (await allOf('generations')).map(({ head }) => head.version),
}))()`;

/** The largest file with one of these endings. */
function largest(folder: string, pattern: RegExp): string {
  const files = filesIn(folder).filter((file) => pattern.test(file));
  const file = files.sort((a, b) => statSync(b).size - statSync(a).size)[0];
  if (file === undefined) throw new Error(`Nothing to damage in ${folder}`);
  return file;
}

const ways: Readonly<Record<string, (world: FaultBrowser) => void>> = {
  'the database is deleted': (world) => rmSync(placesOf(world).leveldb, { recursive: true }),
  'the blobs are gone': (world) => rmSync(placesOf(world).blob, { recursive: true }),
  'CURRENT is gone': (world) => rmSync(join(placesOf(world).leveldb, 'CURRENT')),
  'bytes of the blobs turned over': (world) => filesIn(placesOf(world).blob).forEach(flipBytes),
  'the manifest is cut': (world) => truncateSync(largest(placesOf(world).leveldb, /MANIFEST/), 20),
  'bytes of the log turned over': (world) => flipBytes(largest(placesOf(world).leveldb, /\.(log|ldb)$/)),
  'the log is cut': (world) => {
    const log = largest(placesOf(world).leveldb, /\.log$/);
    truncateSync(log, Math.floor(statSync(log).size / 3));
  },
};

export const fault: Fault = {
  id: 'F5',
  title: 'the database is damaged on the disk',
  place: 'browser',
  leastInjected: 2,
  limitMs: 30_000,
  async run({ isQuick }) {
    const problems: string[] = [];
    const convergedMs: number[] = [];
    const found = { lost: 0, doubled: 0 };
    let injected = 0;
    let unharmed = 0;
    const names = Object.keys(ways).slice(0, isQuick ? 2 : undefined);
    const world = await openFaultBrowser();
    const pressed: Pressed[] = [];
    try {
      await world.connect();
      for (const [place, name] of names.entries()) {
        // The backend does not answer, so that what is pressed stays here.
        const waiting = await world.log(place);
        pressed.push(waiting);
        const before = await world.read<string>(summary);
        await world.kill();
        ways[name]?.(world);
        injected++;
        const launchedAt = performance.now();
        await world.launch();
        const after = await world.read<string>(summary).catch((error: unknown) => String(error));
        const isNoticed = async (): Promise<boolean> => {
          await world.send('syncNow', {});
          return (await world.read<{ rebuiltAtMs?: number } | undefined>(`stateOf('damage')`))?.rebuiltAtMs !== undefined;
        };
        const noticed = await waitUntil(`${name}: noticed`, isNoticed, 8_000).catch(() => false);
        // A browser may mend a damage by itself: then there is nothing to notice.
        if (!noticed && after === before) unharmed++;
        else if (!noticed) problems.push(`${name}: nobody noticed`);
        convergedMs.push(performance.now() - launchedAt);
        const kept = await world.read<{ id: string }[]>(`allOf('touchpoints')`);
        const stored = await world.readStored();
        if (!kept.some(({ id }) => id === waiting.id) && !stored.includes(waiting.id))
          problems.push(`${name}: the log is neither here nor there`);
        await world.send('syncNow', {});
        // The next damage must be a new one.
        await world.read(`(async () => {
          const database = await openRaw();
          const transaction = database.transaction('state', 'readwrite');
          transaction.objectStore('state').delete('damage');
          await new Promise((resolve) => { transaction.oncomplete = resolve; });
          database.close();
        })()`);
      }
      await world.waitOutUndo();
      await world.converge();
      Object.assign(found, judgeLogs(pressed, await world.readStored()));
    } finally {
      await world.close();
    }
    return {
      injected,
      ...found,
      mixed: 0,
      convergedMs,
      problems,
      remark: `${names.length} ways, ${unharmed} mended by the browser itself`,
    };
  },
};

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

/** @param places - How many bytes, spread over the file */
function flipBytes(file: string, places: number): void {
  const bytes = readFileSync(file);
  for (let at = Math.floor(bytes.length / 3); at < bytes.length; at += Math.max(1, Math.floor(bytes.length / places)))
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

/** @param turn - 1 at first; the next does more harm, when the browser made up for the last by itself */
type Way = (world: FaultBrowser, turn: number) => void;

const ways: Readonly<Record<string, Way>> = {
  'the database is deleted': (world) => rmSync(placesOf(world).leveldb, { recursive: true }),
  'the blobs are gone': (world) => rmSync(placesOf(world).blob, { recursive: true }),
  // Without it a browser pieces the database together from what else is there, and that is less each time.
  'CURRENT is gone': (world, turn) => {
    const { leveldb } = placesOf(world);
    rmSync(join(leveldb, 'CURRENT'));
    if (turn > 1) rmSync(largest(leveldb, /MANIFEST/));
    if (turn > 2) rmSync(largest(leveldb, /\.(log|ldb)$/));
  },
  'bytes of the blobs turned over': (world, turn) => {
    for (const file of filesIn(placesOf(world).blob)) flipBytes(file, 7 ** turn);
  },
  'the manifest is cut': (world) => truncateSync(largest(placesOf(world).leveldb, /MANIFEST/), 20),
  'bytes of the log turned over': (world, turn) => flipBytes(largest(placesOf(world).leveldb, /\.(log|ldb)$/), 7 ** turn),
  'the log is cut': (world, turn) => {
    const log = largest(placesOf(world).leveldb, /\.log$/);
    truncateSync(log, Math.floor(statSync(log).size / 3 ** turn));
  },
};

/** As often as one way is tried before it counts as one that nobody notices. */
const mostTurns = 3;

const forgetDamage = `(async () => {
  const database = await openRaw();
  const transaction = database.transaction('state', 'readwrite');
  transaction.objectStore('state').delete('damage');
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
})()`;

/** Somebody has noticed, and a new copy has taken the place of the damaged one. */
async function isRebuilt(world: FaultBrowser): Promise<boolean> {
  await world.send('syncNow', {});
  return (await world.read<{ rebuiltAtMs?: number } | undefined>(`stateOf('damage')`))?.rebuiltAtMs !== undefined;
}

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
    let noticedWays = 0;
    const names = Object.keys(ways).slice(0, isQuick ? 2 : undefined);
    const world = await openFaultBrowser();
    const pressed: Pressed[] = [];
    try {
      await world.connect();
      for (const [place, name] of names.entries()) {
        let isNoticed = false;
        for (let turn = 1; turn <= mostTurns && !isNoticed; turn++) {
          // The backend does not answer, so that what is pressed stays here.
          const waiting = await world.log(place);
          pressed.push(waiting);
          const before = await world.read<string>(summary);
          await world.kill();
          ways[name]?.(world, turn);
          injected++;
          const launchedAt = performance.now();
          await world.launch();
          const after = await world.read<string>(summary).catch((error: unknown) => String(error));
          isNoticed = await waitUntil(`${name}: noticed`, () => isRebuilt(world), 8_000).catch(() => false);
          convergedMs.push(performance.now() - launchedAt);
          // A browser may mend a damage by itself: then there is nothing to notice, and it is done more harm.
          if (!isNoticed && after !== before) problems.push(`${name}: nobody noticed`);
          const kept = await world.read<{ id: string }[]>(`allOf('touchpoints')`);
          const stored = await world.readStored();
          if (!kept.some(({ id }) => id === waiting.id) && !stored.includes(waiting.id))
            problems.push(`${name}: the log is neither here nor there`);
          await world.send('syncNow', {});
          // The next damage must be a new one.
          await world.read(forgetDamage);
        }
        if (isNoticed) noticedWays++;
        else problems.push(`${name}: not noticed in ${mostTurns} tries`);
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
      remark: `${noticedWays} of ${names.length} ways noticed`,
    };
  },
};

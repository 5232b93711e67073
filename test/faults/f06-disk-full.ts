/** F6: the disk is full during a click and during an import, and then no more: "not saved" at once, and no restart is needed. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../support/chromium.ts';
import { judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

const sizeMb = 96;

/** Fills the disk to the last block, whatever the browser writes or removes meanwhile. @returns how to free it again */
function fillDisk(folder: string): () => void {
  const file = join(folder, 'filler');
  const descriptor = openSync(file, 'w');
  for (const bytes of [1 << 20, 4096]) {
    const block = Buffer.alloc(bytes);
    try {
      for (;;) writeSync(descriptor, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(descriptor);
  return () => rmSync(file);
}

/** Makes the next round fetch everything. */
const expectNewCopy = `(async () => {
  const generation = await stateOf('currentGeneration');
  const database = await openRaw();
  const transaction = database.transaction('state', 'readwrite');
  transaction.objectStore('state').put({ key: 'damage', value: { kind: 'unreadable', noticedAtMs: Date.now(), generation } });
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
})()`;

/** What readers see: the copy that is current, and every customer in it. */
const readers = `(async () => {
  const generation = await stateOf('currentGeneration');
  const chunks = (await allOf('chunks')).filter((chunk) => chunk.generation === generation);
  const ids = chunks.flatMap((chunk) => new TextDecoder().decode(chunk.bytes).split('\\n').filter(Boolean))
    .map((line) => JSON.parse(line).customer.id);
  return JSON.stringify({ generation, ids: ids.sort() });
})()`;

export const fault: Fault = {
  id: 'F6',
  title: 'disk full in click and import, then freed',
  place: 'browser',
  leastInjected: 0,
  limitMs: 30_000,
  async run({ isQuick }) {
    const disk = mkdtempSync(join(tmpdir(), 'shuke-small-disk-'));
    const unharmed = { injected: 0, lost: 0, doubled: 0, mixed: 0, convergedMs: [], problems: [] };
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      rmSync(disk, { recursive: true, force: true });
      return { ...unharmed, remark: 'NOT RUN: making a small disk needs root' };
    }
    const problems: string[] = [];
    const convergedMs: number[] = [];
    let injected = 0;
    let failedImports = 0;
    let imported = 0;
    const world = await openFaultBrowser({}, join(disk, 'profile'));
    try {
      await world.connect();
      const pressed: Pressed[] = [];
      for (let turn = 0; turn < (isQuick ? 2 : 5); turn++) {
        pressed.push(await world.log(turn * 3));
        // A new copy is due, so that there is an import to fail.
        await world.read(expectNewCopy);
        const before = await world.read<string>(readers);
        const free = fillDisk(disk);
        const startedAt = performance.now();
        const refused = await world.log(turn * 3 + 1);
        const tookMs = performance.now() - startedAt;
        injected++;
        if (refused.answer?.kind === 'not-saved') {
          // A time is judged where it is measured, not in a test.
          if (!isQuick && tookMs > 1000) problems.push(`"not saved" came after ${Math.round(tookMs)} ms`);
        } else if (refused.answer?.kind === 'saved') pressed.push(refused);
        else problems.push(`on a full disk the answer was ${refused.answer?.kind}`);
        // An import on a full disk fails, and the old copy stays what readers see.
        await world.send('syncNow', {});
        // A browser may refuse to open a database anew as long as its disk is full; the panel has it open.
        const meanwhile = await world.read<string>(readers).catch(() => undefined);
        free();
        const afterwards = meanwhile ?? (await waitUntil('the database opens again', () => world.read<string>(readers)));
        if (JSON.parse(afterwards).generation !== JSON.parse(before).generation) imported++;
        else if (afterwards === before) failedImports++;
        else problems.push(`after an import on a full disk readers see ${afterwards} instead of ${before}`);
        const healed = await waitUntil('a new copy, without a restart', async () => {
          await world.send('syncNow', {});
          return JSON.parse(await world.read<string>(readers)).generation !== JSON.parse(before).generation;
        }).catch(() => false);
        if (!healed) problems.push('with room again no new copy came');
        const again = await world.log(turn * 3 + 2);
        if (again.answer?.kind !== 'saved') problems.push(`with room again a log was ${again.answer?.kind}`);
        pressed.push(again);
        // What was not saved was pressed again by the rep, under another id: here it is given up.
      }
      await world.waitOutUndo();
      convergedMs.push(await world.converge());
      // A small import may find room in what the browser has set aside; of several one at least does not.
      if (!isQuick && failedImports === 0) problems.push('no import failed: the disk was not full for one');
      const remark = `${failedImports} imports failed and left the old copy, ${imported} found room`;
      return { ...unharmed, injected, ...judgeLogs(pressed, await world.readStored()), convergedMs, problems, remark };
    } finally {
      await world.close();
      execFileSync('umount', ['-l', disk], { stdio: 'ignore' });
      rmSync(disk, { recursive: true, force: true });
    }
  },
};

/** F6: the disk is full during a click and during an import, and then no more: "not saved" at once, and no restart is needed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

const sizeMb = 96;

/** Fills the disk to the last block. @returns how to free it again */
function fillDisk(folder: string): () => void {
  const file = join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - 4096)));
  return () => rmSync(file);
}

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
    const world = await openFaultBrowser({}, join(disk, 'profile'));
    try {
      await world.connect();
      const pressed: Pressed[] = [];
      for (let turn = 0; turn < (isQuick ? 2 : 5); turn++) {
        pressed.push(await world.log(turn * 3));
        const free = fillDisk(disk);
        const startedAt = performance.now();
        const refused = await world.log(turn * 3 + 1);
        const tookMs = performance.now() - startedAt;
        injected++;
        if (refused.answer?.kind === 'not-saved') {
          if (tookMs > 1000) problems.push(`"not saved" came after ${Math.round(tookMs)} ms`);
        } else if (refused.answer?.kind === 'saved') pressed.push(refused);
        else problems.push(`on a full disk the answer was ${refused.answer?.kind}`);
        // An import on a full disk fails, and the old copy stays.
        await world.send('syncNow', {});
        free();
        const again = await world.log(turn * 3 + 2);
        if (again.answer?.kind !== 'saved') problems.push(`with room again a log was ${again.answer?.kind}`);
        pressed.push(again);
        // What was not saved was pressed again by the rep, under another id: here it is given up.
      }
      await world.waitOutUndo();
      convergedMs.push(await world.converge());
      return { ...unharmed, injected, ...judgeLogs(pressed, await world.readStored()), convergedMs, problems };
    } finally {
      await world.close();
      execFileSync('umount', ['-l', disk], { stdio: 'ignore' });
      rmSync(disk, { recursive: true, force: true });
    }
  },
};

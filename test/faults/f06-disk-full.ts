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
          // A time is judged where it is measured, not in a test.
          if (!isQuick && tookMs > 1000) problems.push(`"not saved" came after ${Math.round(tookMs)} ms`);
        } else if (refused.answer?.kind === 'saved') pressed.push(refused);
        else problems.push(`on a full disk the answer was ${refused.answer?.kind}`);
        // An import on a full disk fails, and the old copy stays.
        await world.send('syncNow', {});
        free();
        // What was not saved is pressed again by the rep, under another id: what the browser began on the full disk may still fail.
        const again = await waitUntil('with room again a log is saved', async () => {
          const one = await world.log(turn * 3 + 2);
          return one.answer?.kind === 'saved' ? one : undefined;
        });
        pressed.push(again);
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

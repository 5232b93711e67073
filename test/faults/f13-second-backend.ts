/** F13: a second backend on a PGlite directory that is in use, or was a moment before; it is refused, and the first goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { aTouchpoint, startFaultWorld } from '../support/fault-world.ts';
import type { Fault, FaultReport } from './fault.ts';

const root = join(import.meta.dirname, '..', '..');

async function tryToStart(directory: string): Promise<{ code: number | null; errors: string }> {
  const { DATABASE_URL: _ours, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'server/main.ts', '--port', '0', '--data', directory],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors };
}

export const fault: Fault = {
  id: 'F13',
  title: 'a second backend on the same PGlite directory',
  place: 'server',
  leastInjected: 2,
  async run({ isQuick }): Promise<FaultReport> {
    const world = await startFaultWorld('pglite');
    const problems: string[] = [];
    const made: string[] = [];
    let injected = 0;
    try {
      const client = world.openClient();
      await client.sync();
      const [row] = await client.rows();
      for (let round = 0; round < (isQuick ? 2 : 8); round++) {
        // Every other one right after the first came back from a SIGKILL: no stale lock may let it in, none may keep the first out.
        if (round % 2 === 1) await world.restart();
        const second = await tryToStart(world.directory);
        injected++;
        if (second.code !== 3) problems.push(`the second ended with code ${second.code} instead of 3`);
        if (!/Another process .*is using the data/.test(second.errors))
          problems.push(`the sentence is: ${second.errors.slice(0, 200)}`);
        const touchpoint = aTouchpoint(row?.customer.id ?? '');
        const answer = await world.ask('/v1/touchpoints', undefined, {
          method: 'POST',
          body: JSON.stringify({ touchpoints: [touchpoint] }),
        });
        if (answer.ok) made.push(touchpoint.id);
        else problems.push('the first backend no longer answers');
      }
      await world.restart();
      const stored = new Set(await world.storedIds());
      return { injected, lost: made.filter((id) => !stored.has(id)).length, doubled: 0, mixed: 0, convergedMs: [], problems };
    } finally {
      await world.close();
    }
  },
};

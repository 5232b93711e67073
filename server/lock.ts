/** One process a PGlite directory: a second one would lose commits without a sign. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DirectoryLockedError extends Error {
  override readonly name = 'DirectoryLockedError';
}

export interface DirectoryLock {
  release(): void;
}

/**
 * The lock is one of the operating system, taken through SQLite: it ends with the process, also by SIGKILL, so that
 * nothing stale is left to be judged.
 * @throws DirectoryLockedError
 */
export function lockDirectory(directory: string): DirectoryLock {
  const file = new DatabaseSync(join(directory, 'lock.sqlite'), { timeout: 0 });
  const holderFile = join(directory, 'lock-holder.txt');
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive;');
  } catch (error) {
    file.close();
    if (!isBusy(error)) throw error;
    throw new DirectoryLockedError(
      `Another process${readHolder(holderFile)} is using the data in ${directory}. Stop it, or give this one a directory of its own with --data.`,
    );
  }
  writeFileSync(holderFile, String(process.pid));
  return { release: () => file.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function readHolder(path: string): string {
  try {
    return ` (${readFileSync(path, 'utf8').slice(0, 20)})`;
  } catch {
    return '';
  }
}

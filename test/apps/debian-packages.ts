/** Debian packages that a test needs: installed when they are missing and we may, else a sentence that says what to do. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

function isInstalled(name: string): boolean {
  try {
    const status = execFileSync('dpkg-query', ['-s', name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status.includes('install ok installed');
  } catch {
    return false;
  }
}

/** A package is missing and cannot be installed from here; the message says which command does it. */
export class MissingPackagesError extends Error {
  override readonly name = 'MissingPackagesError';
}

/**
 * Makes sure that the packages are there. On Debian as root the missing ones are installed; this needs some seconds and says
 * so on stderr.
 * @param settings - answers for debconf, one line each, given before anything is installed
 * @throws {MissingPackagesError} when it is no Debian, we are not root, or apt fails
 */
export function ensurePackages(names: readonly string[], settings: readonly string[] = []): void {
  if (!existsSync('/usr/bin/dpkg-query')) {
    throw new MissingPackagesError(`This needs Debian 12 (or a container of it) with the packages ${names.join(' ')}.`);
  }
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    throw new MissingPackagesError(`Missing: ${missing.join(', ')}. Run this once: sudo ${command}`);
  }
  console.error(`Installing ${missing.join(', ')} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=900', '-y', '-q', '--no-install-recommends', ...args], {
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  try {
    if (settings.length > 0) execFileSync('debconf-set-selections', { input: `${settings.join('\n')}\n`, env: environment });
    try {
      apt('install', ...missing);
    } catch {
      // The lists of a fresh machine are old or absent.
      apt('update');
      apt('install', ...missing);
    }
  } catch (error) {
    const output = String((error as { stderr?: string }).stderr ?? error);
    throw new MissingPackagesError(`"${command}" failed: ${output.trim().split('\n').slice(-5).join('\n')}`);
  }
}

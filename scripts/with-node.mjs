/**
 * Runs a script of this project with the Node that comes with it.
 * Plain JavaScript for whatever Node the machine has: this file runs before anything is installed.
 *
 *   node scripts/with-node.mjs scripts/start.ts [arguments]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isWindows = process.platform === 'win32';
const ownNode = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
const installedLock = join(root, 'node_modules', '.package-lock.json');
const lock = join(root, 'package-lock.json');

/** Whether what is installed is what the lockfile names. */
function isInstalled() {
  if (!existsSync(ownNode) || !existsSync(installedLock)) return false;
  if (statSync(installedLock).mtimeMs >= statSync(lock).mtimeMs) return true;
  const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(packages).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

if (!isInstalled()) {
  console.log('Installing the packages that package-lock.json names …');
  const install = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: isWindows,
  });
  if (install.status !== 0) {
    console.error(
      'The packages could not be installed (see above). Check the connection to the npm registry and run this again.',
    );
    process.exit(install.status ?? 1);
  }
}

// Flags before the script are for Node itself.
const given = process.argv.slice(2);
const at = given.findIndex((arg) => !arg.startsWith('--'));
const flags = given.slice(0, at);
const [script, ...rest] = given.slice(at);
const bin = join(root, 'node_modules', '.bin');
const delimiter = isWindows ? ';' : ':';
// Whoever became root by a plain `su` has no path to the system's own programs, which set-up and tests start.
const systemPaths = isWindows ? [] : ['/usr/sbin', '/sbin'];
const path = [dirname(ownNode), bin, process.env.PATH ?? '', ...systemPaths].join(delimiter);
const run = spawnSync(ownNode, ['--disable-warning=ExperimentalWarning', ...flags, join(root, script), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
process.exit(run.status ?? 1);

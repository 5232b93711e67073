/** Starts the backend: `node server/main.ts --sample`. Prints one line when it is ready. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createBackend, defaultSample } from './create-backend.ts';
import { type Database, openDatabase } from './database.ts';
import { beginNewHistory } from './epoch.ts';
import { limitConnections } from './limit-connections.ts';
import { DirectoryLockedError } from './lock.ts';
import { openOperatorDoor } from './operator-socket.ts';
import { readOptions, type ServerOptions, UsageError, usage } from './options.ts';
import { hasCompany } from './seed.ts';

/** Exit codes: wrong command line, directory in use, anything else. */
const exitCodes = { usage: 2, locked: 3, failed: 1 } as const;

/** Time for requests under way after SIGTERM. */
const graceMs = 10_000;

async function listen(database: Database, options: ServerOptions): Promise<void> {
  if (options.isNewEpoch && (await hasCompany(database))) {
    await beginNewHistory(database, 'asked');
    console.log('A new history has begun: every reader fetches a new snapshot.');
  }
  const { app, isRestored, pack } = await createBackend({
    database,
    isBehindProxy: options.isBehindProxy,
    ...(options.signIn && { signIn: options.signIn }),
    ...(options.isSample && { sample: defaultSample(Date.now()) }),
  });
  if (!(await hasCompany(database)))
    throw new UsageError(
      'The database is empty. Fill it with your own customers (npm run load), or start with --sample for the sample company.',
    );
  if (isRestored)
    console.log('This data was restored from a backup or copied: a new history has begun, every reader fetches a new snapshot.');
  const server = createAdaptorServer({ fetch: app.fetch });
  limitConnections(server as Server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new UsageError(`Port ${options.port} is in use; choose another one with --port.`) : error,
      ),
    );
    server.listen(options.port, options.host, resolve);
  });
  const door = 'directory' in options.place ? await openOperatorDoor(database, options.place.directory, pack) : undefined;
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  console.log(`Shuke backend ready at http://${host}:${port} (${database.kind})`);

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    // Idle connections end now, the others after their answer; whoever reads too slowly is cut off.
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
    server.close(async () => {
      clearTimeout(cut);
      await door?.close();
      await database.close();
      process.exit(0);
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  const database = await openDatabase(options.place);
  try {
    await listen(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) console.error(`${error.message}\n${usage}`);
  else if (error instanceof DirectoryLockedError) console.error(error.message);
  else console.error('The backend could not start:', error);
  process.exit(
    error instanceof UsageError ? exitCodes.usage : error instanceof DirectoryLockedError ? exitCodes.locked : exitCodes.failed,
  );
});

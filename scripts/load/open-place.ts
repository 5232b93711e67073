/** Where the data lies -> what a load asks of it, whether this process opens it or a running server has it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/database.ts';
import type { LoadEvent, LoadHead, LoadLine, LoadReport } from '../../server/load/load-contract.ts';
import { runLoad } from '../../server/load/run-load.ts';
import { DirectoryLockedError } from '../../server/lock.ts';
import { type OperatorAnswer, runOperatorCommand } from '../../server/operator-commands.ts';
import { askRunningServer, loadIntoRunningServer } from '../../server/operator-socket.ts';

/** Company, teams and staff as they are. */
export type Described = Extract<OperatorAnswer, { readonly kind: 'described' }>;

export interface LoadPlace {
  describe(): Promise<Described>;
  load(head: LoadHead, lines: AsyncIterable<LoadLine>, tell: (event: LoadEvent) => void): Promise<LoadReport>;
  close(): Promise<void>;
}

/** The command line says something that cannot be; the message says what. */
export class LoadUsageError extends Error {
  override readonly name = 'LoadUsageError';
}

function mustBeDescribed(answer: OperatorAnswer): Described {
  if (answer.kind !== 'described')
    throw new Error(answer.kind === 'refused' ? answer.sentence : 'The server gave another answer.');
  return answer;
}

/**
 * Opens PostgreSQL or the directory; a server that runs on the directory does the work itself.
 * @param mayBegin - a directory without data becomes a new database; otherwise it was mistyped
 * @throws LoadUsageError when there is nothing, NoOperatorDoorError when somebody else has the directory
 */
export async function openPlace(directory: string, mayBegin: boolean): Promise<LoadPlace> {
  const url = process.env.DATABASE_URL;
  if (!url && !mayBegin && !existsSync(join(directory, 'pglite')))
    throw new LoadUsageError(
      `There is no data in ${directory}. Say with --data or DATABASE_URL where it is, or begin with --company NAME.`,
    );
  try {
    const database = await openDatabase(url ? { url } : { directory });
    return {
      describe: async () => mustBeDescribed(await runOperatorCommand(database, { kind: 'describe' })),
      load: (head, lines, tell) => runLoad(database, head, lines, tell),
      close: () => database.close(),
    };
  } catch (error) {
    if (!(error instanceof DirectoryLockedError)) throw error;
    return {
      describe: async () => mustBeDescribed(await askRunningServer(directory, { kind: 'describe' })),
      load: (head, lines, tell) => loadIntoRunningServer(directory, head, lines, tell),
      close: async () => {},
    };
  }
}

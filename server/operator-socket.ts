/**
 * The operator's door into a running server. PGlite lets in one process, so commands of other processes go through the one that runs: by
 * a socket in its data directory that only the user who owns it can open. Nothing of this listens to the network.
 */
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Database } from './database.ts';
import type { LoadEvent, LoadHead, LoadLine, LoadReport } from './load/load-contract.ts';
import { answerLoad, askForLoad } from './load/load-over-door.ts';
import {
  type OperatorAnswer,
  type OperatorCommand,
  operatorAnswerSchema,
  operatorCommandSchema,
  runOperatorCommand,
} from './operator-commands.ts';

/** A command with the longest fields that fit. */
const maxBytes = 200_000;

/** What the shortest of the systems takes as the path of a socket, in bytes. */
const maxPathBytes = 100;

/** How long an answer may take: a command waits for a long publication. */
const patienceMs = 120_000;

/** Nobody answers for this directory; the message says what to do. */
export class NoOperatorDoorError extends Error {
  override readonly name = 'NoOperatorDoorError';
}

/** Where loads go; everything else is a command. */
const loadPath = '/load';

const folderOf = (directory: string): string => join(directory, 'operator');

/** The path by which both sides open it; undefined where there can be none. */
function socketPath(directory: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const whole = join(folderOf(directory), 'socket');
  const fromHere = relative('', whole);
  const shortest = fromHere.length < whole.length ? fromHere : whole;
  return Buffer.byteLength(shortest) <= maxPathBytes ? shortest : undefined;
}

async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error('The command is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function nobodyAnswers(directory: string, why: string): NoOperatorDoorError {
  return new NoOperatorDoorError(
    `Another process is using the data in ${directory} and takes no commands (${why}). Stop it, run this again, and start it again.`,
  );
}

export interface OperatorDoor {
  close(): Promise<void>;
}

/**
 * Opens the door; the caller holds the lock of the directory. Where no socket can be made there is none, and commands then say that the
 * server has to be stopped for them.
 * @param onLoaded - customers were loaded
 */
export async function openOperatorDoor(
  database: Database,
  directory: string,
  onLoaded: () => void = () => {},
): Promise<OperatorDoor> {
  const path = socketPath(directory);
  if (path === undefined) return { close: async () => {} };
  mkdirSync(folderOf(directory), { recursive: true, mode: 0o700 });
  // It may have been made by somebody with other habits.
  chmodSync(folderOf(directory), 0o700);
  // Whoever left it is gone: we hold the lock.
  rmSync(path, { force: true });
  const server = createServer(async (incoming, response) => {
    try {
      if (incoming.url === loadPath) {
        await answerLoad(database, incoming, response);
        onLoaded();
        return;
      }
      const command = operatorCommandSchema.parse(JSON.parse(await readText(incoming)));
      response.end(JSON.stringify(await runOperatorCommand(database, command)));
    } catch (error) {
      console.error('operator:', error);
      // An answer that has begun is cut off, so that nobody takes it for a whole one.
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    }
  });
  // A load takes as long as its files do.
  server.requestTimeout = 0;
  server.listen(path);
  await once(server, 'listening');
  return {
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Sends to whoever runs on this directory. @throws NoOperatorDoorError when nobody answers, or answers that it failed */
async function ask(directory: string, path: string, body: Readable): Promise<IncomingMessage> {
  const socket = socketPath(directory);
  if (socket === undefined) throw nobodyAnswers(directory, 'its path is too long for a socket, or the system has none');
  const asked = request({ socketPath: socket, method: 'POST', path, timeout: patienceMs });
  asked.once('timeout', () => asked.destroy(new Error('no answer in two minutes')));
  try {
    const answered = once(asked, 'response');
    // It may answer, and close, before it has heard everything.
    pipeline(body, asked).catch((error: Error) => asked.destroy(error));
    const [answer] = (await answered) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error('it failed; its own output says why');
    return answer;
  } catch (error) {
    throw nobodyAnswers(directory, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Has the server that runs on this directory carry out the command.
 * @throws NoOperatorDoorError when the directory is in use and nobody answers
 */
export async function askRunningServer(directory: string, command: OperatorCommand): Promise<OperatorAnswer> {
  const answer = await ask(directory, '/', Readable.from([JSON.stringify(command)]));
  return operatorAnswerSchema.parse(JSON.parse(await text(answer)));
}

/**
 * Has the server that runs on this directory load the lines.
 * @throws NoOperatorDoorError when nobody answers, LoadRefusedError when something does not fit; nothing was changed then
 */
export function loadIntoRunningServer(
  directory: string,
  head: LoadHead,
  lines: AsyncIterable<LoadLine>,
  tell: (event: LoadEvent) => void,
): Promise<LoadReport> {
  return askForLoad((body) => ask(directory, loadPath, body), head, lines, tell);
}

/** A load through the operator's door: lines one way, how far it is the other way, in one request. Neither side holds more than some lines. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../database.ts';
import {
  type LoadEvent,
  type LoadHead,
  type LoadLine,
  LoadRefusedError,
  type LoadReport,
  loadEventSchema,
  loadHeadSchema,
  parseLoadLine,
} from './load-contract.ts';
import { runLoad } from './run-load.ts';

/** The longest line: the head, with ten thousand members of staff. */
const maxLineLength = 20_000_000;

/** Texts parted by line ends, as they arrive; an empty one is none. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const bytes of stream) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > maxLineLength) throw new Error('A line is too long.');
    yield* parts;
  }
  if (rest !== '') throw new Error('The last line has no end: whoever sent it is gone.');
}

const lineOf = (value: LoadHead | LoadLine | LoadEvent): string => `${JSON.stringify(value)}\n`;

/** Serves a load. What does not fit is told; anything else is thrown, and nothing was changed then. */
export async function answerLoad(database: Database, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const lines = linesOf(incoming);
  const tell = (event: LoadEvent): void => {
    response.write(lineOf(event));
  };
  try {
    const first = await lines.next();
    if (first.done) throw new Error('A load begins with its head.');
    const head = loadHeadSchema.parse(JSON.parse(first.value));
    const rest = (async function* () {
      // Whoever breaks off ends this with an error: that does not pass for a shorter file.
      for await (const line of lines) yield parseLoadLine(line);
    })();
    tell({ kind: 'done', report: await runLoad(database, head, rest, tell) });
  } catch (error) {
    if (!(error instanceof LoadRefusedError)) throw error;
    tell({ kind: 'refused', sentences: [...error.sentences], count: error.count });
  }
  response.end();
}

/**
 * Sends a load and resolves with what came of it.
 * @param send - the request, not yet sent; resolves with the answer as soon as it begins
 * @throws LoadRefusedError, what `lines` throws, and when the server breaks off
 */
export async function askForLoad(
  send: (body: Readable) => Promise<IncomingMessage>,
  head: LoadHead,
  lines: AsyncIterable<LoadLine>,
  tell: (event: LoadEvent) => void,
): Promise<LoadReport> {
  let mistake: unknown;
  const body = Readable.from(
    (async function* () {
      try {
        yield lineOf(head);
        for await (const line of lines) yield lineOf(line);
      } catch (error) {
        mistake = error;
        throw error;
      }
    })(),
    { objectMode: false },
  );
  try {
    return await readAnswer(await send(body), tell);
  } catch (error) {
    // The server knows only that we broke off.
    throw mistake ?? error;
  } finally {
    body.destroy();
  }
}

async function readAnswer(answer: IncomingMessage, tell: (event: LoadEvent) => void): Promise<LoadReport> {
  let report: LoadReport | undefined;
  await pipeline(answer, async (stream: AsyncIterable<Buffer>) => {
    for await (const line of linesOf(stream)) {
      const event = loadEventSchema.parse(JSON.parse(line));
      if (event.kind === 'refused') throw new LoadRefusedError(event.sentences, event.count);
      if (event.kind === 'done') report = event.report;
      else tell(event);
    }
  });
  if (!report) throw new Error('The server broke off; its own output says why. Nothing was changed.');
  return report;
}

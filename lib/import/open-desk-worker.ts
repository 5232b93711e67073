/** A worker of the import page -> a desk: the same as one in the page's own thread, and the page stays free. */
import type { DeskError, DeskMethod, DeskQuestion, DeskReply, Given } from './desk-messages.ts';
import { CancelledError, type DeskCall, type ImportDesk } from './import-desk.ts';
import { UnreadableFileError } from './table.ts';

/** The part of a Worker that is used. */
export interface DeskWorker {
  postMessage(question: DeskQuestion): void;
  addEventListener(type: 'message', listener: (event: { readonly data: DeskReply }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: (share: number) => void;
}

function toError(error: DeskError): Error {
  if (error.kind === 'cancelled') return new CancelledError();
  if (error.kind === 'unreadable') return new UnreadableFileError(error.problem.kind, error.problem.row);
  return new Error(error.message);
}

const noCall: DeskCall = { signal: new AbortController().signal, onProgress: () => {} };

/** The desk behind a worker that runs `serveDesk`. When the worker breaks down, everything that is under way fails. */
export function openDeskWorker(worker: DeskWorker): ImportDesk {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let broken: Error | undefined;
  worker.addEventListener('message', ({ data: reply }) => {
    const one = waiting.get(reply.call);
    if (reply.kind === 'progress') {
      one?.onProgress(reply.share);
      return;
    }
    waiting.delete(reply.call);
    if (reply.kind === 'done') one?.resolve(reply.answer as never);
    else one?.reject(toError(reply.error));
  });
  worker.addEventListener('error', ({ message = 'it could not be started' }) => {
    broken = new Error(`the worker of the import: ${message}`);
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  });

  const ask = <K extends DeskMethod>(method: K, given: Given<K>, { signal, onProgress }: DeskCall = noCall) => {
    const call = ++count;
    // It would never answer.
    if (broken) return Promise.reject(broken);
    return new Promise<Awaited<ReturnType<ImportDesk[K]>>>((resolve, reject) => {
      const cancel = (): void => worker.postMessage({ call, method: 'cancel' });
      const end = (): void => signal.removeEventListener('abort', cancel);
      waiting.set(call, {
        resolve: (answer) => {
          end();
          resolve(answer);
        },
        reject: (error) => {
          end();
          reject(error);
        },
        onProgress,
      });
      signal.addEventListener('abort', cancel, { once: true });
      // Each method is sent with what it is given: that is what the type of `ask` says, and the union cannot.
      worker.postMessage({ call, method, given } as DeskQuestion);
    });
  };

  return {
    read: (file, options, how, call) => ask('read', [file, options, how], call),
    understand: (id, how, call) => ask('understand', [id, how], call),
    writeRefused: (id) => ask('writeRefused', [id]),
    take: (id, options, call) => ask('take', [id, options], call),
    drop: (id) => worker.postMessage({ call: ++count, method: 'drop', id }),
  };
}

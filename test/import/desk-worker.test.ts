/** A desk in another thread: what goes over is a copy, what goes wrong keeps its kind, what is called off ends. */
import { expect, test } from 'vitest';
import type { DeskQuestion, DeskReply } from '../../lib/import/desk-messages.ts';
import { CancelledError, type DeskCall, type ImportDesk } from '../../lib/import/import-desk.ts';
import { type DeskWorker, openDeskWorker } from '../../lib/import/open-desk-worker.ts';
import { serveDesk } from '../../lib/import/serve-desk.ts';
import { UnreadableFileError } from '../../lib/import/table.ts';

const how = { named: [], choices: [], ownDomains: [], chinese: 'zh_CN' } as const;

function unused(): never {
  throw new Error('not asked for here');
}

/** A thread with this desk; messages are copied on their way, as between threads. */
function threadOf(desk: Partial<ImportDesk>): { worker: DeskWorker; breakDown(message: string): void } {
  const toPage: ((event: { data: DeskReply }) => void)[] = [];
  const onError: ((event: { message: string }) => void)[] = [];
  const whole = { read: unused, understand: unused, writeRefused: unused, take: unused, drop: unused, ...desk };
  const serve = serveDesk(whole, (reply) => {
    const data = structuredClone(reply);
    queueMicrotask(() => {
      for (const listener of toPage) listener({ data });
    });
  });
  const worker = {
    postMessage: (question: DeskQuestion) => {
      const copy = structuredClone(question);
      queueMicrotask(() => void serve(copy));
    },
    addEventListener: (type: string, listener: never) => {
      (type === 'message' ? toPage : onError).push(listener);
    },
  } as DeskWorker;
  return {
    worker,
    breakDown: (message) => {
      for (const listener of onError) listener({ message });
    },
  };
}

const callOf = (signal = new AbortController().signal): DeskCall & { readonly shares: number[] } => {
  const shares: number[] = [];
  return { signal, onProgress: (share) => shares.push(share), shares };
};

test('answers go to whoever asked, in whatever order they come; no word of progress more often than a person sees', async () => {
  const first = Promise.withResolvers<string>();
  const desk = openDeskWorker(
    threadOf({
      writeRefused: (id) => (id === 1 ? first.promise : Promise.resolve('second')),
      take: async (_id, _options, { onProgress }) => {
        for (let i = 0; i < 1000; i++) onProgress(i / 1000);
        return { kind: 'taken' };
      },
    }).worker,
  );
  const asked = desk.writeRefused(1);
  expect(await desk.writeRefused(2)).toBe('second');
  first.resolve('first');
  expect(await asked).toBe('first');
  const call = callOf();
  expect(await desk.take(1, {} as never, call)).toEqual({ kind: 'taken' });
  expect(call.shares[0]).toBe(0);
  expect(call.shares.length).toBeLessThan(100);
});

test('a file that cannot be read is told with its kind and row; any other mistake with its words', async () => {
  const desk = openDeskWorker(
    threadOf({
      read: () => Promise.reject(new UnreadableFileError('open-quote', 7)),
      take: () => Promise.reject(new Error('the disk is full')),
    }).worker,
  );
  const unreadable = desk.read(new Blob(['x']), {}, how, callOf());
  await expect(unreadable).rejects.toBeInstanceOf(UnreadableFileError);
  await expect(unreadable).rejects.toMatchObject({ problem: { kind: 'open-quote', row: 7 } });
  await expect(desk.take(1, {} as never, callOf())).rejects.toThrow('the disk is full');
});

test('what is called off ends over there, and is told as called off', async () => {
  const begun = Promise.withResolvers<void>();
  const desk = openDeskWorker(
    threadOf({
      understand: (_id, _how, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new CancelledError()));
          begun.resolve();
        }),
    }).worker,
  );
  const controller = new AbortController();
  const asked = desk.understand(1, how, callOf(controller.signal));
  await begun.promise;
  controller.abort();
  await expect(asked).rejects.toBeInstanceOf(CancelledError);
});

test('when the thread breaks down, everything under way fails and says so, and so does what is asked later', async () => {
  const { worker, breakDown } = threadOf({ writeRefused: () => new Promise(() => {}) });
  const desk = openDeskWorker(worker);
  const asked = desk.writeRefused(1);
  breakDown('out of memory');
  await expect(asked).rejects.toThrow('the worker of the import: out of memory');
  await expect(desk.writeRefused(1)).rejects.toThrow('out of memory');
});

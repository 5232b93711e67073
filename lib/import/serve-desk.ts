/** Questions of the import page -> answers of a desk, in a worker, so that the page never waits for a file. */
import type { DeskError, DeskQuestion, DeskReply } from './desk-messages.ts';
import { CancelledError, type DeskCall, type ImportDesk } from './import-desk.ts';
import { UnreadableFileError } from './table.ts';

/** Between two words on how far it is: a person sees no more. */
const wordEveryMs = 50;

function describeError(error: unknown): DeskError {
  if (error instanceof CancelledError) return { kind: 'cancelled' };
  if (error instanceof UnreadableFileError) return { kind: 'unreadable', problem: error.problem };
  console.error('shuke: the import failed', error);
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}

function ask(desk: ImportDesk, question: Extract<DeskQuestion, { readonly given: unknown }>, call: DeskCall): Promise<unknown> {
  switch (question.method) {
    case 'read':
      return desk.read(...question.given, call);
    case 'understand':
      return desk.understand(...question.given, call);
    case 'take':
      return desk.take(...question.given, call);
    case 'writeRefused':
      return desk.writeRefused(...question.given);
  }
}

/** @returns what takes the questions, in the order in which they come */
export function serveDesk(desk: ImportDesk, reply: (reply: DeskReply) => void): (question: DeskQuestion) => Promise<void> {
  const underWay = new Map<number, AbortController>();
  return async (question) => {
    const { call } = question;
    if (question.method === 'cancel') return underWay.get(call)?.abort();
    if (question.method === 'drop') return desk.drop(question.id);
    const controller = new AbortController();
    underWay.set(call, controller);
    let lastAt = -wordEveryMs;
    const onProgress = (share: number): void => {
      const now = performance.now();
      if (now - lastAt < wordEveryMs) return;
      lastAt = now;
      reply({ call, kind: 'progress', share });
    };
    try {
      reply({ call, kind: 'done', answer: await ask(desk, question, { signal: controller.signal, onProgress }) });
    } catch (error) {
      reply({ call, kind: 'failed', error: describeError(error) });
    } finally {
      underWay.delete(call);
    }
  };
}

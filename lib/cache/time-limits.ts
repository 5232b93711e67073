/**
 * Every call of the database comes to an end: a browser whose IndexedDB answers no more is known to happen, and a promise that stays
 * pending for ever would hold a screen, or the one round of sync, for good.
 */
import { type DBCore, type DBCoreCursor, type DBCoreTable, type DBCoreTransaction, Dexie, type Middleware } from 'dexie';

/** For one question or one write: far more than any takes. */
export const answerLimitMs = 20_000;
/** For opening, which a database of a gigabyte takes its time for, and for bringing a whole index to the disk. */
export const longLimitMs = 60_000;

/** What the browser never said is said by us. */
export function silence(): DOMException {
  return new DOMException('The database does not answer', 'TimeoutError');
}

/** What a new connection may mend: Chromium says `UnknownError` when the disk was full, also the first time after there is room again. */
const passing = new Set(['UnknownError', 'DatabaseClosedError', 'InvalidStateError', 'AbortError', 'TimeoutError']);

/** Whether a question may be answered by a new connection. One that somebody has closed on purpose is not to be opened for it. */
export function isMendable(error: unknown): boolean {
  return isPassing(error) && (error as Error).name !== 'DatabaseClosedError';
}

/** Whether the same may go well on a new connection. */
export function isPassing(error: unknown): boolean {
  return (error instanceof Error || error instanceof DOMException) && passing.has(error.name);
}

/** Whether the database has not answered: that says nothing of what is stored. */
export function isSilence(error: unknown): boolean {
  return (error instanceof Error || error instanceof DOMException) && error.name === 'TimeoutError';
}

/** @throws {DOMException} `TimeoutError` when it takes longer than the limit */
export async function withinLimit<T>(answer: PromiseLike<T>, limitMs = answerLimitMs): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silence()), limitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** The bytes of a blob out of the database, within the limit. */
export function readBlob(blob: Blob): Promise<ArrayBuffer> {
  return withinLimit(blob.arrayBuffer());
}

interface Listener {
  /** Something was answered. */
  readonly onAnswer: () => void;
  /** Something was not. */
  readonly onSilence: () => void;
}

/** Ends what hangs: each question and write after its limit, and each transaction that does not commit. */
export function limitTime({ onAnswer, onSilence }: Listener): Middleware<DBCore> {
  /** What begins the time of a transaction's commit anew. */
  const commits = new WeakMap<DBCoreTransaction, () => void>();
  /** As `withinLimit`, in a promise of Dexie's, so that a transaction goes on. @param begin - is given what begins the time anew */
  const limit = <T>(trans: DBCoreTransaction, begin: (goOn: () => void) => PromiseLike<T>): Promise<T> =>
    new Dexie.Promise<T>((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const goOn = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          reject(silence());
          onSilence();
        }, answerLimitMs);
      };
      const end = (): void => {
        clearTimeout(timer);
        commits.get(trans)?.();
        onAnswer();
      };
      goOn();
      begin(goOn).then(
        (value) => {
          end();
          resolve(value);
        },
        (error: unknown) => {
          end();
          reject(error);
        },
      );
    }) as unknown as Promise<T>;

  const limitCursor = (trans: DBCoreTransaction, cursor: DBCoreCursor | null): DBCoreCursor | null => {
    if (!cursor) return cursor;
    const start = cursor.start.bind(cursor);
    cursor.start = (onNext) =>
      limit(trans, (goOn) =>
        start(() => {
          goOn();
          onNext();
        }),
      );
    return cursor;
  };

  const limitTable = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    get: (request) => limit(request.trans, () => table.get(request)),
    getMany: (request) => limit(request.trans, () => table.getMany(request)),
    query: (request) => limit(request.trans, () => table.query(request)),
    count: (request) => limit(request.trans, () => table.count(request)),
    mutate: (request) => limit(request.trans, () => table.mutate(request)),
    openCursor: (request) =>
      limit(request.trans, () => table.openCursor(request).then((cursor) => limitCursor(request.trans, cursor))),
  });

  return {
    stack: 'dbcore',
    name: 'time limits',
    create: (core) => ({
      table: (name) => limitTable(core.table(name)),
      transaction(tables, mode, options) {
        const transaction = core.transaction(tables, mode, options);
        commits.set(transaction, limitCommit(transaction as DBCoreTransaction & IDBTransaction, onSilence));
        return transaction;
      },
    }),
  };
}

/**
 * Its questions have limits of their own; this one is for what comes after the last.
 * @returns what begins the time anew
 */
function limitCommit(transaction: IDBTransaction, onSilence: () => void): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    isOver = true;
    clearTimeout(timer);
  };
  const giveUp = (): void => {
    end();
    try {
      // It must not happen after all, when whoever asked for it does it again.
      transaction.abort();
    } catch {
      // It is committing, and what is written by its id may be written twice.
    }
    // Dexie hears it here: the browser says nothing.
    transaction.onabort?.(new Event('abort'));
    onSilence();
  };
  const goOn = (): void => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(giveUp, longLimitMs);
  };
  for (const event of ['complete', 'abort']) transaction.addEventListener(event, end);
  goOn();
  return goOn;
}

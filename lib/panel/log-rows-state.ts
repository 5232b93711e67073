/** The log button over a list: bound to the messages it was painted for, from the click to the end of the one undo. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ListBinding, ListedMail, LogRowsState } from '../../components/sidebar-view.ts';
import { type LogRowsAnswer, type LogRowsRequest, rowsAtOnce } from '../messages/log-rows.ts';
import type { Clock } from './clock.ts';

export interface LogRowsSlice {
  readonly state: ReadonlySignal<LogRowsState>;
  log(binding: ListBinding, mails: readonly ListedMail[]): Promise<void>;
  /** Takes back everything that the last click logged. */
  undo(): Promise<void>;
}

export interface LogRowsSliceOptions {
  /** The list on screen; undefined when none is. */
  readonly shown: ReadonlySignal<ListBinding | undefined>;
  readonly clock: Clock;
  readonly sendRows: (request: LogRowsRequest) => Promise<LogRowsAnswer>;
  readonly sendUndo: (touchpointId: string) => Promise<boolean>;
}

interface Outcome {
  readonly binding: ListBinding;
  readonly total: number;
  readonly isRunning: boolean;
  readonly isUndone: boolean;
  readonly hasMovedOn: boolean;
  readonly savedIds: readonly string[];
  readonly counts: { readonly already: number; readonly gone: number; readonly failed: number };
  readonly isDiskFull: boolean;
  readonly undoUntilMs: number;
}

/** What came of it is shown only beside the list it came of. */
export function createLogRowsSlice({ shown, clock, sendRows, sendUndo }: LogRowsSliceOptions): LogRowsSlice {
  const outcome = signal<Outcome | undefined>(undefined);

  const state = computed((): LogRowsState => {
    const last = outcome.value;
    const binding = shown.value;
    if (!last || !binding || last.binding.tabId !== binding.tabId || last.binding.lockKey !== binding.lockKey)
      return { kind: 'ready' };
    const { savedIds, counts, total, isDiskFull } = last;
    const done = savedIds.length + counts.already + counts.gone + counts.failed;
    if (last.isRunning) return { kind: 'saving', done, total };
    if (last.isUndone) return { kind: 'undone', leftCount: savedIds.length };
    if (last.hasMovedOn && done === 0) return { kind: 'page-moved-on' };
    const undoSecondsLeft = savedIds.length === 0 ? 0 : Math.max(0, Math.ceil((last.undoUntilMs - clock.now.value) / 1000));
    return { kind: 'logged', savedCount: savedIds.length, ...counts, isDiskFull, undoSecondsLeft };
  });

  async function send(binding: ListBinding, mails: readonly ListedMail[]): Promise<void> {
    const entries = mails.map((mail) => ({ ...mail, touchpointId: crypto.randomUUID() }));
    const { tabId, lockKey } = binding;
    for (let from = 0; from < entries.length; from += rowsAtOnce) {
      const some = entries.slice(from, from + rowsAtOnce);
      const answer = await sendRows({ page: { tabId, lockKey }, entries: some }).catch((error: unknown): LogRowsAnswer => {
        console.error('shuke: the background could not be reached', error);
        const outcomes = some.map(({ touchpointId }) => ({ touchpointId, kind: 'failed' as const }));
        return { kind: 'done', outcomes, undoUntilMs: 0 };
      });
      const last = outcome.peek();
      if (last?.binding !== binding) return;
      if (answer.kind === 'page-moved-on') {
        const gone = last.counts.gone + entries.length - from;
        outcome.value = { ...last, isRunning: false, hasMovedOn: true, counts: { ...last.counts, gone: from === 0 ? 0 : gone } };
        return;
      }
      const count = (...kinds: readonly string[]): number => answer.outcomes.filter(({ kind }) => kinds.includes(kind)).length;
      const saved = answer.outcomes.filter(({ kind }) => kind === 'saved').map(({ touchpointId }) => touchpointId);
      outcome.value = {
        ...last,
        isRunning: from + rowsAtOnce < entries.length,
        savedIds: [...last.savedIds, ...saved],
        counts: {
          already: last.counts.already + count('already-logged'),
          gone: last.counts.gone + count('gone'),
          failed: last.counts.failed + count('failed', 'disk-full'),
        },
        isDiskFull: last.isDiskFull || count('disk-full') > 0,
        // All are taken back together or not at all: the first that can no longer be ends it.
        undoUntilMs: last.undoUntilMs === 0 ? answer.undoUntilMs : Math.min(last.undoUntilMs, answer.undoUntilMs),
      };
    }
    clock.tickUntil((outcome.peek()?.undoUntilMs ?? 0) + 1000);
  }

  return {
    state,
    async log(binding, mails) {
      if (state.peek().kind === 'saving' || mails.length === 0) return;
      outcome.value = {
        binding,
        total: mails.length,
        isRunning: true,
        isUndone: false,
        hasMovedOn: false,
        savedIds: [],
        counts: { already: 0, gone: 0, failed: 0 },
        isDiskFull: false,
        undoUntilMs: 0,
      };
      await send(binding, mails);
    },
    async undo() {
      const last = outcome.peek();
      if (!last || last.isRunning || last.isUndone) return;
      const undone = await Promise.all(last.savedIds.map(async (id) => ({ id, isUndone: await sendUndo(id) })));
      // What could not be taken back any more is said.
      const savedIds = undone.filter((entry) => !entry.isUndone).map((entry) => entry.id);
      if (outcome.peek() === last) outcome.value = { ...last, isUndone: true, savedIds };
    },
  };
}

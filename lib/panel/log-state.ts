/** The log button: bound to what it was painted for, from the click to the end of undo. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { LogBinding, LogState } from '../../components/sidebar-view.ts';
import type { LogAnswer, LogRequest } from '../messages/contract.ts';
import type { Channel } from '../model/touchpoint.ts';
import type { Clock } from './clock.ts';

export interface LogSubject {
  readonly binding: LogBinding;
  /** Something on the page can be logged for this customer. */
  readonly hasMessage: boolean;
  /** This message was logged before. */
  readonly loggedBefore?: { readonly staffId: string; readonly loggedAt: string };
}

export interface LogSlice {
  readonly state: ReadonlySignal<LogState | undefined>;
  /** @param contactId - Whom it was with, when the rep said so */
  log(binding: LogBinding, channel: Channel, contactId?: string): Promise<void>;
  undo(touchpointId: string): Promise<void>;
  /** Forgets the outcome of the last click. */
  reset(): void;
}

export interface LogSliceOptions {
  /** What is on screen; undefined when no card is. */
  readonly subject: ReadonlySignal<LogSubject | undefined>;
  readonly clock: Clock;
  readonly contactName: (contactId: string) => string | undefined;
  readonly sendLog: (request: LogRequest) => Promise<LogAnswer>;
  readonly sendUndo: (touchpointId: string) => Promise<boolean>;
}

/** What became of the last click, and what it was bound to. */
interface Outcome {
  readonly binding: LogBinding;
  readonly channel: Channel;
  readonly answer: 'saving' | 'undone' | LogAnswer;
  /** What was on screen when the answer came; a refusal is told there and nowhere else. */
  readonly seenBeside?: LogBinding;
}

function isSameBinding(a: LogBinding, b: LogBinding): boolean {
  return a.customerId === b.customerId && a.page?.tabId === b.page?.tabId && a.page?.lockKey === b.page?.lockKey;
}

/**
 * Where the outcome of a click is told: beside what it was bound to. A call that was logged beside an open message is told
 * there until it can no longer be undone; then the message has its button back.
 */
function isToldBeside({ binding, answer }: Outcome, subject: LogSubject, nowMs: number): boolean {
  if (isSameBinding(binding, subject.binding)) return true;
  if (binding.page !== undefined || binding.customerId !== subject.binding.customerId) return false;
  return typeof answer === 'string' || answer.kind !== 'saved' || answer.undoUntilMs > nowMs;
}

function calmState({ binding, hasMessage, loggedBefore }: LogSubject): LogState {
  if (loggedBefore) return { kind: 'already-logged', binding, ...loggedBefore };
  return hasMessage ? { kind: 'ready', binding, channel: 'e-mail' } : { kind: 'no-message', binding };
}

/** Outcomes are shown only beside what they are bound to: after a switch the button is a fresh one. */
export function createLogSlice(options: LogSliceOptions): LogSlice {
  const outcome = signal<Outcome | undefined>(undefined);

  const state = computed((): LogState | undefined => {
    const subject = options.subject.value;
    const last = outcome.value;
    if (!subject) return undefined;
    if (!last || !isToldBeside(last, subject, options.clock.now.value)) {
      const isRefusal = typeof last?.answer === 'object' && last.answer.kind === 'page-moved-on';
      const isToldHere = isRefusal && last?.seenBeside !== undefined && isSameBinding(last.seenBeside, subject.binding);
      return isToldHere ? { kind: 'page-moved-on' } : calmState(subject);
    }
    const { answer, binding, channel } = last;
    if (answer === 'saving') return { kind: 'saving' };
    if (answer === 'undone') return { kind: 'undone', binding, channel };
    if (answer.kind === 'page-moved-on') return { kind: 'page-moved-on' };
    if (answer.kind === 'not-saved') return { kind: 'not-saved', binding, reason: answer.reason };
    if (answer.kind === 'already-logged')
      return { kind: 'already-logged', binding, staffId: answer.staffId, loggedAt: answer.loggedAt };
    const leftMs = answer.undoUntilMs - options.clock.now.value;
    const contactName = answer.contactId === undefined ? undefined : options.contactName(answer.contactId);
    return {
      kind: 'logged',
      binding,
      channel,
      touchpointId: answer.touchpointId,
      direction: answer.direction,
      happenedAt: answer.happenedAt,
      // Liaison is what every message is; only more than that is worth a word.
      ...(binding.page && answer.aspect !== 'liaison' ? { aspect: answer.aspect } : {}),
      undoSecondsLeft: Math.max(0, Math.ceil(leftMs / 1000)),
      ...(contactName === undefined ? {} : { contactName }),
    };
  });

  return {
    state,
    async log(binding, channel, contactId) {
      const current = state.peek();
      // A second click while the first is on its way, or on the same message after it, logs nothing again.
      const isLogged = current?.kind === 'logged' && binding.page !== undefined && isSameBinding(current.binding, binding);
      if (current?.kind === 'saving' || isLogged) return;
      outcome.value = { binding, channel, answer: 'saving' };
      let answer: LogAnswer;
      try {
        // The tab travels with the binding: by now another may be in front.
        answer = await options.sendLog({
          touchpointId: crypto.randomUUID(),
          channel,
          ...binding,
          ...(contactId === undefined ? {} : { contactId }),
        });
      } catch (error) {
        console.error('shuke: the background could not be reached', error);
        answer = { kind: 'not-saved', reason: 'failed' };
      }
      // Another click was made for something else meanwhile: its outcome is the one to show.
      if (outcome.peek()?.answer !== 'saving' || !isSameBinding(outcome.peek()?.binding ?? binding, binding)) return;
      const seenBeside = options.subject.peek()?.binding;
      outcome.value = { binding, channel, answer, ...(seenBeside ? { seenBeside } : {}) };
      if (answer.kind === 'saved') options.clock.tickUntil(answer.undoUntilMs + 1000);
    },
    async undo(touchpointId) {
      const last = outcome.peek();
      if (!last || typeof last.answer === 'string' || last.answer.kind !== 'saved' || last.answer.touchpointId !== touchpointId)
        return;
      if (await options.sendUndo(touchpointId)) outcome.value = { ...last, answer: 'undone' };
    },
    reset() {
      outcome.value = undefined;
    },
  };
}

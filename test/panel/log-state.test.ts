/** What is on screen is what is logged, whatever the order of clicks, answers and page changes. */
import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogBinding } from '../../components/sidebar-view.ts';
import type { LogAnswer, LogRequest } from '../../lib/messages/contract.ts';
import { createLogSlice, type LogSlice, type LogSubject } from '../../lib/panel/log-state.ts';

interface Desk {
  readonly slice: LogSlice;
  readonly requests: LogRequest[];
  show(customerId: string, subjectKey?: string): void;
  /** Answers the oldest request that waits. */
  answer(answer?: LogAnswer): Promise<void>;
  clock: { value: number };
  undone: string[];
}

const saved = (request: LogRequest, undoUntilMs: number): LogAnswer => ({
  kind: 'saved',
  touchpointId: request.touchpointId,
  happenedAt: '2026-11-20T01:00:00Z',
  direction: 'inbound',
  aspect: 'liaison',
  undoUntilMs,
});

function aDesk(): Desk {
  const subject = signal<LogSubject | undefined>(undefined);
  const clock = signal(0);
  const requests: LogRequest[] = [];
  const waiting: { request: LogRequest; resolve: (answer: LogAnswer) => void }[] = [];
  const undone: string[] = [];
  const slice = createLogSlice({
    subject,
    clock: { now: clock, tickUntil: () => undefined },
    contactName: () => undefined,
    sendLog: (request) => {
      requests.push(request);
      return new Promise((resolve) => waiting.push({ request, resolve }));
    },
    sendUndo: async (touchpointId) => {
      undone.push(touchpointId);
      return true;
    },
  });
  return {
    slice,
    requests,
    undone,
    clock,
    show(customerId, subjectKey) {
      const binding = { customerId, ...(subjectKey === undefined ? {} : { page: { tabId: 7, lockKey: subjectKey } }) };
      subject.value = { binding, hasMessage: subjectKey !== undefined };
    },
    async answer(answer) {
      const next = waiting.shift();
      next?.resolve(answer ?? saved(next.request, clock.value + 10_000));
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

/** Clicks the button as it is painted now; nothing when it is no button. */
function click(desk: Desk): LogBinding | undefined {
  const state = desk.slice.state.value;
  if (state?.kind !== 'ready') return undefined;
  void desk.slice.log(state.binding, state.channel);
  return state.binding;
}

describe('the log button', () => {
  test('logs the customer and the page that it was painted for', () => {
    const desk = aDesk();
    desk.show('A', 'mail 1');
    click(desk);
    expect(desk.requests).toEqual([expect.objectContaining({ customerId: 'A', page: { tabId: 7, lockKey: 'mail 1' } })]);
    expect(desk.slice.state.value?.kind).toBe('saving');
  });

  test('a second click before the answer logs nothing again', async () => {
    const desk = aDesk();
    desk.show('A', 'mail 1');
    const binding = click(desk);
    if (binding) await desk.slice.log(binding, 'e-mail');
    expect(desk.requests).toHaveLength(1);
  });

  test('counts undo down and stays calm afterwards', async () => {
    const desk = aDesk();
    desk.show('A', 'mail 1');
    click(desk);
    await desk.answer();
    expect(desk.slice.state.value).toMatchObject({ kind: 'logged', undoSecondsLeft: 10 });
    desk.clock.value = 9_001;
    expect(desk.slice.state.value).toMatchObject({ undoSecondsLeft: 1 });
    desk.clock.value = 60_000;
    expect(desk.slice.state.value).toMatchObject({ kind: 'logged', undoSecondsLeft: 0 });
  });

  test('undo takes back exactly what was logged', async () => {
    const desk = aDesk();
    desk.show('A', 'mail 1');
    click(desk);
    await desk.answer();
    await desk.slice.undo('another');
    expect(desk.undone).toEqual([]);
    await desk.slice.undo(desk.requests[0]?.touchpointId ?? '');
    expect(desk.undone).toEqual([desk.requests[0]?.touchpointId]);
    expect(desk.slice.state.value?.kind).toBe('undone');
  });

  test('an answer that comes after the page moved on is not shown beside another customer', async () => {
    const desk = aDesk();
    desk.show('A', 'mail 1');
    click(desk);
    desk.show('B', 'mail 2');
    await desk.answer();
    expect(desk.slice.state.value).toMatchObject({ kind: 'ready', binding: { customerId: 'B' } });
  });

  test('a refusal is told where the rep is, once, and not beside the next message', async () => {
    const desk = aDesk();
    desk.show('A', 'mail 1');
    click(desk);
    desk.show('B', 'mail 2');
    await desk.answer({ kind: 'page-moved-on' });
    expect(desk.slice.state.value).toEqual({ kind: 'page-moved-on' });
    desk.show('C', 'mail 3');
    expect(desk.slice.state.value?.kind).toBe('ready');
  });

  test('a call beside an open message is told there, and then the message has its button back', async () => {
    const desk = aDesk();
    desk.show('A', 'mail 1');
    void desk.slice.log({ customerId: 'A' }, 'call', 'p-1');
    await desk.answer();
    expect(desk.requests[0]).toMatchObject({ customerId: 'A', channel: 'call', contactId: 'p-1' });
    expect(desk.requests[0]).not.toHaveProperty('page');
    expect(desk.slice.state.value).toMatchObject({ kind: 'logged', channel: 'call' });
    desk.clock.value = 10_001;
    expect(desk.slice.state.value).toMatchObject({ kind: 'ready', binding: { page: { lockKey: 'mail 1' } } });
  });

  test('a visit after a call is logged too', async () => {
    const desk = aDesk();
    desk.show('A');
    void desk.slice.log({ customerId: 'A' }, 'call');
    await desk.answer();
    void desk.slice.log({ customerId: 'A' }, 'visit');
    await desk.answer();
    expect(desk.requests.map((request) => request.channel)).toEqual(['call', 'visit']);
    expect(desk.slice.state.value).toMatchObject({ kind: 'logged', channel: 'visit' });
  });

  test('in any order of page changes, clicks and slow answers only painted pairs are logged', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('show' as const),
        customer: fc.constantFrom('A', 'B', 'C'),
        mail: fc.constantFrom('1', '2', '3'),
      }),
      fc.record({ do: fc.constant('click' as const) }),
      fc.record({ do: fc.constant('answer' as const) }),
      fc.record({ do: fc.constant('wait' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const desk = aDesk();
        const clicked: string[] = [];
        let shown = '';
        for (const one of steps) {
          if (one.do === 'show') {
            desk.show(one.customer, one.mail);
            shown = `${one.customer} ${one.mail}`;
          } else if (one.do === 'answer') await desk.answer();
          else if (one.do === 'wait') desk.clock.value += 4_000;
          else {
            const painted = click(desk);
            if (painted) clicked.push(`${painted.customerId} ${painted.page?.lockKey}`);
          }
          const state = desk.slice.state.value;
          if (state && 'binding' in state) expect(`${state.binding.customerId} ${state.binding.page?.lockKey}`).toBe(shown);
        }
        expect(desk.requests.map((request) => `${request.customerId} ${request.page?.lockKey}`)).toEqual(clicked);
        expect(new Set(desk.requests.map((request) => request.touchpointId)).size).toBe(desk.requests.length);
      }),
      { numRuns: 2000 },
    );
  });
});

/** When the background is asked about a customer, and which of its answers counts. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomerFacts } from '../../lib/cache/customer-facts.ts';
import type { CustomerEvaluation } from '../../lib/messages/contract.ts';
import type { CacheFacts } from '../../lib/panel/facts.ts';
import { followEvaluation } from '../../lib/panel/follow-evaluation.ts';
import type { Live } from '../../lib/platform/live-signal.ts';

const loading = { state: 'loading' } as const;
const customerId = signal<string | undefined>(undefined);
const customer = signal<Live<CustomerFacts | undefined>>(loading);
const cache = signal<Live<CacheFacts>>(loading);
const day = signal('2026-11-20');
let questions: { readonly id: string; readonly answer: (of: string) => Promise<void> }[];
let stop: AbortController;

function anEvaluation(of: string): CustomerEvaluation {
  return { customerId: of, suggestion: { runnersUp: [], trace: [] }, insight: {} as CustomerEvaluation['insight'] };
}

function start() {
  return followEvaluation({
    customerId,
    customer,
    cache,
    today: () => day.value,
    ask: (id) =>
      new Promise((resolve) => {
        const answer = async (of: string): Promise<void> => resolve(anEvaluation(of));
        questions.push({ id, answer });
      }),
    stop: stop.signal,
  });
}

beforeEach(() => {
  customerId.value = undefined;
  customer.value = loading;
  cache.value = loading;
  questions = [];
  stop = new AbortController();
});
afterEach(() => stop.abort());

test('nobody on screen: nothing is asked; a customer: at once, before its record is read', () => {
  start();
  expect(questions).toEqual([]);
  customerId.value = 'a';
  expect(questions.map(({ id }) => id)).toEqual(['a']);
});

test('asked again when its record, the data or the day changes, and not when the number of unsent touchpoints does', () => {
  const facts = { unsentCount: 0, head: { epoch: 'e', version: 1, playbook: { version: 1 } } } as unknown as CacheFacts;
  cache.value = { state: 'loaded', value: facts };
  start();
  customerId.value = 'a';
  const asked = () => questions.splice(0).length;
  expect(asked()).toBe(1);
  customer.value = { state: 'loaded', value: undefined };
  expect(asked()).toBe(1);
  cache.value = { state: 'loaded', value: { ...facts, unsentCount: 3 } };
  expect(asked()).toBe(0);
  cache.value = { state: 'loaded', value: { ...facts, head: { ...facts.head, version: 2 } } as CacheFacts };
  expect(asked()).toBe(1);
  day.value = '2026-11-21';
  expect(asked()).toBe(1);
});

test('an answer that was overtaken by a newer one is not shown', async () => {
  const evaluation = start();
  customerId.value = 'a';
  customerId.value = 'b';
  await questions[1]?.answer('b');
  expect(evaluation.value?.customerId).toBe('b');
  await questions[0]?.answer('a');
  expect(evaluation.value?.customerId).toBe('b');
});

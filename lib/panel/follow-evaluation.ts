/** The customer on screen -> what the background says of it, asked again whenever something it follows from has changed. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { CustomerFacts } from '../cache/customer-facts.ts';
import type { CustomerEvaluation } from '../messages/contract.ts';
import { sendRequest } from '../messages/send.ts';
import { createLiveSignal, type Live } from '../platform/live-signal.ts';
import type { CacheFacts } from './facts.ts';

export interface EvaluationOptions {
  readonly customer: ReadonlySignal<Live<CustomerFacts | undefined>>;
  readonly cache: ReadonlySignal<Live<CacheFacts>>;
  /** Rules look at days, so a new day is a new question. */
  readonly today: () => string;
  readonly stop: AbortSignal;
}

/**
 * The last answer; while a newer one is on its way the old one stays, so that the card does not flicker. It may be that of
 * the customer before: whoever shows it compares the id.
 */
export function followEvaluation(options: EvaluationOptions): ReadonlySignal<CustomerEvaluation | undefined> {
  const { customer, cache, today, stop } = options;
  // Compared as one text: most changes of the cache as a whole say nothing new about a customer.
  const ground = computed(() => {
    const facts = cache.value.state === 'loaded' ? cache.value.value : undefined;
    const { head, population } = facts ?? {};
    return JSON.stringify([head?.epoch, head?.version, head?.playbook.version, population, today()]);
  });
  const live = createLiveSignal(
    () => ({ facts: customer.value.state === 'loaded' ? customer.value.value : undefined, ground: ground.value }),
    async ({ facts }) => (facts ? sendRequest('evaluateCustomer', { customerId: facts.row.customer.id }) : null),
    stop,
    { keepsOldValue: true },
  );
  return computed(() => (live.value.state === 'loaded' && live.value.value) || undefined);
}

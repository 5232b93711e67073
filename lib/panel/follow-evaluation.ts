/** The customer on screen -> what the background says of it, asked again whenever something it follows from has changed. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CustomerFacts } from '../cache/customer-facts.ts';
import type { CustomerEvaluation } from '../messages/contract.ts';
import type { Live } from '../platform/live-signal.ts';
import type { CacheFacts } from './facts.ts';

export interface EvaluationOptions {
  readonly customerId: ReadonlySignal<string | undefined>;
  readonly customer: ReadonlySignal<Live<CustomerFacts | undefined>>;
  readonly cache: ReadonlySignal<Live<CacheFacts>>;
  /** Rules look at days, so a new day is a new question. */
  readonly today: () => string;
  readonly ask: (customerId: string) => Promise<CustomerEvaluation | null>;
  readonly stop: AbortSignal;
}

/**
 * The newest answer; while a newer one is on its way the old one stays, so that the card does not flicker. It may be that of
 * the customer before: whoever shows it compares the id.
 */
export function followEvaluation(options: EvaluationOptions): ReadonlySignal<CustomerEvaluation | undefined> {
  const { customerId, customer, cache, today, ask, stop } = options;
  const newest = signal<CustomerEvaluation | undefined>(undefined);
  let asked = 0;
  let answered = 0;
  // Compared as one text: most changes of the cache as a whole say nothing new about a customer.
  const ground = computed(() => {
    const { head, population } = cache.value.state === 'loaded' ? cache.value.value : {};
    return JSON.stringify([head?.epoch, head?.version, head?.playbook.version, population, today()]);
  });
  const end = effect(() => {
    const id = customerId.value;
    // Read to be asked again when they change. The first question does not wait for them: the background reads for itself.
    void customer.value;
    void ground.value;
    if (id === undefined) return;
    const number = ++asked;
    ask(id).then(
      (answer) => {
        if (stop.aborted || number < answered) return;
        answered = number;
        newest.value = answer ?? undefined;
      },
      (error: unknown) => console.error('shuke: the background could not be reached', error),
    );
  });
  stop.addEventListener('abort', end);
  return newest;
}

/** Customers that reps asked for, and what the manager decides on them. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { NewcomerProposal, NewcomersCallbacks, NewcomersNotice, NewcomersView } from '../../components/newcomers-view.ts';
import type { OpenCustomerProposal } from '../model/customer-proposal.ts';
import { decideCustomerProposal, fetchCustomerProposals } from '../sources/customer-proposals.ts';
import type { Connection } from '../sources/http.ts';

export interface NewcomersSlice {
  readonly view: ReadonlySignal<NewcomersView>;
  readonly callbacks: NewcomersCallbacks;
  readonly load: () => Promise<void>;
}

export interface NewcomersSliceOptions {
  readonly connection: () => Connection | undefined;
  /** Brings the cache up to date with the backend, after a customer was added. */
  readonly refresh: () => Promise<void>;
}

export function createNewcomersSlice({ connection, refresh }: NewcomersSliceOptions): NewcomersSlice {
  const view = signal<NewcomersView>({ kind: 'loading' });
  let open = new Map<string, OpenCustomerProposal>();
  const deciding = new Set<string>();

  function show(notice?: NewcomersNotice): void {
    const proposals = [...open.values()].map(
      ({ address, ...rest }): NewcomerProposal => ({
        ...rest,
        ...(address === undefined ? {} : { address }),
        ...(deciding.has(rest.id) ? { isDeciding: true } : {}),
      }),
    );
    view.value = { kind: 'loaded', proposals, ...(notice ? { notice } : {}) };
  }

  async function load(): Promise<void> {
    const current = connection();
    if (!current) return;
    const answer = await fetchCustomerProposals(current);
    if (!answer.ok) {
      view.value = { kind: 'failed', detail: answer.failure.sentence };
      return;
    }
    open = new Map(answer.value.proposals.map((proposal) => [proposal.id, proposal]));
    show();
  }

  async function decide(id: string, decision: 'accept' | 'dismiss'): Promise<void> {
    const current = connection();
    const proposal = open.get(id);
    if (!current || !proposal || deciding.has(id)) return;
    const { name } = proposal;
    deciding.add(id);
    show();
    const answer = await decideCustomerProposal(current, { id, decision });
    deciding.delete(id);
    if (!answer.ok) return show({ kind: 'failed', name, detail: answer.failure.sentence });
    open.delete(id);
    if (answer.value === 'gone') return show({ kind: 'gone', name });
    show({ kind: decision === 'accept' ? 'accepted' : 'dismissed', name });
    if (decision === 'accept') await refresh();
  }

  return {
    view,
    load,
    callbacks: { decide: (id, decision) => void decide(id, decision), reload: () => void load() },
  };
}

/** The console's third part: names that reps proposed, and what the manager decides on them. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { NameProposal, NamesCallbacks, NamesNotice, NamesView } from '../../components/names-view.ts';
import type { OpenProposal } from '../model/alias-proposal.ts';
import { decideProposal, fetchOpenProposals } from '../sources/alias-proposals.ts';
import type { Connection } from '../sources/http.ts';

export interface NamesSlice {
  readonly view: ReadonlySignal<NamesView>;
  readonly callbacks: NamesCallbacks;
  readonly load: () => Promise<void>;
}

export interface NamesSliceOptions {
  readonly connection: () => Connection | undefined;
  /** Brings the cache up to date with the backend, after a customer's record has changed. */
  readonly refresh: () => Promise<void>;
}

function keyOf({ customerId, kind, surface }: OpenProposal): string {
  return JSON.stringify([customerId, kind, surface]);
}

export function createNamesSlice({ connection, refresh }: NamesSliceOptions): NamesSlice {
  const view = signal<NamesView>({ kind: 'loading' });
  let open = new Map<string, OpenProposal>();
  const deciding = new Set<string>();

  function show(notice?: NamesNotice): void {
    const proposals = [...open].map(
      ([key, { customerId: _id, ...rest }]): NameProposal => ({
        key,
        ...rest,
        ...(deciding.has(key) ? { isDeciding: true } : {}),
      }),
    );
    view.value = { kind: 'loaded', proposals, ...(notice ? { notice } : {}) };
  }

  async function load(): Promise<void> {
    const current = connection();
    if (!current) return;
    const answer = await fetchOpenProposals(current);
    if (!answer.ok) view.value = { kind: 'failed', detail: answer.failure.sentence };
    else {
      open = new Map(answer.value.proposals.map((proposal) => [keyOf(proposal), proposal]));
      show();
    }
  }

  async function decide(key: string, decision: 'accept' | 'dismiss'): Promise<void> {
    const current = connection();
    const proposal = open.get(key);
    if (!current || !proposal || deciding.has(key)) return;
    deciding.add(key);
    show();
    const { customerId, customerName, kind, surface } = proposal;
    const answer = await decideProposal(current, { customerId, kind, surface, decision });
    deciding.delete(key);
    if (!answer.ok) return show({ kind: 'failed', surface, detail: answer.failure.sentence });
    open.delete(key);
    if (answer.value === 'gone') return show({ kind: 'gone', surface });
    show(decision === 'accept' ? { kind: 'accepted', surface, customerName } : { kind: 'dismissed', surface });
    if (decision === 'accept') await refresh();
  }

  return {
    view,
    load,
    callbacks: { decide: (key, decision) => void decide(key, decision), reload: () => void load() },
  };
}

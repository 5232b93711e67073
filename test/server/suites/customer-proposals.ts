/** Customers that reps ask for: seen by managers of the team only, a customer of who asked once accepted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '../../../lib/model/customer.ts';
import {
  type CustomerProposal,
  type OpenCustomerProposal,
  openCustomerProposalsSchema,
} from '../../../lib/model/customer-proposal.ts';
import { createCustomerProposalStore } from '../../../server/customer-proposals.ts';
import { now, openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

export function describeCustomerProposals(getEngine: GetEngine): void {
  describe('customer proposals', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const aProposal = (more: Partial<CustomerProposal> = {}): CustomerProposal => ({
      id: crypto.randomUUID(),
      name: 'Velde Werkzeuge GmbH',
      address: 'nora@velde-werkzeuge.example',
      ...more,
    });
    const propose = (token: string, proposal: unknown) => backend.post(token, '/v1/customer-proposals', proposal);
    const open = async (token: string): Promise<OpenCustomerProposal[]> =>
      openCustomerProposalsSchema.parse(await (await backend.request(token, '/v1/customer-proposals')).json()).proposals;
    const decide = (token: string, id: string, decision: string) =>
      backend.post(token, '/v1/customer-proposals/decision', { id, decision });
    const customersOf = async (token: string): Promise<Customer[]> => {
      const { epoch } = await backend.manifest(token);
      const { changes } = await backend.changes(token, epoch, 0);
      return changes.flatMap((change) => (change.kind === 'upserted' ? [change.row.customer] : []));
    };

    test('sent twice it is listed once, with who asked and on which day', async () => {
      const proposal = aProposal();
      expect((await propose(tokens.china, proposal)).status).toBe(200);
      expect((await propose(tokens.china, proposal)).status).toBe(200);
      const listed = (await open(tokens.manager)).filter(({ id }) => id === proposal.id);
      expect(listed).toEqual([{ ...proposal, staffId: expect.any(String), proposedOn: '2026-11-20' }]);
    });

    test('accepted it is a customer of who asked, whose address is known to every rep of the team', async () => {
      const proposal = aProposal({ name: '维尔德工具有限公司' });
      await propose(tokens.china, proposal);
      const asked = (await open(tokens.manager)).find(({ id }) => id === proposal.id);
      const answer = await decide(tokens.manager, proposal.id, 'accept');
      const { customerId } = (await answer.json()) as { customerId: string };
      const customer = (await customersOf(tokens.china)).find(({ id }) => id === customerId);
      expect(customer).toMatchObject({ legalName: proposal.name, ownerId: asked?.staffId, tier: 'STANDARD', language: 'zh_CN' });
      expect(customer?.contacts[0]?.email).toBe(proposal.address);
      expect((await open(tokens.manager)).some(({ id }) => id === proposal.id)).toBe(false);
    });

    test('dismissed it changes nothing, and a second decision finds nobody asking', async () => {
      const proposal = aProposal({ name: 'Nobody Ltd' });
      await propose(tokens.china, proposal);
      const before = (await customersOf(tokens.china)).length;
      expect((await decide(tokens.manager, proposal.id, 'dismiss')).status).toBe(200);
      expect((await decide(tokens.manager, proposal.id, 'accept')).status).toBe(404);
      expect(await customersOf(tokens.china)).toHaveLength(before);
    });

    test('a manager of another team neither sees nor decides, and what he tries changes nothing', async () => {
      const proposal = aProposal({ name: 'Only China Ltd' });
      await propose(tokens.china, proposal);
      expect((await open(tokens.worldManager)).map(({ id }) => id)).not.toContain(proposal.id);
      for (const decision of ['accept', 'dismiss'])
        expect((await decide(tokens.worldManager, proposal.id, decision)).status).toBe(404);
      expect((await open(tokens.manager)).map(({ id }) => id)).toContain(proposal.id);
    });

    test('of somebody without a team nothing is taken, since nobody would see it', async () => {
      const store = createCustomerProposalStore(backend.database, () => now);
      const viewer = { staff: { id: 's-nobody', name: 'Nobody', role: 'rep' }, teamIds: [] } as const;
      const proposal = aProposal({ name: 'Nowhere Ltd' });
      expect(await store.propose(viewer, proposal)).toBe(false);
      expect((await open(tokens.manager)).map(({ id }) => id)).not.toContain(proposal.id);
    });

    test('a rep neither reads nor decides, and nothing but name and address is taken', async () => {
      const proposal = aProposal();
      await propose(tokens.china, proposal);
      expect((await backend.request(tokens.china, '/v1/customer-proposals')).status).toBe(403);
      expect((await decide(tokens.china, proposal.id, 'accept')).status).toBe(403);
      for (const wrong of [{ ...aProposal(), body: 'text' }, aProposal({ name: '' }), aProposal({ address: 'no address' })])
        expect((await propose(tokens.china, wrong)).status).toBe(422);
    });
  });
}

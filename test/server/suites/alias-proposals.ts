/** Names that reps propose: anonymous, seen by managers of the team only, in the customer's record once accepted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AliasProposal,
  type AliasProposalAnswer,
  aliasProposalAnswerSchema,
  type OpenProposal,
  openProposalsSchema,
  type ProposalDecision,
} from '../../../lib/model/alias-proposal.ts';
import type { Customer } from '../../../lib/model/customer.ts';
import { openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

function aProposal(more: Partial<AliasProposal> = {}): AliasProposal {
  return { id: crypto.randomUUID(), customerId: 'c-0001', kind: 'is', surface: 'Blue Heron', ...more };
}

export function describeAliasProposals(getEngine: GetEngine): void {
  describe('alias proposals', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const propose = async (token: string, ...proposals: AliasProposal[]): Promise<AliasProposalAnswer> => {
      const answer = await backend.post(token, '/v1/alias-proposals', { proposals });
      expect(answer.status).toBe(200);
      return aliasProposalAnswerSchema.parse(await answer.json());
    };
    const open = async (token: string): Promise<OpenProposal[]> =>
      openProposalsSchema.parse(await (await backend.request(token, '/v1/alias-proposals')).json()).proposals;
    const openOf = async (surface: string) => (await open(tokens.manager)).filter((one) => one.surface === surface);
    const decide = (token: string, decision: ProposalDecision) => backend.post(token, '/v1/alias-proposals/decision', decision);
    const customerOf = async (token: string, customerId: string): Promise<Customer | undefined> => {
      const { epoch } = await backend.manifest(token);
      const { changes } = await backend.changes(token, epoch, 0);
      return changes
        .flatMap((change) => (change.kind === 'upserted' ? [change.row.customer] : []))
        .find(({ id }) => id === customerId);
    };

    test('the same by several reps is one line with its count, whatever the case; the same id counts once', async () => {
      const first = aProposal({ surface: 'Grey Heron' });
      expect(await propose(tokens.both, first)).toEqual({ stored: [first.id], refused: [] });
      await propose(tokens.both, first);
      await propose(tokens.china, aProposal({ surface: 'GREY  heron' }));
      expect(await open(tokens.manager)).toContainEqual(
        expect.objectContaining({ customerId: 'c-0001', kind: 'is', count: 2, firstOn: '2026-11-20', isEffective: true }),
      );
    });

    test('no row says who proposed, nor at what hour', async () => {
      await propose(tokens.china, aProposal());
      const rows = await backend.database.db.selectFrom('alias_proposal').selectAll().execute();
      const staff = backend.company.staff.flatMap(({ id, name }) => [id, name]);
      const text = JSON.stringify(rows.filter(({ decided_by }) => decided_by === null));
      expect(staff.filter((word) => text.includes(`"${word}"`))).toEqual([]);
      expect(rows.every(({ proposed_on }) => /^\d{4}-\d\d-\d\d$/.test(proposed_on))).toBe(true);
    });

    test('what is accepted is an alias of the customer, and every rep gets it by the change feed', async () => {
      await propose(tokens.china, aProposal({ surface: 'White Heron' }));
      const answer = await decide(tokens.manager, {
        customerId: 'c-0001',
        kind: 'is',
        surface: 'white heron',
        decision: 'accept',
      });
      expect([answer.status, await answer.json()]).toEqual([200, { isChanged: true }]);
      expect((await customerOf(tokens.china, 'c-0001'))?.aliases).toContain('white heron');
      expect(await openOf('White Heron')).toEqual([]);
    });

    test('an accepted address is that of a contact; one that is not the customer’s is taken away', async () => {
      const decision = { customerId: 'c-0003', surface: 'li.new@elsewhere.example', decision: 'accept' } as const;
      await propose(tokens.china, aProposal({ customerId: 'c-0003', surface: decision.surface }));
      await decide(tokens.manager, { ...decision, kind: 'is' });
      const emails = async () => (await customerOf(tokens.china, 'c-0003'))?.contacts.map(({ email }) => email);
      expect(await emails()).toContain(decision.surface);
      await propose(tokens.china, aProposal({ customerId: 'c-0003', kind: 'is-not', surface: decision.surface }));
      await decide(tokens.manager, { ...decision, kind: 'is-not' });
      expect(await emails()).not.toContain(decision.surface);
    });

    test('an accepted domain is one of the customer’s, in lower case', async () => {
      const decision = { customerId: 'c-0003', kind: 'is', surface: 'Heron-Works.example', decision: 'accept' } as const;
      await propose(tokens.china, aProposal({ customerId: 'c-0003', surface: decision.surface }));
      await decide(tokens.manager, decision);
      expect((await customerOf(tokens.china, 'c-0003'))?.domains).toContain('heron-works.example');
    });

    test('a rejected alias leaves the record; a name that nobody listed can only be closed', async () => {
      const alias = (await customerOf(tokens.both, 'c-0001'))?.aliases[0] ?? '';
      await propose(
        tokens.china,
        aProposal({ kind: 'is-not', surface: alias }),
        aProposal({ kind: 'is-not', surface: 'Never listed' }),
      );
      expect((await openOf(alias))[0]?.isEffective).toBe(true);
      expect((await openOf('Never listed'))[0]?.isEffective).toBe(false);
      await decide(tokens.manager, { customerId: 'c-0001', kind: 'is-not', surface: alias, decision: 'accept' });
      expect((await customerOf(tokens.both, 'c-0001'))?.aliases).not.toContain(alias);
    });

    test('what was dismissed stays dismissed when it is proposed again', async () => {
      await propose(tokens.china, aProposal({ surface: 'Night Heron' }));
      const before = (await backend.manifest(tokens.manager)).version;
      await decide(tokens.manager, { customerId: 'c-0001', kind: 'is', surface: 'Night Heron', decision: 'dismiss' });
      await propose(tokens.both, aProposal({ surface: 'night heron' }));
      expect([...(await openOf('Night Heron')), ...(await openOf('night heron'))]).toEqual([]);
      expect((await backend.manifest(tokens.manager)).version).toBe(before);
    });

    test('the second of two managers is told that it has been decided', async () => {
      await propose(tokens.china, aProposal({ surface: 'Tiger Heron' }));
      const decision = { customerId: 'c-0001', kind: 'is', surface: 'Tiger Heron', decision: 'accept' } as const;
      const statuses = await Promise.all([decide(tokens.manager, decision), decide(tokens.secondManager, decision)]);
      expect(statuses.map(({ status }) => status).sort()).toEqual([200, 404]);
    });

    test('a rep may propose, not look and not decide', async () => {
      await propose(tokens.china, aProposal({ surface: 'Pond Heron' }));
      const decision = { customerId: 'c-0001', kind: 'is', surface: 'Pond Heron', decision: 'accept' } as const;
      expect((await backend.request(tokens.china, '/v1/alias-proposals')).status).toBe(403);
      expect((await decide(tokens.china, decision)).status).toBe(403);
      expect(await openOf('Pond Heron')).toHaveLength(1);
    });

    test('neither reps nor managers of another team reach a customer', async () => {
      const china = backend.company.customers.find((customer) => customer.teamId === 't-china')?.id ?? '';
      const foreign = aProposal({ customerId: china, surface: 'Reef Heron' });
      expect(await propose(tokens.world, foreign)).toEqual({ stored: [], refused: [foreign.id] });
      await propose(tokens.china, aProposal({ customerId: china, surface: 'Reef Heron' }));
      expect((await open(tokens.worldManager)).filter(({ customerId }) => customerId === china)).toEqual([]);
      const answer = await decide(tokens.worldManager, {
        customerId: china,
        kind: 'is',
        surface: 'Reef Heron',
        decision: 'accept',
      });
      expect(answer.status).toBe(404);
      expect(await openOf('Reef Heron')).toHaveLength(1);
    });

    test('text of a page does not get in by a side door', async () => {
      const answer = await backend.post(tokens.china, '/v1/alias-proposals', {
        proposals: [{ ...aProposal(), context: 'Dear Ann' }],
      });
      expect(answer.status).toBe(422);
    });

    test('decisions stand in the audit log, without the name itself', async () => {
      await propose(tokens.china, aProposal({ surface: 'Agami Heron' }));
      await decide(tokens.manager, { customerId: 'c-0001', kind: 'is', surface: 'Agami Heron', decision: 'dismiss' });
      const rows = await backend.database.db
        .selectFrom('audit')
        .select(['action', 'details'])
        .orderBy('seq', 'desc')
        .limit(1)
        .execute();
      expect(rows[0]?.action).toBe('alias-proposal-dismissed');
      expect(rows[0]?.details).not.toContain('Heron');
    });
  });
}

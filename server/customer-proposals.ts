/** Customers that reps ask for -> listed for a manager, who makes them customers or dismisses them. */
import { sql } from 'kysely';
import type { Customer } from '../lib/model/customer.ts';
import type {
  CustomerProposal,
  CustomerProposalDecision,
  OpenCustomerProposal,
  OpenCustomerProposals,
} from '../lib/model/customer-proposal.ts';
import { writeAudit } from './audit.ts';
import { putCustomers } from './customers.ts';
import type { Database } from './database.ts';
import { actAs, actAsServer, inOneState, type Viewer } from './viewer.ts';
import { writeAlone } from './write-alone.ts';

/** A manager reads a screen of them, not a database. */
const mostListed = 500;

export type DecideAnswer =
  | { readonly kind: 'done'; readonly customerId?: string }
  /** Nobody asks for it, or somebody else has decided. */
  | { readonly kind: 'gone' };

export interface CustomerProposalStore {
  /** Stores an id once; it belongs to the first team of who asks. @returns false when he has none, so that nobody would see it */
  propose(viewer: Viewer, proposal: CustomerProposal): Promise<boolean>;
  /** Of the viewer's teams. */
  readOpen(viewer: Viewer): Promise<OpenCustomerProposals>;
  /** What is accepted becomes a customer of who asked, and goes out by the change feed. */
  decide(viewer: Viewer, decision: CustomerProposalDecision): Promise<DecideAnswer>;
}

interface ProposalRow {
  readonly id: string;
  readonly team_id: string;
  readonly staff_id: string;
  readonly name: string;
  readonly address: string | null;
  readonly proposed_on: string;
}

function toOpen({ id, name, address, staff_id, proposed_on }: ProposalRow): OpenCustomerProposal {
  return { id, name, staffId: staff_id, proposedOn: proposed_on, ...(address === null ? {} : { address }) };
}

/** A customer of whom nothing is known but a name and who wrote: the lowest expectations of tier and type. */
export function newCustomer({ name, address, team_id, staff_id }: ProposalRow, newId: () => string): Customer {
  const contactName = address?.slice(0, address.indexOf('@')).slice(0, 200);
  return {
    id: `c-${newId()}`,
    kind: 'business',
    legalName: name,
    aliases: [],
    // The address alone: whether its domain is the customer's own is for the CRM to say.
    domains: [],
    contacts: address === null || contactName === undefined ? [] : [{ id: `p-${newId()}`, name: contactName, email: address }],
    language: /\p{Script=Han}/u.test(name) ? 'zh_CN' : 'en',
    ownerId: staff_id,
    teamId: team_id,
    tier: 'STANDARD',
    relationshipType: 'basic',
    rung: 'customer',
  };
}

/** @param now - milliseconds since 1970 */
export function createCustomerProposalStore(database: Database, now: () => number): CustomerProposalStore {
  return {
    propose: (viewer, { id, name, address }) =>
      database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        const [team] = viewer.teamIds;
        if (team === undefined) return false;
        const day = new Date(now()).toISOString().slice(0, 10);
        await sql`
          insert into customer_proposal (id, team_id, staff_id, name, address, proposed_on)
          values (${id}::uuid, ${team}::text, ${viewer.staff.id}::text, ${name}::text, ${address ?? null}::text, ${day}::text)
          on conflict (id) do nothing`.execute(trx);
        return true;
      }),

    readOpen: (viewer) =>
      inOneState(database, async (trx) => {
        await actAs(trx, viewer);
        const { rows } = await sql<ProposalRow>`
          select id, team_id, staff_id, name, address, proposed_on from customer_proposal
          where state = 'open' order by proposed_on, name, id limit ${mostListed}::integer`.execute(trx);
        return { proposals: rows.map(toOpen) };
      }),

    decide: (viewer, { id, decision }) =>
      writeAlone(database, async (trx, company): Promise<DecideAnswer> => {
        await actAs(trx, viewer);
        const isAccepted = decision === 'accept';
        const { rows } = await sql<ProposalRow>`
          update customer_proposal set state = ${isAccepted ? 'accepted' : 'dismissed'}::text,
            decided_by = ${viewer.staff.id}::text, decided_at_ms = ${now()}::double precision
          where id = ${id}::uuid and state = 'open'
          returning id, team_id, staff_id, name, address, proposed_on`.execute(trx);
        const [row] = rows;
        if (!row) return { kind: 'gone' };
        const customer = isAccepted ? newCustomer(row, () => crypto.randomUUID()) : undefined;
        await actAsServer(trx);
        if (customer) {
          await putCustomers(trx, company, [customer], viewer.staff.id);
          await sql`update customer_proposal set customer_id = ${customer.id}::text where id = ${id}::uuid`.execute(trx);
        }
        const details = { proposalId: id, ...(customer ? { customerId: customer.id } : {}) };
        await writeAudit(
          trx,
          isAccepted ? 'customer-proposal-accepted' : 'customer-proposal-dismissed',
          viewer.staff.id,
          details,
        );
        return { kind: 'done', ...(customer ? { customerId: customer.id } : {}) };
      }),
  };
}

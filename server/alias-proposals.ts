/** What reps propose of names -> listed for a manager, who puts it into the customer's record or dismisses it. */
import { sql } from 'kysely';
import type {
  AliasProposal,
  AliasProposalAnswer,
  OpenProposal,
  OpenProposals,
  ProposalDecision,
} from '../lib/model/alias-proposal.ts';
import type { Customer } from '../lib/model/customer.ts';
import { applyProposal, surfaceKey } from './apply-proposal.ts';
import { writeAudit } from './audit.ts';
import { putCustomers } from './customers.ts';
import type { Database, Trx } from './database.ts';
import { actAs, actAsServer, inOneState, type Viewer } from './viewer.ts';
import { writeAlone } from './write-alone.ts';

/** A manager reads a screen of them, not a database. */
const mostListed = 500;

export type DecideAnswer =
  | { readonly kind: 'done'; readonly isChanged: boolean }
  /** Nobody proposes that, or somebody else has decided. */
  | { readonly kind: 'gone' };

export interface AliasProposalStore {
  /** Stores each id once; anonymous: who sent it is in no row. */
  propose(viewer: Viewer, proposals: readonly AliasProposal[]): Promise<AliasProposalAnswer>;
  /** Over the customers of the viewer's teams. */
  readOpen(viewer: Viewer): Promise<OpenProposals>;
  /** Decides on all who proposed the same; what is accepted goes out by the change feed. */
  decide(viewer: Viewer, decision: ProposalDecision): Promise<DecideAnswer>;
}

async function findTeams(trx: Trx, proposals: readonly AliasProposal[]): Promise<ReadonlyMap<string, string>> {
  const ids = JSON.stringify(proposals.map((proposal) => proposal.customerId));
  const { rows } = await sql<{ id: string; team_id: string }>`
    select id, team_id from customer where id in (select jsonb_array_elements_text(${ids}::text::jsonb))`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.team_id]));
}

/** What a manager has dismissed stays dismissed, whoever proposes it again. */
async function insert(
  trx: Trx,
  teams: ReadonlyMap<string, string>,
  proposals: readonly AliasProposal[],
  day: string,
): Promise<void> {
  const values = proposals.map(({ id, customerId, kind, surface }) => ({
    id,
    customer_id: customerId,
    team_id: teams.get(customerId),
    kind,
    surface,
    surface_key: surfaceKey(surface),
    proposed_on: day,
  }));
  await sql`
    insert into alias_proposal (id, customer_id, team_id, kind, surface, surface_key, proposed_on, state)
    select id, customer_id, team_id, kind, surface, surface_key, proposed_on,
      case when exists (select 1 from alias_proposal p where p.customer_id = r.customer_id and p.kind = r.kind
        and p.surface_key = r.surface_key and p.state = 'dismissed') then 'dismissed' else 'open' end
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as r(id uuid, customer_id text, team_id text, kind text,
      surface text, surface_key text, proposed_on text)
    on conflict (id) do nothing`.execute(trx);
}

interface OpenRow {
  readonly customer_id: string;
  readonly kind: 'is' | 'is-not';
  readonly surface: string;
  readonly count: number;
  readonly first_on: string;
  readonly data: string;
}

function toOpen(row: OpenRow): OpenProposal {
  const customer = JSON.parse(row.data) as Customer;
  return {
    customerId: row.customer_id,
    customerName: customer.legalName,
    kind: row.kind,
    surface: row.surface,
    count: row.count,
    firstOn: row.first_on,
    isEffective: applyProposal(customer, row.kind, row.surface, () => 'new') !== undefined,
  };
}

/** @param now - milliseconds since 1970 */
export function createAliasProposalStore(database: Database, now: () => number): AliasProposalStore {
  return {
    propose: (viewer, proposals) =>
      database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        const teams = await findTeams(trx, proposals);
        const taken = proposals.filter((proposal) => teams.has(proposal.customerId));
        const day = new Date(now()).toISOString().slice(0, 10);
        if (taken.length > 0) await insert(trx, teams, taken, day);
        const refused = proposals.filter((proposal) => !teams.has(proposal.customerId));
        return { stored: taken.map(({ id }) => id), refused: refused.map(({ id }) => id) };
      }),

    readOpen: (viewer) =>
      inOneState(database, async (trx) => {
        await actAs(trx, viewer);
        const { rows } = await sql<OpenRow>`
          select p.customer_id, p.kind, min(p.surface) as surface, count(*)::integer as count, min(p.proposed_on) as first_on,
            min(c.data) as data
          from alias_proposal p join customer c on c.id = p.customer_id
          where p.state = 'open'
          group by p.customer_id, p.kind, p.surface_key
          order by count(*) desc, p.surface_key, p.customer_id limit ${mostListed}::integer`.execute(trx);
        return { proposals: rows.map(toOpen) };
      }),

    decide: (viewer, { customerId, kind, surface, decision }) =>
      writeAlone(database, async (trx, company): Promise<DecideAnswer> => {
        await actAs(trx, viewer);
        const state = decision === 'accept' ? 'accepted' : 'dismissed';
        const { rows: decided } = await sql<{ id: string }>`
          update alias_proposal set state = ${state}::text, decided_by = ${viewer.staff.id}::text,
            decided_at_ms = ${now()}::double precision
          where customer_id = ${customerId}::text and kind = ${kind}::text and surface_key = ${surfaceKey(surface)}::text
            and state = 'open'
          returning id`.execute(trx);
        const { rows } = await sql<{ data: string }>`select data from customer where id = ${customerId}::text`.execute(trx);
        const [row] = rows;
        if (decided.length === 0 || !row) return { kind: 'gone' };
        const customer = JSON.parse(row.data) as Customer;
        const next =
          decision === 'accept' ? applyProposal(customer, kind, surface, () => `taught-${crypto.randomUUID()}`) : undefined;
        await actAsServer(trx);
        if (next) await putCustomers(trx, company, [next], viewer.staff.id);
        await writeAudit(trx, `alias-proposal-${state}`, viewer.staff.id, { customerId, kind, count: decided.length });
        return { kind: 'done', isChanged: next !== undefined };
      }),
  };
}

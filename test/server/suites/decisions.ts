/** Decisions: stored exactly once, known to colleagues, counted for managers. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionDecision } from '../../../lib/model/action-decision.ts';
import { type DecisionResult, decisionAnswerSchema, type Effects, effectsSchema } from '../../../lib/model/decision-exchange.ts';
import { apiErrorSchema, type ShardRow } from '../../../lib/model/export.ts';
import { storeCustomers } from '../../../server/customers.ts';
import { createViewerFinder } from '../../../server/tokens.ts';
import { actAs } from '../../../server/viewer.ts';
import { openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

/** A decision as a click makes it. */
function aDecision(more: Record<string, unknown> = {}): ActionDecision {
  return {
    id: crypto.randomUUID(),
    customerId: 'c-0001',
    ruleId: 'keep-in-touch',
    playbookVersion: 1,
    decidedAt: '2026-11-20T08:00:00Z',
    kind: 'taken',
    followUpOn: '2026-11-27',
    ...more,
  } as ActionDecision;
}

function aLook(more: Record<string, unknown> = {}): ActionDecision {
  const { followUpOn: _day, ...rest } = aDecision(more) as Extract<ActionDecision, { kind: 'taken' }>;
  return { ...rest, kind: 'shown' };
}

function anOutcome(taken: ActionDecision, outcome: string): ActionDecision {
  return {
    ...aLook({ customerId: taken.customerId, ruleId: taken.ruleId }),
    kind: 'outcome',
    of: taken.id,
    outcome,
  } as ActionDecision;
}

export function describeDecisions(getEngine: GetEngine): void {
  describe('decisions', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const send = async (token: string, ...decisions: ActionDecision[]): Promise<DecisionResult[]> => {
      const answer = await backend.post(token, '/v1/decisions', { decisions });
      expect(answer.status).toBe(200);
      return decisionAnswerSchema.parse(await answer.json()).results;
    };
    const rowOf = async (token: string, customerId: string): Promise<ShardRow | undefined> => {
      const { epoch } = await backend.manifest(token);
      const { changes } = await backend.changes(token, epoch, 0);
      return changes
        .flatMap((change) => (change.kind === 'upserted' ? [change.row] : []))
        .find((row) => row.customer.id === customerId);
    };
    const version = async () => (await backend.manifest(tokens.manager)).version;
    const effects = async (token: string): Promise<Effects> =>
      effectsSchema.parse(await (await backend.request(token, '/v1/effects')).json());
    const effectOf = async (token: string, ruleId: string) => (await effects(token)).rules.find((rule) => rule.ruleId === ruleId);

    test('a stored decision is in the row of its customer, as it was sent', async () => {
      const sent = aDecision({ customerId: 'c-0003' });
      expect(await send(tokens.china, sent)).toEqual([{ outcome: 'stored', id: sent.id, already: false }]);
      expect((await rowOf(tokens.both, 'c-0003'))?.decisions).toContainEqual(sent);
    });

    test('a row without decisions is as it was before there were any', async () => {
      const row = await rowOf(tokens.both, 'c-0005');
      expect(Object.keys(row ?? {})).toEqual(['revision', 'customer', 'touchpoints']);
    });

    test('the same again has one effect and says so, whatever the order of its fields and the case of its id', async () => {
      const sent = aDecision();
      await send(tokens.both, sent);
      const before = await version();
      const turned = Object.fromEntries(Object.entries(sent).reverse()) as unknown as ActionDecision;
      const loud = { ...sent, id: sent.id.toUpperCase() };
      expect(await send(tokens.both, sent, turned, loud)).toEqual(
        [sent, turned, loud].map(({ id }) => ({ outcome: 'stored', id, already: true })),
      );
      expect(await version()).toBe(before);
    });

    test('the same id twenty times in parallel is one decision and one version', async () => {
      const sent = aDecision({ customerId: 'c-0011' });
      const before = await version();
      const results = (await Promise.all(Array.from({ length: 20 }, () => send(tokens.both, sent)))).flat();
      expect(results.filter((result) => result.outcome === 'stored' && !result.already).length).toBe(1);
      expect(await version()).toBe(before + 1);
      expect((await rowOf(tokens.both, 'c-0011'))?.decisions?.length).toBe(1);
    });

    test('the same id with other content is refused, and the others of the batch are stored', async () => {
      const sent = aDecision({ customerId: 'c-0003' });
      await send(tokens.china, sent);
      const good = aDecision();
      expect(await send(tokens.both, { ...sent, ruleId: 'thank-mvc' }, good)).toEqual([
        { outcome: 'refused', id: sent.id, reason: 'other-content', detail: expect.any(String) },
        { outcome: 'stored', id: good.id, already: false },
      ]);
    });

    test('a foreign customer is answered like none', async () => {
      const foreign = backend.company.customers.find((customer) => customer.teamId === 't-china')?.id;
      const results = await send(tokens.world, aDecision({ customerId: foreign }), aDecision({ customerId: 'nobody' }));
      const [one, other] = results.map(({ id: _id, ...rest }) => rest);
      expect(one).toEqual({ outcome: 'refused', reason: 'unknown-customer', detail: expect.any(String) });
      expect(one).toEqual(other);
    });

    test('a look is counted and changes no row', async () => {
      const before = await version();
      await send(tokens.both, aLook({ ruleId: 'ask-referral' }), aLook({ ruleId: 'ask-referral' }));
      expect(await version()).toBe(before);
      expect(await effectOf(tokens.manager, 'ask-referral')).toMatchObject({ shown: 2, taken: 0, open: 0 });
      // Counted, but nobody can find out who read whose mail.
      const { rows } = await sql<{
        staff: string | null;
      }>`select distinct staff_id as staff from decision where kind = 'shown'`.execute(backend.database.db);
      expect(rows).toEqual([{ staff: null }]);
      await send(tokens.both, aDecision());
      const kinds = (await rowOf(tokens.both, 'c-0001'))?.decisions?.map((decision) => decision.kind);
      expect(kinds).toContain('taken');
      expect(kinds).not.toContain('shown');
    });

    test('a row carries the newest twenty, newest first', async () => {
      const customerId = 'c-0007';
      const decidedAt = (minute: number) => `2026-11-20T07:${String(minute).padStart(2, '0')}:00Z`;
      const many = Array.from({ length: 25 }, (_, minute) => aDecision({ customerId, decidedAt: decidedAt(minute) }));
      await send(tokens.both, ...many);
      const row = await rowOf(tokens.both, customerId);
      expect(row?.decisions?.map((decision) => decision.decidedAt)).toEqual(
        Array.from({ length: 20 }, (_, place) => decidedAt(24 - place)),
      );
    });

    test('the effects count what was taken, put off, refused, and what came of it', async () => {
      const ruleId = 'thank-mvc';
      const taken = Array.from({ length: 6 }, () => aDecision({ ruleId }));
      const { followUpOn: _day, ...common } = aDecision({ ruleId }) as Extract<ActionDecision, { kind: 'taken' }>;
      const refused = { ...common, id: crypto.randomUUID(), kind: 'refused', reason: 'wrong-time' } as ActionDecision;
      const postponed = { ...common, id: crypto.randomUUID(), kind: 'postponed', until: '2026-11-23' } as ActionDecision;
      const told = ['worked', 'worked', 'worked', 'partly', 'failed'].flatMap((outcome, place) => {
        const of = taken[place];
        return of ? [anOutcome(of, outcome)] : [];
      });
      await send(tokens.both, ...taken, refused, postponed, ...told);
      expect(await effectOf(tokens.manager, ruleId)).toMatchObject({
        taken: 6,
        refused: 1,
        postponed: 1,
        open: 1,
        outcomes: { worked: 3, partly: 1, failed: 1, unknown: 0 },
        success: 0.7,
      });
    });

    test('a manager sees the effects of his teams only, a rep none', async () => {
      const china = backend.company.customers.find((customer) => customer.teamId === 't-china')?.id;
      await send(tokens.china, aDecision({ customerId: china, ruleId: 'joint-review' }));
      expect(await effectOf(tokens.worldManager, 'joint-review')).toBeUndefined();
      expect(await effectOf(tokens.manager, 'joint-review')).toMatchObject({ taken: 1 });
      expect((await backend.request(tokens.both, '/v1/effects')).status).toBe(403);
      expect((await backend.request(undefined, '/v1/effects')).status).toBe(401);
    });

    test('decisions older than half a year are no longer counted', async () => {
      await send(tokens.both, aDecision({ ruleId: 'regular-visit', decidedAt: '2026-01-02T08:00:00Z' }));
      expect(await effectOf(tokens.manager, 'regular-visit')).toBeUndefined();
    });

    test('decisions go where their customer goes', async () => {
      const customer = backend.company.customers.findLast(({ teamId }) => teamId === 't-china');
      if (!customer) throw new Error('The test company has no other customer in China.');
      const sent = aDecision({ customerId: customer.id, ruleId: 'grow-mgc' });
      await send(tokens.china, sent);
      await storeCustomers(backend.database, [{ ...customer, teamId: 't-world' }]);
      expect((await rowOf(tokens.world, customer.id))?.decisions).toContainEqual(sent);
      expect(await effectOf(tokens.worldManager, 'grow-mgc')).toMatchObject({ taken: 1 });
    });

    test("a viewer's transaction reads decisions of its own teams only, and changes none", async () => {
      const viewer = await createViewerFinder(backend.database, Date.now)(tokens.world);
      if (viewer === 'revoked' || 'sentence' in viewer) throw new Error('The token of the world team is unknown.');
      const own = backend.company.customers.find(({ teamId }) => teamId === 't-world');
      await send(tokens.world, aDecision({ customerId: own?.id }));
      const teams = await backend.database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        const { rows } = await sql<{ team_id: string }>`select distinct team_id from decision`.execute(trx);
        return rows.map((row) => row.team_id);
      });
      expect(teams).toEqual(['t-world']);
      const change = backend.database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        await sql`delete from decision`.execute(trx);
      });
      await expect(change).rejects.toThrow('permission denied');
    });

    test.each([
      ['no decision', { decisions: [] }],
      ['too many', { decisions: Array.from({ length: 201 }, () => aDecision()) }],
      ['an unknown field', { decisions: [aDecision({ staffId: 's-mei' })] }],
      ['an outcome of nothing', { decisions: [{ ...aLook(), kind: 'outcome', outcome: 'worked' }] }],
      ['something else', '<html>'],
    ])('%s is refused whole, with a sentence', async (_name, body) => {
      const before = await version();
      const answer = await backend.post(tokens.both, '/v1/decisions', body);
      expect(answer.status).toBe(422);
      expect(apiErrorSchema.parse(await answer.json()).error.kind).toBe('invalid');
      expect(await version()).toBe(before);
    });
  });
}

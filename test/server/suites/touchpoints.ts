/** Touchpoints: stored exactly once, answered honestly. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TouchpointResult, touchpointAnswerSchema } from '../../../lib/model/export.ts';
import type { NewTouchpoint, Touchpoint } from '../../../lib/model/touchpoint.ts';
import { createBackend } from '../../../server/create-backend.ts';
import { aFingerprint, aTouchpoint, openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

export function describeTouchpoints(getEngine: GetEngine): void {
  describe('touchpoints', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const send = async (token: string, ...touchpoints: NewTouchpoint[]): Promise<TouchpointResult[]> => {
      const answer = await backend.post(token, '/v1/touchpoints', { touchpoints });
      expect(answer.status).toBe(200);
      return touchpointAnswerSchema.parse(await answer.json()).results;
    };
    const version = async () => (await backend.manifest(tokens.manager)).version;
    /** All exported touchpoints with this id. */
    const exported = async (id: string): Promise<Touchpoint[]> => {
      const { epoch } = await backend.manifest(tokens.manager);
      const { changes } = await backend.changes(tokens.manager, epoch, 0);
      return changes.flatMap((change) =>
        change.kind === 'upserted' ? change.row.touchpoints.filter((one) => one.id === id) : [],
      );
    };

    test('a stored touchpoint is exported as it was sent, with the staff of the token', async () => {
      const sent = aTouchpoint({
        note: 'Zwei Sätze。',
        sentiment: 'bad',
        issue: { reference: '231', dueOn: '2026-11-18' },
        value: { side: 'sacrifice', part: 'time' },
        competitor: 'Grippenfels',
        carriedOut: { ruleId: 'quiet-mvc', playbookVersion: 1 },
      });
      expect(await send(tokens.china, sent)).toEqual([{ outcome: 'stored', id: sent.id, already: false }]);
      expect(await exported(sent.id)).toEqual([{ ...sent, staffId: 's-zhaomin' }]);
    });

    test('blanks around a reference are not part of it', async () => {
      await send(tokens.both, aTouchpoint({ issue: { reference: ' blank-231 ' } }));
      const { epoch } = await backend.manifest(tokens.both);
      // As text: a reader's schema would take the blanks off too.
      const text = await (await backend.request(tokens.both, `/v1/changes?epoch=${epoch}&since=0`)).text();
      expect(/"reference":"([^"]*blank-231[^"]*)"/.exec(text)?.[1]).toBe('blank-231');
    });

    test('the same again has one effect and says so, whatever the order of its fields and the case of its id', async () => {
      const sent = aTouchpoint();
      await send(tokens.both, sent);
      const before = await version();
      const turned = Object.fromEntries(Object.entries(sent).reverse()) as unknown as NewTouchpoint;
      const loud = { ...sent, id: sent.id.toUpperCase() };
      expect(await send(tokens.both, sent, turned, loud)).toEqual([
        { outcome: 'stored', id: sent.id, already: true },
        { outcome: 'stored', id: sent.id, already: true },
        { outcome: 'stored', id: loud.id, already: true },
      ]);
      expect(await version()).toBe(before);
    });

    test('the same id fifty times in parallel is one touchpoint and one version', async () => {
      const sent = aTouchpoint({ customerId: 'c-0011' });
      const before = await version();
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(tokens.both, sent)));
      const results = answers.flat();
      expect(results.filter((result) => result.outcome === 'stored' && !result.already).length).toBe(1);
      expect(results.filter((result) => result.outcome === 'stored' && result.already).length).toBe(49);
      expect(await version()).toBe(before + 1);
      expect((await exported(sent.id)).length).toBe(1);
    });

    test('the same id ninety days later is still known', async () => {
      const sent = aTouchpoint();
      await send(tokens.both, sent);
      backend.clock.ms += 90 * 86_400_000;
      expect(await send(tokens.both, sent)).toEqual([{ outcome: 'stored', id: sent.id, already: true }]);
    });

    test('the same id with other content is refused, also when the other one is of another team or in the same batch', async () => {
      const sent = aTouchpoint({ customerId: 'c-0003' });
      await send(tokens.china, sent);
      const refused = { outcome: 'refused', id: sent.id, reason: 'other-content', detail: expect.any(String) };
      expect(await send(tokens.china, { ...sent, note: 'changed' })).toEqual([refused]);
      expect(await send(tokens.world, { ...sent, customerId: 'c-0002' })).toEqual([refused]);
      const twice = aTouchpoint();
      const [first, second] = await send(tokens.both, twice, { ...twice, subject: 'another' });
      expect([first?.outcome, second?.outcome]).toEqual(['stored', 'refused']);
      expect(await exported(sent.id)).toEqual([{ ...sent, staffId: 's-zhaomin' }]);
    });

    test('a message that a colleague logged is logged once, and names both', async () => {
      const fingerprint = aFingerprint();
      const first = aTouchpoint({ fingerprint });
      await send(tokens.both, first);
      const before = await version();
      const second = aTouchpoint({ fingerprint, note: 'mine' });
      const same = {
        outcome: 'same-message',
        id: second.id,
        storedId: first.id,
        staffId: 's-chenchen',
        loggedAt: first.loggedAt,
      };
      expect(await send(tokens.china, second)).toEqual([same]);
      expect(await exported(first.id)).toEqual([{ ...first, staffId: 's-chenchen', alsoBy: ['s-zhaomin'] }]);
      expect(await version()).toBe(before + 1);
      // Sent again, or by the first rep from another tab: nothing changes any more.
      expect(await send(tokens.china, second)).toEqual([same]);
      expect((await send(tokens.both, aTouchpoint({ fingerprint })))[0]?.outcome).toBe('same-message');
      expect(await version()).toBe(before + 1);
    });

    test('the same message at the same moment by two reps is one touchpoint', async () => {
      const fingerprint = aFingerprint();
      const [one, two] = [aTouchpoint({ fingerprint }), aTouchpoint({ fingerprint })];
      const results = (await Promise.all([send(tokens.both, one), send(tokens.china, two)])).flat();
      expect(results.map((result) => result.outcome).sort()).toEqual(['same-message', 'stored']);
      const stored = [...(await exported(one.id)), ...(await exported(two.id))];
      expect(stored.length).toBe(1);
      expect([stored[0]?.staffId, ...(stored[0]?.alsoBy ?? [])].sort()).toEqual(['s-chenchen', 's-zhaomin']);
    });

    test('over two servers on one database too, an id and a message are stored once', async () => {
      const other = await createBackend({ database: backend.database });
      const post = async (app: typeof other.app, token: string, touchpoint: NewTouchpoint) => {
        const answer = await app.request('/v1/touchpoints', {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify({ touchpoints: [touchpoint] }),
        });
        expect(answer.status).toBe(200);
        return touchpointAnswerSchema.parse(await answer.json()).results[0];
      };
      const before = await version();
      for (let round = 0; round < 10; round++) {
        const sent = aTouchpoint({ customerId: 'c-0021' });
        const byId = await Promise.all([post(backend.app, tokens.world, sent), post(other.app, tokens.world, sent)]);
        expect(byId.map((result) => result?.outcome === 'stored' && result.already).sort()).toEqual([false, true]);
        const fingerprint = aFingerprint();
        const message = () => aTouchpoint({ customerId: 'c-0021', fingerprint });
        const byMessage = await Promise.all([
          post(backend.app, tokens.world, message()),
          post(other.app, tokens.both, message()),
        ]);
        expect(byMessage.map((result) => result?.outcome).sort()).toEqual(['same-message', 'stored']);
      }
      // Ten touchpoints by id, ten messages and ten times a second name.
      expect(await version()).toBe(before + 30);
    });

    test('the same message for another customer is another touchpoint', async () => {
      const fingerprint = aFingerprint();
      const results = await send(tokens.both, aTouchpoint({ fingerprint }), aTouchpoint({ fingerprint, customerId: 'c-0002' }));
      expect(results.map((result) => result.outcome)).toEqual(['stored', 'stored']);
    });

    test('a customer of another team is as unknown as none, and the rest of the batch is stored', async () => {
      const [foreign, none, own] = [
        aTouchpoint({ customerId: 'c-0001' }),
        aTouchpoint({ customerId: 'c-9999' }),
        aTouchpoint({ customerId: 'c-0002' }),
      ];
      const results = await send(tokens.world, foreign, none, own);
      const detail = 'You have no customer with this id.';
      expect(results).toEqual([
        { outcome: 'refused', id: foreign.id, reason: 'unknown-customer', detail },
        { outcome: 'refused', id: none.id, reason: 'unknown-customer', detail },
        { outcome: 'stored', id: own.id, already: false },
      ]);
      expect(await exported(foreign.id)).toEqual([]);
    });

    test('200 at once are stored in the order sent; 201 are refused', async () => {
      const before = await version();
      const many = Array.from({ length: 200 }, () => aTouchpoint({ customerId: 'c-0012' }));
      expect((await send(tokens.both, ...many)).map((result) => result.id)).toEqual(many.map((touchpoint) => touchpoint.id));
      expect(await version()).toBe(before + 1);
      const answer = await backend.post(tokens.both, '/v1/touchpoints', { touchpoints: [...many, aTouchpoint()] });
      expect(answer.status).toBe(422);
    });

    test('instants that no calendar of a database knows are no accident', async () => {
      const results = await send(
        tokens.both,
        aTouchpoint({ happenedAt: '0000-01-01T00:00:00Z' }),
        aTouchpoint({ happenedAt: '9999-12-31T23:59:59.999Z' }),
      );
      expect(results.map((result) => result.outcome)).toEqual(['stored', 'stored']);
    });

    test('many reps at once: every row has its own version and none is lost', async () => {
      const before = await version();
      const customers = ['c-0013', 'c-0014', 'c-0016', 'c-0017', 'c-0018', 'c-0019', 'c-0020'];
      const sent = Array.from({ length: 140 }, (_, i) => aTouchpoint({ customerId: customers[i % 7] ?? '' }));
      const tokensInTurn = [tokens.both, tokens.china, tokens.manager];
      await Promise.all(sent.map((touchpoint, i) => send(tokensInTurn[i % 3] ?? '', touchpoint)));
      const { epoch } = await backend.manifest(tokens.manager);
      const { changes, head } = await backend.changes(tokens.manager, epoch, before);
      const ids = new Set(
        changes.flatMap((change) => (change.kind === 'upserted' ? change.row.touchpoints.map((one) => one.id) : [])),
      );
      expect(sent.filter((touchpoint) => !ids.has(touchpoint.id))).toEqual([]);
      const versions = changes.map((change) => change.version);
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
      expect(versions.at(-1)).toBe(head.version);
    });
  });
}

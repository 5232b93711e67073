/** Touchpoints edited after the fact: the last edit by the author holds, whatever arrives when and how often. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TouchpointResult, touchpointAnswerSchema } from '../../../lib/model/export.ts';
import type { NewTouchpoint, Touchpoint } from '../../../lib/model/touchpoint.ts';
import { aFingerprint, aTouchpoint, openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

/** The next state of a touchpoint, edited at this minute. */
function edited(touchpoint: NewTouchpoint, more: Partial<NewTouchpoint>, minute = 5): NewTouchpoint {
  const editedAt = `2026-11-20T08:${String(minute).padStart(2, '0')}:00Z`;
  return { ...touchpoint, revision: (touchpoint.revision ?? 0) + 1, editedAt, ...more };
}

export function describeTouchpointEdits(getEngine: GetEngine): void {
  describe('edits of touchpoints', () => {
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
    /** What the feed says of this id to a colleague. */
    const exported = async (id: string): Promise<Touchpoint[]> => {
      const { epoch } = await backend.manifest(tokens.manager);
      const { changes } = await backend.changes(tokens.manager, epoch, 0);
      return changes.flatMap((change) =>
        change.kind === 'upserted' ? change.row.touchpoints.filter((one) => one.id === id) : [],
      );
    };
    const superseded = (id: string) => ({ outcome: 'stored', id, already: true, superseded: true });
    const stored = (id: string, already: boolean) => ({ outcome: 'stored', id, already });

    test('an edit takes the place of what was logged, under the same id, and the feed tells colleagues', async () => {
      const first = aTouchpoint();
      await send(tokens.both, first);
      const before = await version();
      const second = edited(first, {
        aspect: 'feedback',
        channel: 'call',
        direction: 'outbound',
        happenedAt: '2026-11-19T07:00:00Z',
        sentiment: 'bad',
        contactId: 'p-1',
        issue: { dueOn: '2026-11-27' },
        news: 'better-offer',
        competitor: 'Grippenfels',
        note: 'asked for a rebate',
        value: { side: 'sacrifice', part: 'time', scope: 'relationship' },
        moreValues: [{ side: 'benefit', part: 'product' }],
      });
      expect(await send(tokens.both, second)).toEqual([stored(first.id, false)]);
      expect(await exported(first.id)).toEqual([{ ...second, staffId: 's-chenchen' }]);
      expect(await version()).toBe(before + 1);
      expect(await send(tokens.both, second, second)).toEqual([stored(first.id, true), stored(first.id, true)]);
      expect(await version()).toBe(before + 1);
    });

    test('an older state that comes late changes nothing and is no refusal', async () => {
      const first = aTouchpoint();
      const second = edited(first, { sentiment: 'bad' });
      const third = edited(second, { sentiment: 'good' });
      expect(await send(tokens.both, third)).toEqual([stored(first.id, false)]);
      const before = await version();
      expect(await send(tokens.both, second, first)).toEqual([superseded(first.id), superseded(first.id)]);
      expect(await version()).toBe(before);
      expect(await exported(first.id)).toEqual([{ ...third, staffId: 's-chenchen' }]);
    });

    test('whatever the order and however often: the newest of all states is what stands', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ revision: fc.integer({ min: 1, max: 3 }), minute: fc.integer({ min: 1, max: 3 }) }), {
            minLength: 1,
            maxLength: 5,
          }),
          fc.infiniteStream(fc.nat()),
          async (plan, dice) => {
            const first = aTouchpoint();
            const states = [first, ...plan.map(({ revision, minute }, i) => edited(first, { revision, note: `${i}` }, minute))];
            const twice = [...states, ...states]
              .map((state) => ({ state, at: dice.next().value }))
              .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
              .map(({ state }) => state);
            for (const state of twice) expect((await send(tokens.both, state))[0]?.outcome).toBe('stored');
            const key = (one: NewTouchpoint): string => `${one.revision ?? 0} ${one.editedAt ?? ''}`;
            const [found] = await exported(first.id);
            const newest = states.map(key).sort().at(-1);
            expect(found && key(found)).toBe(newest);
          },
        ),
        { numRuns: 15 },
      );
    });

    test('only its author edits a touchpoint: no colleague, no manager, nobody of another team', async () => {
      const first = aTouchpoint({ customerId: 'c-0003' });
      await send(tokens.china, first);
      const edit = edited(first, { note: 'mine now' });
      const refused = { outcome: 'refused', id: first.id, reason: 'not-author', detail: expect.any(String) };
      for (const token of [tokens.both, tokens.manager, tokens.secondManager])
        expect(await send(token, edit, edited(first, { isDeleted: true }))).toEqual([refused, refused]);
      expect((await send(tokens.world, edit))[0]).toMatchObject({ outcome: 'refused', reason: 'unknown-customer' });
      expect(await exported(first.id)).toEqual([{ ...first, staffId: 's-zhaomin' }]);
    });

    test('an edit cannot move a touchpoint to another customer or another message', async () => {
      const fingerprint = aFingerprint();
      const first = aTouchpoint({ fingerprint });
      await send(tokens.both, first);
      const { fingerprint: _print, ...unprinted } = first;
      const results = await send(
        tokens.both,
        edited(first, { customerId: 'c-0003' }),
        edited(first, { fingerprint: aFingerprint() }),
        edited(unprinted, {}),
      );
      expect(results.map((result) => result.outcome === 'refused' && result.reason)).toEqual(Array(3).fill('other-content'));
    });

    test('a touchpoint taken back leaves the export, its id stays taken, and the message can be logged again', async () => {
      const fingerprint = aFingerprint();
      const first = aTouchpoint({ fingerprint, subject: 'offer' });
      await send(tokens.both, first);
      const { subject: _subject, ...bare } = first;
      const gone = edited(bare, { isDeleted: true });
      expect(await send(tokens.both, gone)).toEqual([stored(first.id, false)]);
      expect(await exported(first.id)).toEqual([]);
      // A duplicate of the first request that wandered about does not bring it back.
      expect(await send(tokens.both, first)).toEqual([superseded(first.id)]);
      expect(await exported(first.id)).toEqual([]);
      const again = aTouchpoint({ fingerprint });
      expect(await send(tokens.china, again)).toEqual([stored(again.id, false)]);
      expect((await exported(again.id)).length).toBe(1);
      // Brought back when a colleague has logged it meanwhile, it joins the colleague's.
      expect((await send(tokens.both, edited({ ...first, revision: 1 }, {})))[0]).toMatchObject({
        outcome: 'same-message',
        storedId: again.id,
      });
      expect((await exported(again.id))[0]?.alsoBy).toEqual(['s-chenchen']);
    });

    test('taken back and brought back stands as it was', async () => {
      const first = aTouchpoint({ fingerprint: aFingerprint(), note: 'kept' });
      await send(tokens.both, first);
      const gone = edited(first, { isDeleted: true });
      const { isDeleted: _gone, ...back } = edited(gone, {}, 6);
      expect(await send(tokens.both, gone, back)).toEqual([stored(first.id, false), stored(first.id, false)]);
      expect(await exported(first.id)).toEqual([{ ...back, staffId: 's-chenchen' }]);
    });

    test('taken back before it ever arrived, it never appears', async () => {
      const first = aTouchpoint();
      expect(await send(tokens.both, edited(first, { isDeleted: true }))).toEqual([stored(first.id, false)]);
      expect(await send(tokens.both, first)).toEqual([superseded(first.id)]);
      expect(await exported(first.id)).toEqual([]);
    });

    test('what a colleague logged too is left to the colleague, without the words of who took it back', async () => {
      const fingerprint = aFingerprint();
      const first = aTouchpoint({ fingerprint, note: 'private thought', sentiment: 'bad' });
      await send(tokens.both, first);
      await send(tokens.china, aTouchpoint({ fingerprint }));
      expect(await send(tokens.both, edited(first, { isDeleted: true }))).toEqual([stored(first.id, false)]);
      const { note: _note, sentiment: _sentiment, ...bare } = first;
      expect(await exported(first.id)).toEqual([{ ...bare, revision: 1, staffId: 's-zhaomin' }]);
      // From now on it is the colleague's to edit.
      const edit = edited({ ...bare, revision: 1 }, { sentiment: 'good' }, 9);
      expect((await send(tokens.both, edit))[0]).toMatchObject({ outcome: 'refused', reason: 'not-author' });
      expect(await send(tokens.china, edit)).toEqual([stored(first.id, false)]);
    });

    test('two messages that change places within one batch are both stored', async () => {
      const fingerprint = aFingerprint();
      const first = aTouchpoint({ fingerprint });
      await send(tokens.both, first);
      const again = aTouchpoint({ fingerprint });
      expect(await send(tokens.both, edited(first, { isDeleted: true }), again)).toEqual([
        stored(first.id, false),
        stored(again.id, false),
      ]);
      expect((await exported(again.id)).length).toBe(1);
    });
  });
}

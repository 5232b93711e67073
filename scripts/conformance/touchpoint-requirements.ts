/** R30 to R36: touchpoints that reps send. Checked only with --write: a few are stored on one customer. */
import { changePageSchema } from '../../lib/model/export.ts';
import { readManifest } from './read-snapshot.ts';
import { collect, type Requirement } from './requirement.ts';
import { aTouchpoint, expectOutcome, send, someCustomer } from './send-touchpoints.ts';
import { errorProblems, readShards } from './snapshot-requirements.ts';

const parallel = 20;
const tooManyBytes = 10_000_000;

const reversed = (touchpoint: object): object => Object.fromEntries(Object.entries(touchpoint).reverse());

export const touchpointRequirements: readonly Requirement[] = [
  {
    id: 'R30',
    title: 'the same touchpoint sent twice is stored once, whatever the order of its keys or the case of its id',
    needs: ['backend', 'write'],
    async check(context) {
      const touchpoint = aTouchpoint(await someCustomer(context));
      const [first, second] = await send(context, touchpoint, touchpoint);
      const [third] = await send(context, reversed(touchpoint));
      const [fourth] = await send(context, { ...touchpoint, id: touchpoint.id.toUpperCase() });
      return [
        ...expectOutcome(first, 'stored already:false', 'first'),
        ...expectOutcome(second, 'stored already:true', 'again in the same batch'),
        ...expectOutcome(third, 'stored already:true', 'again with its keys in another order'),
        ...expectOutcome(fourth, 'stored already:true', 'again with its id in capitals'),
        ...expectOutcome(
          (await send(context, { ...touchpoint, note: 'Other content' }))[0],
          'refused other-content',
          'the same id with other content',
        ),
      ];
    },
  },
  {
    id: 'R31',
    title: 'a customer that is not the viewer’s is refused, and the rest of the batch is not held up',
    needs: ['backend', 'write'],
    async check(context) {
      const mine = aTouchpoint(await someCustomer(context), { channel: 'note' });
      const [foreign, own] = await send(context, aTouchpoint('conformance-no-customer'), mine);
      return [
        ...expectOutcome(foreign, 'refused unknown-customer', 'unknown customer'),
        ...expectOutcome(own, 'stored already:false', 'the one after it'),
      ];
    },
  },
  {
    id: 'R32',
    title: 'the same message under another id is told as logged before',
    needs: ['backend', 'write'],
    async check(context) {
      const customerId = await someCustomer(context);
      const fingerprint = crypto.randomUUID().replaceAll('-', '').repeat(2);
      const first = aTouchpoint(customerId, { fingerprint });
      const [stored, same] = await send(context, first, aTouchpoint(customerId, { fingerprint }));
      return [
        ...expectOutcome(stored, 'stored already:false', 'first'),
        ...expectOutcome(same, 'same-message', 'the same fingerprint'),
        ...collect([
          same?.outcome !== 'same-message' || same.storedId === first.id.toLowerCase(),
          'storedId is not the first one’s id',
        ]),
      ];
    },
  },
  {
    id: 'R33',
    title: 'the same id sent many times at once is stored once',
    needs: ['backend', 'write'],
    async check(context) {
      const touchpoint = aTouchpoint(await someCustomer(context));
      const results = await Promise.all(Array.from({ length: parallel }, () => send(context, touchpoint)));
      const fresh = results.filter(([result]) => result?.outcome === 'stored' && !result.already).length;
      const stored = results.filter(([result]) => result?.outcome === 'stored').length;
      return collect(
        [stored === parallel, `${stored} of ${parallel} were told stored`],
        [fresh === 1, `${fresh} were told to be the first`],
      );
    },
  },
  {
    id: 'R34',
    title: 'a stored touchpoint comes in the feed, with the sender and a higher revision',
    needs: ['backend', 'write'],
    async check(context) {
      const customerId = await someCustomer(context);
      const manifest = await readManifest(context);
      const touchpoint = aTouchpoint(customerId);
      const before = (await readShards(context)).flatMap(({ rows }) => rows).find((row) => row.customer.id === customerId);
      await send(context, touchpoint);
      for (let since = manifest.version; ; ) {
        const page = changePageSchema.parse((await context.ask(`/v1/changes?epoch=${manifest.epoch}&since=${since}`)).json());
        for (const change of page.changes) {
          if (change.kind !== 'upserted' || change.row.customer.id !== customerId) continue;
          const found = change.row.touchpoints.find(({ id }) => id === touchpoint.id);
          if (!found) continue;
          return collect(
            [found.staffId === manifest.viewer.id, `staffId ${found.staffId} instead of ${manifest.viewer.id}`],
            [change.row.revision > (before?.revision ?? 0), 'the revision has not grown'],
          );
        }
        if (!page.hasMore) return ['no change with this touchpoint'];
        since = page.upTo;
      }
    },
  },
  {
    id: 'R35',
    title: 'a batch that does not fit is refused whole with its place, and nothing of it is stored',
    needs: ['backend', 'write'],
    async check(context) {
      const good = aTouchpoint(await someCustomer(context));
      const answer = await context.ask('/v1/touchpoints', {
        method: 'POST',
        body: { touchpoints: [good, { ...good, id: crypto.randomUUID(), secret: 'extra' }] },
      });
      const problems = errorProblems(answer, 422, 'invalid', 'an unknown field');
      if (problems.length === 0) {
        const { error } = answer.json() as { error: { row?: number } };
        problems.push(...collect([error.row === 1, `row ${error.row} instead of 1`]));
      }
      const bad: readonly [unknown, string][] = [
        ['not json {', 'no JSON'],
        [{ touchpoints: [] }, 'an empty batch'],
        [[], 'a list'],
        [{ touchpoints: [{ ...good, happenedAt: 'yesterday' }] }, 'a wrong type'],
      ];
      for (const [body, what] of bad)
        problems.push(...errorProblems(await context.ask('/v1/touchpoints', { method: 'POST', body }), 422, 'invalid', what));
      return [
        ...problems,
        ...expectOutcome((await send(context, good))[0], 'stored already:false', 'the good one of the refused batch, sent alone'),
      ];
    },
  },
  {
    id: 'R36',
    title: 'a body of 10 MB is 413',
    needs: ['backend', 'write'],
    async check(context) {
      const answer = await context.ask('/v1/touchpoints', {
        method: 'POST',
        body: `{"touchpoints":["${'x'.repeat(tooManyBytes)}"]}`,
      });
      return errorProblems(answer, 413, 'too-large', '10 MB');
    },
  },
];

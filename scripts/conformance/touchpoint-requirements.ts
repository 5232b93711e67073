/** R30 to R49: what reps send. Checked only with --write: it stores two touchpoints and a decision on one customer. */
import { decisionAnswerSchema } from '../../lib/model/decision-exchange.ts';
import { changePageSchema, type TouchpointResult, touchpointAnswerSchema } from '../../lib/model/export.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { readManifest } from './read-snapshot.ts';
import { type Context, collect, type Requirement } from './requirement.ts';
import { errorProblems, readShards } from './snapshot-requirements.ts';

const parallel = 20;
const tooManyBytes = 10_000_000;

async function someCustomer(context: Context): Promise<string> {
  const id = (await readShards(context))[0]?.rows[0]?.customer.id;
  if (id === undefined) throw new Error('the viewer has no customer on whom this could be tried');
  return id;
}

function aTouchpoint(customerId: string, more: Partial<NewTouchpoint> = {}): NewTouchpoint {
  const now = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    customerId,
    channel: 'note',
    aspect: 'measurement',
    direction: 'outbound',
    happenedAt: now,
    loggedAt: now,
    note: 'Conformance check of the export format',
    ...more,
  };
}

async function send(context: Context, ...touchpoints: readonly object[]): Promise<TouchpointResult[]> {
  const answer = await context.ask('/v1/touchpoints', { method: 'POST', body: { touchpoints } });
  if (answer.status !== 200) throw new Error(`POST /v1/touchpoints: status ${answer.status}: ${answer.text.slice(0, 200)}`);
  return touchpointAnswerSchema.parse(answer.json()).results;
}

const reversed = (touchpoint: object): object => Object.fromEntries(Object.entries(touchpoint).reverse());
const outcomeOf = (result: TouchpointResult | undefined): string =>
  result?.outcome === 'refused'
    ? `refused ${result.reason}`
    : result?.outcome === 'stored'
      ? `stored already:${result.already}`
      : (result?.outcome ?? 'no answer');
const expectOutcome = (result: TouchpointResult | undefined, expected: string, what: string): string[] =>
  collect([outcomeOf(result) === expected, `${what}: ${outcomeOf(result)} instead of ${expected}`]);

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
  {
    id: 'R37',
    title: 'an edit takes the place of the older state, which never comes back; or edits are refused with 422',
    needs: ['backend', 'write'],
    async check(context) {
      const touchpoint = aTouchpoint(await someCustomer(context));
      await send(context, touchpoint);
      const edited = { ...touchpoint, note: 'Conformance check, edited', revision: 1, editedAt: touchpoint.loggedAt };
      const answer = await context.ask('/v1/touchpoints', { method: 'POST', body: { touchpoints: [edited] } });
      if (answer.status === 422) return errorProblems(answer, 422, 'invalid', 'an edit');
      const [first] = touchpointAnswerSchema.parse(answer.json()).results;
      const [late] = await send(context, touchpoint);
      return [
        ...expectOutcome(first, 'stored already:false', 'the edit'),
        ...collect([
          late?.outcome === 'stored' && late.superseded === true,
          'the state before the edit, late, is not told superseded',
        ]),
      ];
    },
  },
  {
    id: 'R40',
    title: 'decisions are stored once by id, and refused for customers that are not the viewer’s',
    needs: ['backend', 'write'],
    async check(context) {
      const customerId = await someCustomer(context);
      const decision = {
        kind: 'shown',
        id: crypto.randomUUID(),
        customerId,
        ruleId: 'conformance',
        playbookVersion: 1,
        decidedAt: new Date().toISOString(),
      };
      const decisions = [
        decision,
        decision,
        { ...decision, ruleId: 'other' },
        { ...decision, id: crypto.randomUUID(), customerId: 'conformance-no-customer' },
      ];
      const answer = await context.ask('/v1/decisions', { method: 'POST', body: { decisions } });
      if (answer.status !== 200) return [`status ${answer.status}: ${answer.text.slice(0, 200)}`];
      const found = decisionAnswerSchema.parse(answer.json()).results.map((result) => outcomeOf(result as TouchpointResult));
      const expected = ['stored already:false', 'stored already:true', 'refused other-content', 'refused unknown-customer'];
      return collect([found.join() === expected.join(), `${found.join(', ')} instead of ${expected.join(', ')}`]);
    },
  },
];

/** R37 to R39: what reps change of what they logged. A backend may refuse edits as a whole (422); then there is nothing to hold. */
import { changePageSchema, type ShardRow, touchpointAnswerSchema } from '../../lib/model/export.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { readManifest } from './read-snapshot.ts';
import { type Context, collect, type Requirement } from './requirement.ts';
import { aTouchpoint, expectOutcome, send, someCustomer } from './send-touchpoints.ts';
import { errorProblems } from './snapshot-requirements.ts';

/** The same touchpoint in a later state. */
const edited = (touchpoint: NewTouchpoint, revision: number, more: Partial<NewTouchpoint> = {}): NewTouchpoint => ({
  ...touchpoint,
  revision,
  editedAt: touchpoint.loggedAt,
  note: `Conformance check, state ${revision}`,
  ...more,
});

/** The customer's row as the feed shows it after `version`; undefined when it did not change. */
async function findChangedRow(
  context: Context,
  customerId: string,
  epoch: string,
  version: number,
): Promise<ShardRow | undefined> {
  let found: ShardRow | undefined;
  for (let since = version; ; ) {
    const answer = await context.ask(`/v1/changes?${new URLSearchParams({ epoch, since: String(since) })}`);
    const page = changePageSchema.parse(answer.json());
    for (const change of page.changes)
      if (change.kind === 'upserted' && change.row.customer.id === customerId) found = change.row;
    if (!page.hasMore) return found;
    if (page.upTo <= since) throw new Error('hasMore, and the cursor stands still');
    since = page.upTo;
  }
}

/** Stores a touchpoint and hands it on, unless the backend keeps no edits. */
function whereEditsAreKept(
  check: (
    context: Context,
    stored: NewTouchpoint,
    /** The touchpoint as the feed shows it now. */
    readBack: () => Promise<ShardRow['touchpoints'][number] | undefined>,
  ) => Promise<string[]>,
): Requirement['check'] {
  return async (context) => {
    const customerId = await someCustomer(context);
    const { epoch, version } = await readManifest(context);
    const fingerprint = crypto.randomUUID().replaceAll('-', '').repeat(2);
    const touchpoint = aTouchpoint(customerId, { fingerprint });
    await send(context, touchpoint);
    const probe = edited(aTouchpoint(customerId), 1);
    const answer = await context.ask('/v1/touchpoints', { method: 'POST', body: { touchpoints: [probe] } });
    if (answer.status === 422) return errorProblems(answer, 422, 'invalid', 'an edit');
    const readBack = async () => {
      const row = await findChangedRow(context, customerId, epoch, version);
      return row?.touchpoints.find(({ id }) => id === touchpoint.id);
    };
    return check(context, touchpoint, readBack);
  };
}

export const editRequirements: readonly Requirement[] = [
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
    id: 'R38',
    title:
      'of two states the higher revision holds, of equal ones the later edit, in whatever order they come; the feed shows it',
    needs: ['backend', 'write'],
    check: whereEditsAreKept(async (context, touchpoint, readBack) => {
      const at = (seconds: number) => new Date(Date.parse(touchpoint.loggedAt) + seconds * 1000).toISOString();
      const newest = edited(touchpoint, 2, { editedAt: at(9), note: 'Conformance check, the newest state' });
      const [first, again] = [await send(context, newest), await send(context, newest)];
      const late: readonly [NewTouchpoint, string][] = [
        [edited(touchpoint, 1, { editedAt: at(60) }), 'a lower revision, edited later'],
        [edited(touchpoint, 2, { editedAt: at(3) }), 'the same revision, edited earlier'],
      ];
      const problems = [
        ...expectOutcome(first[0], 'stored already:false', 'the newest state'),
        ...expectOutcome(again[0], 'stored already:true', 'the newest state again'),
      ];
      for (const [state, what] of late) {
        const [result] = await send(context, state);
        problems.push(
          ...collect([result?.outcome === 'stored' && result.superseded === true, `${what}, is not told superseded`]),
        );
      }
      const shown = await readBack();
      return [
        ...problems,
        ...collect(
          [shown?.note === newest.note, `the feed shows the note ${JSON.stringify(shown?.note)}`],
          [shown?.revision === 2, `the feed shows revision ${shown?.revision} instead of 2`],
          [
            shown?.editedAt !== undefined && Date.parse(shown.editedAt) === Date.parse(at(9)),
            `the feed shows editedAt ${shown?.editedAt}`,
          ],
        ),
      ];
    }),
  },
  {
    id: 'R39',
    title:
      'what was taken back leaves the feed, its id stays taken, its message may be logged again; customer and message never change',
    needs: ['backend', 'write'],
    check: whereEditsAreKept(async (context, touchpoint, readBack) => {
      const [moved] = await send(context, edited(touchpoint, 1, { fingerprint: touchpoint.id.replaceAll('-', '').repeat(2) }));
      const [gone] = await send(context, edited(touchpoint, 1, { isDeleted: true }));
      const shown = await readBack();
      const [late] = await send(context, touchpoint);
      const [taken] = await send(context, { ...aTouchpoint(touchpoint.customerId), id: touchpoint.id });
      const { fingerprint } = touchpoint;
      const [anew] = await send(context, aTouchpoint(touchpoint.customerId, fingerprint === undefined ? {} : { fingerprint }));
      return [
        ...expectOutcome(moved, 'refused other-content', 'an edit of another message'),
        ...expectOutcome(gone, 'stored already:false', 'taking it back'),
        ...collect(
          [shown === undefined, 'the feed still shows it'],
          [late?.outcome === 'stored' && late.superseded === true, 'the state before, late, is not told superseded'],
        ),
        ...expectOutcome(taken, 'refused other-content', 'its id for something else'),
        ...expectOutcome(anew, 'stored already:false', 'its message under another id'),
      ];
    }),
  },
];

export const authorRequirements: readonly Requirement[] = [
  {
    id: 'R41',
    title: 'nobody changes what somebody else logged, managers included',
    needs: ['backend', 'write', 'manager'],
    check: whereEditsAreKept(async (context, touchpoint, readBack) => {
      const own = edited(touchpoint, 1, { note: 'Conformance check, by a manager' });
      const token = context.tokens.manager ?? null;
      const answer = await context.ask('/v1/touchpoints', { method: 'POST', token, body: { touchpoints: [own] } });
      if (answer.status !== 200) return [`the manager's edit is answered ${answer.status}`];
      const [result] = touchpointAnswerSchema.parse(answer.json()).results;
      const reason = result?.outcome === 'refused' ? result.reason : result?.outcome;
      const shown = await readBack();
      return collect(
        // A manager of another team has no such customer.
        [reason === 'not-author' || reason === 'unknown-customer', `the manager's edit is ${reason}, not refused`],
        [shown?.note === touchpoint.note, 'the feed shows what the manager sent'],
      );
    }),
  },
];

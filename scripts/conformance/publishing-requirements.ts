/** R50 to R69: tier lists, playbook, effects; nothing is published. */
import { effectsSchema } from '../../lib/model/decision-exchange.ts';
import { playbookSchema } from '../../lib/model/playbook.ts';
import { tierListHistorySchema, tierListSchema } from '../../lib/model/tier-list.ts';
import { readManifest } from './read-snapshot.ts';
import { type Answer, type Context, collect, type Requirement } from './requirement.ts';
import { errorProblems, etagProblems, readShards } from './snapshot-requirements.ts';

/** A version that is never in force. */
const neverInForce = '"999999999"';

async function sameTagIs304(context: Context, path: string, first: Answer): Promise<string[]> {
  const again = await context.ask(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  return collect([again.status === 304, `${path}: the same tag is answered ${again.status}`]);
}

export const publishingRequirements: readonly Requirement[] = [
  {
    id: 'R50',
    title: 'the tier list in force names the viewer’s customers, under an ETag that is its version',
    needs: ['backend'],
    async check(context) {
      const answer = await context.ask('/v1/tier-list');
      const list = tierListSchema.parse(answer.json());
      const manifest = await readManifest(context);
      const ids = new Set((await readShards(context)).flatMap(({ rows }) => rows.map((row) => row.customer.id)));
      return [
        ...etagProblems(answer, 'tier list'),
        ...(await sameTagIs304(context, '/v1/tier-list', answer)),
        ...collect(
          [answer.headers.get('etag') === `"${list.head.version}"`, 'the ETag is not the version'],
          [
            list.head.version === manifest.tierList.version,
            `version ${list.head.version}, the manifest says ${manifest.tierList.version}`,
          ],
          [list.entries.every(({ customerId }) => ids.has(customerId)), 'it names a customer that is not the viewer’s'],
        ),
      ];
    },
  },
  {
    id: 'R51',
    title: 'the history of tier lists is newest first',
    needs: ['backend'],
    async check(context) {
      const { lists } = tierListHistorySchema.parse((await context.ask('/v1/tier-list/history')).json());
      return collect([
        lists.every(({ version }, i) => i === 0 || version < (lists[i - 1]?.version ?? 0)),
        'the versions do not fall',
      ]);
    },
  },
  {
    id: 'R52',
    title: 'the playbook in force is that of the head, under an ETag that is its version',
    needs: ['backend'],
    async check(context) {
      const answer = await context.ask('/v1/playbook');
      const playbook = playbookSchema.parse(answer.json());
      const manifest = await readManifest(context);
      return [
        ...etagProblems(answer, 'playbook'),
        ...(await sameTagIs304(context, '/v1/playbook', answer)),
        ...collect(
          [answer.headers.get('etag') === `"${playbook.version}"`, 'the ETag is not the version'],
          [
            playbook.version === manifest.playbook.version,
            `version ${playbook.version}, the manifest says ${manifest.playbook.version}`,
          ],
        ),
      ];
    },
  },
  {
    id: 'R53',
    title: 'a rep publishes nothing and sees no effects',
    needs: ['backend', 'rep'],
    async check(context) {
      const token = context.tokens.rep ?? null;
      const headers = { 'if-match': neverInForce };
      const problems: string[] = [];
      for (const path of ['/v1/tier-list', '/v1/tier-list/rollback', '/v1/playbook'])
        problems.push(
          ...errorProblems(
            await context.ask(path, { method: 'POST', token, headers, body: {} }),
            403,
            'forbidden',
            `POST ${path} by a rep`,
          ),
        );
      return [
        ...problems,
        ...errorProblems(await context.ask('/v1/effects', { token }), 403, 'forbidden', 'GET /v1/effects by a rep'),
      ];
    },
  },
  {
    id: 'R54',
    title: 'without If-Match nothing is published (422), over another version neither (412, with the head in force)',
    needs: ['backend', 'manager'],
    async check(context) {
      const token = context.tokens.manager ?? null;
      const { list, ids } = await context
        .ask('/v1/tier-list', { token })
        .then((answer) => tierListSchema.parse(answer.json()))
        .then(({ head, entries }) => ({ list: head, ids: entries.slice(0, 1) }));
      const body = { note: 'Conformance check', entries: ids.map(({ customerId, tier }) => ({ customerId, tier })) };
      const none = await context.ask('/v1/tier-list', { method: 'POST', token, body });
      const stale = await context.ask('/v1/tier-list', { method: 'POST', token, body, headers: { 'if-match': neverInForce } });
      const problems = [
        ...errorProblems(none, 422, 'invalid', 'without If-Match'),
        ...errorProblems(stale, 412, 'conflict', 'over another version'),
      ];
      if (problems.length > 0) return problems;
      const { error } = stale.json() as { error: { current?: { version?: number } } };
      const after = tierListSchema.parse((await context.ask('/v1/tier-list', { token })).json()).head;
      return collect(
        [error.current?.version === list.version, `current says version ${error.current?.version}, in force is ${list.version}`],
        [after.version === list.version, 'a list was published'],
      );
    },
  },
  {
    id: 'R55',
    title: 'effects of the rules fit their schema',
    needs: ['backend', 'manager'],
    async check(context) {
      const answer = await context.ask('/v1/effects', { token: context.tokens.manager ?? null });
      if (answer.status !== 200) return [`status ${answer.status}`];
      return collect([effectsSchema.safeParse(answer.json()).success, 'does not fit the schema']);
    },
  },
];

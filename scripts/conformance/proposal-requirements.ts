/** R60 to R64: names and customers that reps propose. Both are optional: a backend without them answers 404, and all of it holds. */
import { aliasProposalAnswerSchema, openProposalsSchema } from '../../lib/model/alias-proposal.ts';
import { openCustomerProposalsSchema } from '../../lib/model/customer-proposal.ts';
import { type Answer, type Context, collect, type Requirement } from './requirement.ts';
import { someCustomer } from './send-touchpoints.ts';
import { errorProblems } from './snapshot-requirements.ts';

const names = '/v1/alias-proposals';
const customers = '/v1/customer-proposals';

const post = (context: Context, path: string, body: unknown, token?: string | null): Promise<Answer> =>
  context.ask(path, { method: 'POST', body, ...(token === undefined ? {} : { token }) });

/** Holds at once where the routes are missing. @param body - one that fits, so that only a missing route is 404 */
async function whereOffered(
  context: Context,
  path: string,
  body: unknown,
  check: (answer: Answer) => Promise<string[]>,
): Promise<string[]> {
  const answer = await post(context, path, body);
  return answer.status === 404 ? errorProblems(answer, 404, 'not-found', `POST ${path}`) : check(answer);
}

const aName = (customerId: string) => ({
  id: crypto.randomUUID(),
  customerId,
  kind: 'is',
  surface: `Conformance ${crypto.randomUUID().slice(0, 8)}`,
});

const aCustomer = () => ({ id: crypto.randomUUID(), name: `Conformance check ${crypto.randomUUID().slice(0, 8)}` });

export const proposalRequirements: readonly Requirement[] = [
  {
    id: 'R60',
    title: 'a proposed name is stored once by its id, and refused for a customer that is not the viewer’s',
    needs: ['backend', 'write'],
    async check(context) {
      const own = aName(await someCustomer(context));
      const foreign = aName('conformance-no-customer');
      return whereOffered(context, names, { proposals: [own, foreign] }, async (answer) => {
        if (answer.status !== 200) return [`status ${answer.status}: ${answer.text.slice(0, 200)}`];
        const again = await post(context, names, { proposals: [own] });
        const [first, second] = [answer, again].map((one) => aliasProposalAnswerSchema.parse(one.json()));
        const extra = await post(context, names, { proposals: [{ ...aName(own.customerId), by: 'me' }] });
        return [
          ...collect(
            [first?.stored.join() === own.id, `stored is ${first?.stored.join()}, not the one of the viewer's customer`],
            [first?.refused.join() === foreign.id, `refused is ${first?.refused.join()}, not the other one`],
            [second?.stored.join() === own.id, 'the same again is not answered as stored'],
          ),
          ...errorProblems(extra, 422, 'invalid', 'an unknown field'),
        ];
      });
    },
  },
  {
    id: 'R61',
    title: 'a manager sees the same name, proposed by several, once; dismissed it is gone and stays so',
    needs: ['backend', 'write', 'manager'],
    async check(context) {
      const token = context.tokens.manager ?? null;
      const name = aName(await someCustomer(context));
      const find = async () => {
        const { proposals } = openProposalsSchema.parse((await context.ask(names, { token })).json());
        return proposals.filter(({ surface }) => surface === name.surface);
      };
      return whereOffered(context, names, { proposals: [name, { ...name, id: crypto.randomUUID() }] }, async () => {
        const open = await find();
        // Of a manager of another team it is none of his business.
        if (open.length === 0) return [];
        const { customerId, kind, surface } = name;
        const dismissal = { customerId, kind, surface, decision: 'dismiss' };
        const [answer, again] = [
          await post(context, `${names}/decision`, dismissal, token),
          await post(context, `${names}/decision`, dismissal, token),
        ];
        await post(context, names, { proposals: [{ ...name, id: crypto.randomUUID() }] });
        return [
          ...collect(
            [
              open.length === 1 && open[0]?.count === 2,
              `proposed twice, it is listed ${open.length} times, count ${open[0]?.count}`,
            ],
            [answer.status === 200, `dismissing it is answered ${answer.status}`],
            [(await find()).length === 0, 'dismissed and proposed again, it is listed again'],
          ),
          ...errorProblems(again, 404, 'not-found', 'dismissing it again'),
        ];
      });
    },
  },
  {
    id: 'R62',
    title: 'who proposed a name is in no answer',
    needs: ['backend', 'write', 'manager'],
    async check(context) {
      const name = aName(await someCustomer(context));
      return whereOffered(context, names, { proposals: [name] }, async () => {
        const answer = await context.ask(names, { token: context.tokens.manager ?? null });
        const listed = openProposalsSchema.safeParse(answer.json());
        return collect([listed.success, `something that is not in the schema: ${listed.error?.issues[0]?.message}`]);
      });
    },
  },
  {
    id: 'R63',
    title: 'a proposed customer is stored once by its id, and a manager may dismiss it once',
    needs: ['backend', 'write', 'manager'],
    async check(context) {
      const token = context.tokens.manager ?? null;
      const proposal = aCustomer();
      const find = async () => {
        const { proposals } = openCustomerProposalsSchema.parse((await context.ask(customers, { token })).json());
        return proposals.filter(({ id }) => id === proposal.id);
      };
      return whereOffered(context, customers, proposal, async (answer) => {
        if (answer.status !== 200) return [`status ${answer.status}: ${answer.text.slice(0, 200)}`];
        const again = await post(context, customers, proposal);
        const open = await find();
        if (open.length === 0) return [];
        const dismissal = { id: proposal.id, decision: 'dismiss' };
        const [dismissed, late] = [
          await post(context, `${customers}/decision`, dismissal, token),
          await post(context, `${customers}/decision`, dismissal, token),
        ];
        return [
          ...collect(
            [again.status === 200, `the same again is answered ${again.status}`],
            [open.length === 1, `sent twice, it is listed ${open.length} times`],
            [dismissed.status === 200, `dismissing it is answered ${dismissed.status}`],
            [(await find()).length === 0, 'dismissed, it is still listed'],
          ),
          ...errorProblems(late, 404, 'not-found', 'dismissing it again'),
        ];
      });
    },
  },
  {
    id: 'R64',
    title: 'a rep neither sees proposals nor decides on them',
    needs: ['backend', 'rep'],
    async check(context) {
      const token = context.tokens.rep ?? null;
      const problems: string[] = [];
      for (const path of [names, customers]) {
        const listed = await context.ask(path, { token });
        if (listed.status === 404) continue;
        const decided = await post(context, `${path}/decision`, {}, token);
        problems.push(
          ...errorProblems(listed, 403, 'forbidden', `GET ${path} by a rep`),
          ...errorProblems(decided, 403, 'forbidden', `POST ${path}/decision by a rep`),
        );
      }
      return problems;
    },
  },
];

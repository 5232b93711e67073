/** R19: how one signs in. Optional: a backend without it has tokens only. */
import { providerAnswerSchema, signInAnswerSchema } from '../../lib/model/sign-in.ts';
import { collect, type Requirement } from './requirement.ts';
import { errorProblems } from './snapshot-requirements.ts';

export const signInRequirements: readonly Requirement[] = [
  {
    id: 'R19',
    title: 'how one signs in is said without a token, or nothing is; made-up codes get no tokens',
    needs: ['backend'],
    async check(context) {
      const answer = await context.ask('/v1/sign-in', { token: null });
      // What an older backend says of any address it does not know, or of any question without a token.
      if (answer.status === 404 || answer.status === 401) return [];
      if (answer.status !== 200) return [`GET /v1/sign-in: status ${answer.status}`];
      const said = signInAnswerSchema.safeParse(answer.json());
      if (!said.success) return [`GET /v1/sign-in does not fit: ${said.error.issues[0]?.message}`];
      const ask = (body: unknown) => context.ask('/v1/sign-in/token', { method: 'POST', token: null, body });
      const madeUp = { grant_type: 'refresh_token', refresh_token: 'conformance-made-up' };
      if (said.data.kind === 'token') return errorProblems(await ask(madeUp), 404, 'not-found', 'POST /v1/sign-in/token');
      const problems = errorProblems(await ask({ ...madeUp, scope: 'all' }), 422, 'invalid', 'POST /v1/sign-in/token with more');
      const refused = await ask(madeUp);
      const told = refused.status === 200 ? providerAnswerSchema.safeParse(refused.json()) : undefined;
      problems.push(
        ...collect(
          [told?.success === true && told.data.status === 400, 'POST /v1/sign-in/token: a made-up refresh token is not refused'],
          [/\bno-store\b/.test(refused.headers.get('cache-control') ?? ''), 'POST /v1/sign-in/token may be kept by caches'],
        ),
      );
      return problems;
    },
  },
];

/** People who sign in at the company's OpenID Connect provider: who gets in, who does not, and who is shut out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestSchema } from '../../../lib/model/export.ts';
import { allowPerson, letPersonIn, listAccess, revokeAccess } from '../../../server/access.ts';
import { createBackend } from '../../../server/create-backend.ts';
import type { Database } from '../../../server/database.ts';
import { startOidcProvider, type TestProvider } from '../../support/oidc-provider.ts';
import { testCompany, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

const address = 'Li.Wei@hengzhun.example';

export function describeSignIn(getEngine: GetEngine): void {
  describe('sign-in', () => {
    let provider: TestProvider;
    let database: Database;
    let request: (token: string, path?: string) => Promise<Response>;
    beforeAll(async () => {
      provider = await startOidcProvider({ redirectUris: ['https://example.chromiumapp.org/'] });
      database = await getEngine().open();
      const { app } = await createBackend({ database, sample: testCompany(), signIn: provider.signIn });
      request = async (token, path = '/v1/manifest') => app.request(path, { headers: { authorization: `Bearer ${token}` } });
      await letPersonIn(database, 's-liwei', { name: '李伟', teamIds: ['t-world'], email: address });
    });
    afterAll(async () => {
      await database.close();
      await provider.close();
    });
    const signed = (changes = {}) => provider.sign({ email: address, email_verified: true, ...changes });
    const errorOf = async (response: Response) => ({
      status: response.status,
      ...((await response.json()) as { error: object }).error,
    });

    test('a person of the staff is who the token says, with the rights of his teams; tokens of ours go on beside it', async () => {
      const own = manifestSchema.parse(await (await request(await signed())).json());
      expect(own.viewer).toMatchObject({ id: 's-liwei', role: 'rep' });
      expect(own.rowCount).toBe(testCompany().customers.filter(({ teamId }) => teamId === 't-world').length);
      expect((await request(await signed(), '/v1/effects')).status).toBe(403);
      expect((await request(await signed({ email: address.toUpperCase() }))).status).toBe(200);
      expect((await request(tokens.both)).status).toBe(200);
    });

    test('whoever is not of the staff is told so, and nothing is wiped', async () => {
      const stranger = await errorOf(await request(await signed({ email: 'stranger@hengzhun.example' })));
      expect(stranger).toMatchObject({ status: 403, kind: 'forbidden', sentence: expect.stringContaining('stranger@hengzhun') });
      // Kelvin's sign, which folds into a k, is no k.
      await letPersonIn(database, 's-kim', { name: 'Kim', teamIds: ['t-world'], email: 'kim@hengzhun.example' });
      expect((await request(await signed({ email: '\u212Aim@hengzhun.example' }))).status).toBe(403);
      expect((await request(await signed({ email: 's-kim' }))).status).toBe(403);
    });

    test('an address that two people have opens nothing', async () => {
      for (const id of ['s-twin-1', 's-twin-2'])
        await letPersonIn(database, id, { name: id, teamIds: ['t-world'], email: 'twin@hengzhun.example' });
      const twin = await errorOf(await request(await signed({ email: 'twin@hengzhun.example' })));
      expect(twin).toMatchObject({ kind: 'forbidden', sentence: expect.stringContaining('Several') });
    });

    test('a person who is shut out is shut out at once, though the provider still vouches for him; let in again, he is in', async () => {
      const token = await signed();
      expect((await request(token)).status).toBe(200);
      expect(await revokeAccess(database, 's-liwei')).toMatchObject({ numbers: [], isShutOut: true });
      expect(await errorOf(await request(token))).toMatchObject({ status: 401, kind: 'revoked' });
      expect(await errorOf(await request(await signed({ jti: 'another' })))).toMatchObject({ status: 401, kind: 'revoked' });
      const shutOutAt = async () => (await listAccess(database)).find(({ person }) => person.id === 's-liwei')?.shutOutAt;
      expect(await shutOutAt()).toMatch(/^\d{4}-/);
      await letPersonIn(database, address, {});
      expect(await shutOutAt()).toBeUndefined();
      expect((await request(token)).status).toBe(200);
    });

    test('one token taken back shuts nobody out at the provider', async () => {
      const { token, number } = await allowPerson(database, 's-liwei', {});
      await revokeAccess(database, number);
      expect((await request(token)).status).toBe(401);
      expect((await request(await signed())).status).toBe(200);
    });
  });
}

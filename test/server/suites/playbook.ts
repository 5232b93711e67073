/** The playbook: validated, versioned, in every head at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiErrorSchema } from '../../../lib/model/export.ts';
import { type Playbook, playbookSchema } from '../../../lib/model/playbook.ts';
import { openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

export function describePlaybook(getEngine: GetEngine): void {
  describe('playbook', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const read = async (): Promise<Playbook> =>
      playbookSchema.parse(await (await backend.request(tokens.world, '/v1/playbook')).json());
    const publish = (base: number, playbook: unknown) =>
      backend.post(tokens.manager, '/v1/playbook', playbook, { 'if-match': `"${base}"` });

    test('a published playbook has the next version and is in every head, without a change of rows', async () => {
      const before = await backend.manifest(tokens.world);
      const { version, ...rest } = await read();
      const poll = await backend.request(tokens.world, `/v1/changes?epoch=${before.epoch}&since=${before.version}`);
      const etag = poll.headers.get('etag') ?? '';
      const changed = { ...rest, frequencyCapPer30Days: 3, rules: { 'keep-in-touch': { isOn: false, weight: 2 } } };
      const answer = await publish(version, changed);
      expect([answer.status, answer.headers.get('etag')]).toEqual([201, `"${version + 1}"`]);
      expect(await read()).toEqual({ version: version + 1, ...changed });
      const news = await backend.request(tokens.world, `/v1/changes?epoch=${before.epoch}&since=${before.version}`, {
        headers: { 'if-none-match': etag },
      });
      expect(news.status).toBe(200);
      const { head, changes } = await backend.changes(tokens.world, before.epoch, before.version);
      expect(changes).toEqual([]);
      expect(head.playbook).toEqual({ version: version + 1, ...changed });
    });

    test('of two publications from one base one wins', async () => {
      const { version, ...rest } = await read();
      const answers = await Promise.all([1, 2].map((cap) => publish(version, { ...rest, frequencyCapPer30Days: cap })));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 412]);
      const lost = answers.find((answer) => answer.status === 412);
      expect(lost?.headers.get('etag')).toBe(`"${version + 1}"`);
      expect(apiErrorSchema.parse(await lost?.json()).error.kind).toBe('conflict');
    });

    test('a value out of its range is refused with its place', async () => {
      const { version, ...rest } = await read();
      const answer = await publish(version, { ...rest, rules: { 'keep-in-touch': { isOn: true, weight: 11 } } });
      expect(answer.status).toBe(422);
      expect(apiErrorSchema.parse(await answer.json()).error.field).toBe('rules.keep-in-touch.weight');
      expect((await read()).version).toBe(version);
    });

    test.each([
      ['a rule that does not exist', { rules: { 'no-such-rule': { isOn: true, weight: 1 } } }, 'rules.no-such-rule'],
      ['a threshold that does not exist', { thresholds: { noSuchLimit: 1 } }, 'thresholds.noSuchLimit'],
      [
        'a title with a figure that the rule does not fill',
        { rules: { 'keep-in-touch': { isOn: true, weight: 1, title: { en: 'Call {nobody}', zh_CN: '联系', zh_TW: '聯絡' } } } },
        'rules.keep-in-touch.title.en',
      ],
    ])('%s is refused with its place and a sentence', async (_name, changed, field) => {
      const { version, ...rest } = await read();
      const answer = await publish(version, { ...rest, ...changed });
      expect(answer.status).toBe(422);
      const { error } = apiErrorSchema.parse(await answer.json());
      expect([error.field, error.sentence.length > 10]).toEqual([field, true]);
      expect((await read()).version).toBe(version);
    });

    test("the version is the backend's to give", async () => {
      const playbook = await read();
      expect((await publish(playbook.version, playbook)).status).toBe(422);
    });
  });
}

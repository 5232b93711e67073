/** The playbook: read, publish. */
import { Hono } from 'hono';
import { newPlaybookSchema } from '../../lib/model/playbook.ts';
import { checkPlaybook } from '../../lib/playbook/check-playbook.ts';
import { type Environment, requireRole } from '../http/authenticate.ts';
import { knownTag, requiredBase } from '../http/etag.ts';
import { limitBody, readBody } from '../http/read-body.ts';
import { Refusal } from '../http/refusal.ts';
import type { PlaybookStore } from '../playbooks.ts';

const maxBytes = 2_000_000;

export function playbookRoutes(playbooks: PlaybookStore) {
  return new Hono<Environment>()
    .get('/', async (c) => {
      const playbook = await playbooks.readPlaybook(c.get('viewer'));
      const tag = String(playbook.version);
      c.header('ETag', `"${tag}"`);
      c.header('Cache-Control', 'private, no-cache');
      return knownTag(c) === tag ? c.body(null, 304) : c.json(playbook);
    })
    .post('/', requireRole('manager'), limitBody(maxBytes), async (c) => {
      const base = requiredBase(c);
      const playbook = await readBody(c, newPlaybookSchema);
      const [problem] = checkPlaybook(playbook);
      if (problem) throw new Refusal('invalid', problem.sentence.slice(0, 500), { field: problem.field.slice(0, 200) });
      const answer = await playbooks.publish(c.get('viewer'), base, playbook);
      const etag = `"${answer.playbook.version}"`;
      if (answer.kind === 'conflict')
        throw new Refusal(
          'conflict',
          `Version ${answer.playbook.version} is in force now; look at it and publish again from there.`,
          {},
          { ETag: etag },
        );
      return c.json(answer.playbook, 201, { ETag: etag });
    });
}

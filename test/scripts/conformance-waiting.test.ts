/** The conformance command and a backend that asks to wait: it waits, asks again, and judges whether it was told for how long. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkConformance } from '../../scripts/conformance/check-conformance.ts';
import { openBackend, startPglite, type TestBackend, tokens } from '../server/engine.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await openBackend(await startPglite());
});
afterAll(() => backend.close());

/** What does not hold of a backend whose first answers about the playbook ask to wait. */
async function failures(status: number, times: number, headers: Record<string, string>): Promise<string[]> {
  let left = times;
  const fetchImpl = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    if (left === 0 || new URL(request.url).pathname !== '/v1/playbook') return backend.app.fetch(request);
    left--;
    return new Response('{}', { status, headers });
  };
  const verdicts = await checkConformance({
    url: 'http://backend.example',
    token: tokens.china,
    mayWrite: false,
    only: ['R2', 'R52', 'R70'],
    fetchImpl,
  });
  expect(left).toBe(0);
  return verdicts.filter(({ verdict }) => verdict !== 'holds').map(({ requirement }) => requirement.id);
}

test('is asked again, and everything holds', async () => {
  expect(await failures(429, 2, { 'retry-after': '0' })).toEqual([]);
  expect(await failures(503, 1, { 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT' })).toEqual([]);
});

test('is not asked without end', async () => {
  expect(await failures(429, 4, { 'retry-after': '0' })).toEqual(['R2']);
});

test('says for how long, or fails the line that asks for it', async () => {
  expect(await failures(429, 1, {})).toEqual(['R2', 'R70']);
});

/** Files of customers and documents -> predictions, or an error with its place. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toIndexedCustomer } from '../../scripts/detect-customers.ts';

const folder = mkdtempSync(join(tmpdir(), 'shuke-detect-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command on these lines. */
function detect(
  customers: readonly string[],
  documents: readonly string[],
): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(folder, 'customers.ndjson'), customers.join('\n'));
  writeFileSync(join(folder, 'documents.ndjson'), documents.join('\n'));
  const files = ['--customers', join(folder, 'customers.ndjson'), '--documents', join(folder, 'documents.ndjson')];
  return spawnSync(process.execPath, ['scripts/detect.ts', ...files], { encoding: 'utf8' });
}

const customer =
  '{"id":"c1","legalName":"Acmero GmbH","aliases":[],"domains":["acmero.example"],"contacts":[{"name":"王伟"}],"language":"en"}';

describe('the detect command', () => {
  it('prints one prediction a document, offsets counted in the visible text', () => {
    const documents = [
      { id: 'd1', kind: 'email-text', content: 'From: x@acmero.example\n\nHello' },
      {
        id: 'd2',
        kind: 'email-html',
        content: '<html><head><style>b{}</style></head><body><p>Ac<b>mero</b>\nGmbH</p><p hidden>Acmero GmbH</p></body></html>',
      },
      { id: 'd3', kind: 'crm-page', content: '<p>nobody</p>' },
    ];
    const { stdout, status } = detect(
      [customer],
      documents.map((document) => JSON.stringify(document)),
    );
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { docId: 'd1', mentions: [{ start: 6, end: 22, customerId: 'c1', candidates: ['c1'] }], primary: 'c1' },
      { docId: 'd2', mentions: [{ start: 0, end: 11, customerId: 'c1', candidates: ['c1'] }], primary: 'c1' },
      { docId: 'd3', mentions: [], primary: null },
    ]);
  });

  it('counts what labelled documents say, by kind', () => {
    const content = 'From: x@acmero.example\n\nAcmero GmbH, not Acmero Nord GmbH';
    const mentions = [
      { start: 6, end: 22, customerId: 'c1', categories: ['address'] },
      { start: 24, end: 35, customerId: 'c2', categories: ['name', 'form'] },
    ];
    const traps = [
      { start: 41, end: 57, category: 'longer' },
      { start: 0, end: 4, category: 'label' },
    ];
    const { stderr } = detect([customer], [JSON.stringify({ id: 'd1', kind: 'email-text', content, mentions, traps })]);
    expect(stderr.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))).toEqual([
      'recall per kind of mention',
      'address 1 of 1 (100.0 %)',
      'name 0 of 1 (0.0 %)',
      'form 0 of 1 (0.0 %)',
      'traps linked per kind',
      'longer 0 of 1 (0.0 %)',
      'label 0 of 1 (0.0 %)',
      '',
    ]);
  });

  it('says where its input is wrong', () => {
    expect(detect([customer, '{"id":"c2"}'], []).stderr).toContain('line 2, field legalName: text expected');
    expect(detect([customer, '{'], []).stderr).toContain('line 2: not JSON');
    expect(detect([customer], ['{"id":"d1","kind":"email-text"}']).stderr).toContain('line 1, field content: text expected');
    expect(detect([customer], ['{']).status).toBe(1);
  });
});

describe('a line of a customer list', () => {
  it('may leave out what it does not have', () => {
    expect(toIndexedCustomer({ id: 'c', legalName: 'X' }, 'here')).toEqual({
      id: 'c',
      legalName: 'X',
      kind: 'business',
      aliases: [],
      domains: [],
      recordIds: [],
      contacts: [],
    });
  });

  it.each([
    [null, 'here: object expected'],
    [{ legalName: 'X' }, 'here, field id'],
    [{ id: 'c', legalName: 'X', aliases: 'Y' }, 'here, field aliases'],
    [{ id: 'c', legalName: 'X', contacts: [{ email: 'a@b.example' }] }, 'here, field contacts[0].name'],
    [{ id: 'c', legalName: 'X', contacts: [{ name: 'Y', email: 1 }] }, 'here, field contacts[0].email'],
  ])('is refused with its place: %j', (raw, message) => {
    expect(() => toIndexedCustomer(raw, 'here')).toThrow(message);
  });
});

/** The sample mailbox: the same every time, and written the way real mail programs write. */
import { describe, expect, test } from 'vitest';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { mailboxOwner, sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { mimeMessage } from './mime-message.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const company = sampleCompany({ seed: 1, now });
const mails = sampleMails({ company, now, fillers: 80 });

function mailNamed(key: string): SampleMail {
  const found = mails.find((mail) => mail.key === key);
  if (!found) throw new Error(`No mail ${key}`);
  return found;
}

/** Header fields, unfolded, and the body of a message without parts. */
function parse(message: Buffer): { headers: ReadonlyMap<string, string>; body: string } {
  const [head = '', ...rest] = message.toString('utf8').split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]/g, ' ').split('\r\n');
  return {
    headers: new Map(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)] as const),
    ),
    body: rest.join('\r\n\r\n'),
  };
}

/** Text of encoded words (RFC 2047, base64). */
function decodeWords(text: string): string {
  return text
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?([\w-]+)\?B\?([^?]*)\?=/gi, (_, charset: string, data: string) =>
      new TextDecoder(charset).decode(Buffer.from(data, 'base64')),
    );
}

describe('the mails', () => {
  test('are the same for the same company and instant', () => {
    expect(sampleMails({ company: sampleCompany({ seed: 1, now }), now, fillers: 80 })).toEqual(mails);
  });

  test('have names of their own, lie in the past and come newest first', () => {
    expect(new Set(mails.map(({ key }) => key)).size).toBe(mails.length);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
    const times = mails.map(({ sentAt }) => sentAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times[0]).toBeLessThan(now);
    expect(times.every((time) => time % 1000 === 0)).toBe(true);
  });

  test('name only customers and colleagues that exist', () => {
    const ids = new Set(company.customers.map(({ id }) => id));
    for (const { customerId } of mails) if (customerId !== undefined) expect(ids).toContain(customerId);
  });

  test('a mail that is a customer’s comes from, or goes to, a contact of that customer', () => {
    const owner = mailboxOwner(company).address;
    for (const mail of mails) {
      if (mail.customerId === undefined) continue;
      const customer = company.customers.find(({ id }) => id === mail.customerId);
      const others = [mail.from, ...mail.to].filter(({ address }) => address !== owner).map(({ address }) => address);
      expect(customer?.contacts.map(({ email }) => email)).toEqual(expect.arrayContaining([others[0]]));
    }
  });
});

describe('as MIME messages', () => {
  test.each(mails.filter(({ key }) => !key.startsWith('filler')).map((mail) => [mail.key, mail] as const))(
    '%s: header fields read back, no line is longer than 998 characters',
    (_, mail) => {
      const message = mimeMessage(mail);
      const { headers } = parse(message);
      expect(decodeWords(headers.get('subject') ?? '')).toBe(mail.subject);
      expect(decodeWords(headers.get('from') ?? '').replaceAll('"', '')).toBe(`${mail.from.name} <${mail.from.address}>`);
      const people = (list: SampleMail['to']) => list.map(({ name, address }) => `${name} <${address}>`).join(', ');
      expect(decodeWords(headers.get('to') ?? '').replaceAll('"', '')).toBe(people(mail.to));
      expect(Date.parse(headers.get('date') ?? '')).toBe(mail.sentAt);
      expect(headers.get('message-id')).toBe(mail.messageId);
      expect(
        Math.max(
          ...message
            .toString('utf8')
            .split('\r\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(998);
      // No bare line feed: mail servers refuse it.
      expect(message.toString('latin1').replaceAll('\r\n', '')).not.toContain('\n');
    },
  );

  test('GB18030 bytes say the same text', () => {
    const mail = mailNamed('kaiba-gb18030');
    const { headers, body } = parse(mimeMessage(mail));
    expect(headers.get('content-type')).toBe('text/plain; charset=gb18030');
    expect(new TextDecoder('gb18030').decode(Buffer.from(body, 'base64'))).toBe(mail.text);
  });

  test('soft line breaks fall inside a name, and go away when it is read', () => {
    const mail = mailNamed('fjordhall-latin-1');
    const { body } = parse(mimeMessage(mail));
    const text = body
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    expect(text.replaceAll('\r\n', '\n').trimEnd()).toBe(mail.text.trimEnd());
    expect(body).toMatch(/=\r\n/);
    expect(body).not.toContain('Fjordhall Teknik AB plans with');
  });

  test('a name falls over a line end of flowed text', () => {
    expect(parse(mimeMessage(mailNamed('kestmere-flowed'))).body).toContain('Kestmere \r\nMarine Engineering plc');
  });
});

test('the mailbox page shows these mails under a strict policy, and ends when asked', async () => {
  const mailbox = await startSampleMailbox({ now });
  const page = await fetch(mailbox.url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const { mails: shown, owner } = (await (await fetch(`${mailbox.url}mails.json`)).json()) as {
    mails: SampleMail[];
    owner: unknown;
  };
  expect(owner).toEqual(mailboxOwner(company));
  expect(shown.map(({ key }) => key)).toContain('huaheng-quote');
  expect(shown.some(({ isHeavy }) => isHeavy)).toBe(false);
  expect((await fetch(`${mailbox.url}../package.json`)).status).toBe(404);
  await mailbox.close();
  await expect(fetch(mailbox.url)).rejects.toThrow();
});

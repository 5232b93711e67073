/** A webmail of our own with the sample company's mails, for a machine without one. */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { sampleCompany, sampleSeed } from '../../server/sample/sample-company.ts';
import { mailboxOwner, sampleMails } from './sample-mails.ts';

export interface SampleMailboxOptions {
  /** Port on 127.0.0.1; any free one when absent. */
  readonly port?: number;
  /** The instant that counts as now, in milliseconds since 1970; the clock when absent. */
  readonly now?: number;
  /** Seed of the sample company; the one that everything shares when absent. */
  readonly seed?: number;
}

export interface SampleMailbox {
  /** Ends with a slash. `#/inbox/KEY` opens a mail of `sampleMails`. */
  readonly url: string;
  close(): Promise<void>;
}

const files: Readonly<Record<string, string>> = {
  '/': 'mailbox.html',
  '/mailbox.css': 'mailbox.css',
  '/mailbox.js': 'mailbox.js',
};
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
};

/** As strict as real webmails are; the bodies of HTML mails bring styles and nothing else. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}

/**
 * Serves the mailbox of the sample company's first rep on 127.0.0.1. Nothing is stored: what is written or sent there is
 * gone when the page is loaded again.
 * @throws when the port is in use
 */
export async function startSampleMailbox(options: SampleMailboxOptions = {}): Promise<SampleMailbox> {
  const now = options.now ?? Date.now();
  const company = sampleCompany({ seed: options.seed ?? sampleSeed, now });
  const mails = sampleMails({ company, now }).filter((mail) => !mail.isHeavy);
  const mailbox = JSON.stringify({ owner: mailboxOwner(company), mails });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const name = files[path];
    if (path === '/mails.json') send(response, 200, 'application/json', mailbox);
    else if (name === undefined) send(response, 404, 'text/plain', 'Not here');
    else {
      const type = types[name.split('.').at(-1) ?? ''] ?? 'text/plain';
      send(response, 200, type, readFileSync(new URL(`./page/${name}`, import.meta.url)));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

// `node scripts/sample-mailbox/start-sample-mailbox.ts [PORT]`: runs until it is interrupted.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const mailbox = await startSampleMailbox({ port: Number(process.argv[2] ?? 8400) });
  console.log(mailbox.url);
}

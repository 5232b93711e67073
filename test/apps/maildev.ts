/**
 * MailDev (npm, by Dan Farrelly, MIT) with the sample mails: a small webmail in one page (AngularJS) that shows every mail it is
 * sent. It has no adapter, and so stands for all software that nobody wrote one for.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { mimeMessage } from './mime-message.ts';
import { installNpmPackage } from './npm-package.ts';
import { writeEmlFiles } from './sample-maildir.ts';
import { mustBeFree, startServer } from './server-process.ts';

export interface MailDev {
  readonly url: string;
  /** Where a mail is in the page: its address within it. */
  placeOf(mail: Pick<SampleMail, 'key'>): string;
  /** Sends one more mail to it, which the open page shows as soon as it has come. Resolves when it has been taken. */
  deliver(mail: SampleMail): Promise<void>;
  stop(): Promise<void>;
}

export interface MailDevOptions {
  /** Folder of its own, made when missing; what is in it is replaced. */
  readonly folder: string;
  /** Two free ports in a row: the page, and the server that takes mail. */
  readonly port?: number;
  /** The sample mails of now when absent. */
  readonly mails?: readonly SampleMail[];
}

/** Says these lines to an SMTP server, each when it has answered the one before. */
function speakSmtp(port: number, lines: readonly (string | Buffer)[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    const left = [...lines];
    let answer = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      // The last line of an answer has a blank after its number.
      if (!/^\d{3} .*\r\n$/m.test(answer)) return;
      if (!/^[23]/.test(answer)) reject(new Error(answer));
      answer = '';
      const next = left.shift();
      if (next === undefined) {
        socket.end();
        resolve();
      } else {
        socket.write(next);
        socket.write('\r\n');
      }
    });
  });
}

/** Installs it the first time (about 15 s, from npm) and starts it on 127.0.0.1. Resolves when the page has every mail. */
export async function startMailDev({ folder, port = 8105, mails }: MailDevOptions): Promise<MailDev> {
  const now = Date.now();
  const all = mails ?? sampleMails({ company: sampleCompany({ seed: 1, now }), now });
  const smtpPort = port + 1;
  await mustBeFree(port, smtpPort);
  const home = installNpmPackage('maildev', '2.2.1');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeEmlFiles(folder, all);
  const program = join(home, 'node_modules', 'maildev', 'bin', 'maildev');
  const places = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1', '--smtp', `${smtpPort}`, '--web', `${port}`];
  const server = startServer(process.execPath, [program, ...places, '--mail-directory', folder]);
  const url = `http://127.0.0.1:${port}/`;
  const hasAll = async (): Promise<boolean> => {
    const response = await fetch(`${url}email`).catch(() => undefined);
    return response?.ok === true && ((await response.json()) as unknown[]).length === all.length;
  };
  try {
    await server.ready(hasAll);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    url,
    placeOf: ({ key }) => `#/email/${key}`,
    deliver: (mail) =>
      speakSmtp(smtpPort, [
        'EHLO tests',
        `MAIL FROM:<${mail.from.address}>`,
        ...mail.to.map(({ address }) => `RCPT TO:<${address}>`),
        'DATA',
        `${mimeMessage(mail).toString('latin1').replace(/^\./gm, '..').trimEnd()}\r\n.`,
        'QUIT',
      ]),
    stop: () => server.stop(),
  };
}

// `node test/apps/maildev.ts FOLDER`: runs until it is interrupted, to look at by hand.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('Say where its mails are to be kept: node test/apps/maildev.ts FOLDER');
  const mailDev = await startMailDev({ folder });
  console.log(`${mailDev.url}\nCtrl+C ends it.`);
  process.once('SIGINT', () => void mailDev.stop().then(() => process.exit(0)));
}

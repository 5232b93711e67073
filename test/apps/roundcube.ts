/** Roundcube 1.6 of Debian 12 with the sample company's mail: a webmail that none of us wrote. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from 'puppeteer-core';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { mailboxOwner, sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { sampleCompany, sampleSeed } from '../../server/sample/sample-company.ts';
import { ensurePackages } from './debian-packages.ts';
import { startMailServer } from './mail-server.ts';
import { answers, mustBeFree, startServer } from './server-process.ts';

export interface RoundcubeOptions {
  /** Folder of its own, made when missing; state of an earlier run is removed. */
  readonly folder: string;
  /** Three free ports of this machine; 8101, 8111 and 8112 when absent. */
  readonly port?: number;
  readonly imapPort?: number;
  readonly smtpPort?: number;
  /** The sample mails of today when absent. */
  readonly mails?: readonly SampleMail[];
  /** Language of its pages, such as `zh_CN`; `en_US` when absent. */
  readonly language?: string;
}

export interface Roundcube {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly mails: readonly SampleMail[];
  /** Raw messages that were sent with it. */
  readonly sent: readonly string[];
  stop(): Promise<void>;
}

const webFolder = '/var/lib/roundcube/public_html';
const password = 'sample-pass';

function configuration(folder: string, imapPort: number, smtpPort: number, language: string): string {
  const settings = {
    db_dsnw: `sqlite:///${folder}/db.sqlite?mode=0640`,
    imap_host: `127.0.0.1:${imapPort}`,
    smtp_host: `127.0.0.1:${smtpPort}`,
    smtp_user: '',
    smtp_pass: '',
    des_key: '0123456789abcdef01234567',
    product_name: 'Webmail',
    skin: 'elastic',
    language,
    plugins: [],
    enable_spellcheck: false,
    enable_installer: false,
    temp_dir: `${folder}/tmp`,
    log_dir: `${folder}/logs`,
    session_lifetime: 600,
    prefer_html: true,
    // Replies to HTML are written in HTML.
    htmleditor: 1,
    mail_pagesize: 50,
    ip_check: false,
    refresh_interval: 60,
  };
  return `<?php\n$config = json_decode('${JSON.stringify(settings)}', true);\n`;
}

/**
 * Starts Roundcube with its mail server and resolves when the login page answers: about 25 s on a machine that has to
 * install it, 2 s else. Nothing of the system's own configuration is touched.
 * @throws {MissingPackagesError} when packages are missing and cannot be installed; the message says what to do
 */
export async function startRoundcube(options: RoundcubeOptions): Promise<Roundcube> {
  const { folder, port = 8101, imapPort = 8111, smtpPort = 8112, language = 'en_US' } = options;
  const now = Date.now();
  const company = sampleCompany({ seed: sampleSeed, now });
  const mails = options.mails ?? sampleMails({ company, now, fillers: 60 });
  const user = mailboxOwner(company).address;
  ensurePackages(
    ['roundcube-core', 'roundcube-sqlite3', 'php8.2-fpm', 'php8.2-cli', 'php8.2-sqlite3'],
    // Its own SQLite file is made here instead.
    ['roundcube-core roundcube/dbconfig-install boolean false'],
  );
  await mustBeFree(port);
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['config', 'tmp', 'logs']) mkdirSync(join(folder, name), { recursive: true });
  const database = new DatabaseSync(join(folder, 'db.sqlite'));
  database.exec(readFileSync('/usr/share/roundcube/SQL/sqlite.initial.sql', 'utf8'));
  database.close();
  for (const name of ['defaults.inc.php', 'mimetypes.php']) {
    if (existsSync(join('/etc/roundcube', name))) copyFileSync(join('/etc/roundcube', name), join(folder, 'config', name));
  }
  writeFileSync(join(folder, 'config', 'config.inc.php'), configuration(folder, imapPort, smtpPort, language));
  const mailServer = await startMailServer({ folder: join(folder, 'mail'), imapPort, smtpPort, address: user, password, mails });
  const php = startServer('php', ['-d', 'error_reporting=0', '-S', `127.0.0.1:${port}`, '-t', webFolder], {
    env: { ROUNDCUBE_CONFIG_DIR: join(folder, 'config'), PHP_CLI_SERVER_WORKERS: '4' },
  });
  const url = `http://127.0.0.1:${port}/`;
  const stop = async (): Promise<void> => {
    await php.stop();
    await mailServer.stop();
  };
  try {
    await php.ready(() => answers(url));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, user, password, mails, sent: mailServer.sent, stop };
}

/** Signs in; resolves when the list of messages is drawn. */
export async function signInToRoundcube(page: Page, roundcube: Roundcube): Promise<void> {
  await page.goto(roundcube.url);
  // The page moves the focus to its first field when its scripts are ready: typed letters would end in the wrong one.
  await setField(page, '#rcmloginuser', roundcube.user);
  await setField(page, '#rcmloginpwd', roundcube.password);
  await Promise.all([page.waitForNavigation(), page.click('#rcmloginsubmit')]);
  await page.waitForSelector('#messagelist tbody tr.message').catch(async (error: unknown) => {
    throw new Error(`No list at ${page.url()}. It says:\n${await page.evaluate('document.body.innerText')}`, { cause: error });
  });
}

async function setField(page: Page, selector: string, value: string): Promise<void> {
  await page.$eval(
    selector,
    (field, text) => {
      (field as HTMLInputElement).value = text;
    },
    value,
  );
}

/** Clicks a message of the list and resolves with its pane when that is drawn. */
export async function openRoundcubeMessage(page: Page, mail: SampleMail): Promise<Frame> {
  const subject = mail.subject === '' ? '(no subject)' : mail.subject;
  const rows = await page.$$('#messagelist tbody tr.message');
  for (const row of rows) {
    const [text, people] = await row.evaluate((element) => [
      element.querySelector('span.subject a')?.textContent?.trim(),
      [...element.querySelectorAll('.rcmContactAddress')].map((link) => (link as HTMLElement).title),
    ]);
    if (text !== subject || !(people as string[]).includes(mail.from.address)) continue;
    await row.click();
    const isOpen = `(() => {
      const frame = document.querySelector('#messagecontframe');
      const inside = frame && frame.contentDocument;
      const from = inside && inside.querySelector('#message-header td.header.from .rcmContactAddress');
      const heading = inside && inside.querySelector('#message-header h2.subject');
      return inside?.readyState === 'complete' && from?.title === ${JSON.stringify(mail.from.address)}
        && heading.textContent.includes(${JSON.stringify(mail.subject)});
    })()`;
    await page.waitForFunction(isOpen);
    const pane = page.frames().find((frame) => frame.url().includes('_action=preview'));
    if (!pane) throw new Error('The message pane is gone');
    return pane;
  }
  throw new Error(`No message "${subject}" on this page of the list`);
}

// `node test/apps/roundcube.ts`: runs until it is interrupted, to look at by hand.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const roundcube = await startRoundcube({ folder: join(tmpdir(), 'shuke-roundcube') });
  console.log(`${roundcube.url}\nuser ${roundcube.user}\npassword ${roundcube.password}\nCtrl+C ends it.`);
  process.once('SIGINT', () => void roundcube.stop().then(() => process.exit(0)));
}

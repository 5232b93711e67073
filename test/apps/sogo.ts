/** SOGo 5.8 of Debian 12 with the sample company's mail: a webmail in one page, with a list that re-uses its rows. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { mailboxOwner, sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { sampleCompany, sampleSeed } from '../../server/sample/sample-company.ts';
import { startPostgres } from '../support/postgres.ts';
import { ensurePackages } from './debian-packages.ts';
import { startMailServer } from './mail-server.ts';
import { answers, isListening, mustBeFree, startServer } from './server-process.ts';

export interface SogoOptions {
  /** Folder of its own, made when missing; state of an earlier run is removed. */
  readonly folder: string;
  /** Five free ports of this machine: this one for the pages, the next four for its servers; 8102 when absent. */
  readonly port?: number;
  /** The sample mails of today when absent. */
  readonly mails?: readonly SampleMail[];
}

export interface Sogo {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly mails: readonly SampleMail[];
  stop(): Promise<void>;
}

const password = 'sample-pass';
const webFolder = '/usr/lib/GNUstep/SOGo/WebServerResources/';

interface Ports {
  readonly web: number;
  readonly sogo: number;
  readonly cache: number;
  readonly imap: number;
  readonly smtp: number;
}

/** Given as arguments, which win over the system's own configuration: that one is not touched. */
function settings(ports: Ports, database: string, domain: string, folder: string): readonly string[] {
  const tables = {
    SOGoProfileURL: 'sogo_user_profile',
    OCSFolderInfoURL: 'sogo_folder_info',
    OCSSessionsFolderURL: 'sogo_sessions_folder',
    OCSEMailAlarmsFolderURL: 'sogo_alarms_folder',
    OCSStoreURL: 'sogo_store',
    OCSAclURL: 'sogo_acl',
    OCSCacheFolderURL: 'sogo_cache_folder',
  };
  const users = `({type = sql; id = directory; viewURL = "${database}/sogo_users"; canAuthenticate = YES; isAddressBook = YES; displayName = Staff; userPasswordAlgorithm = plain;})`;
  const values: Record<string, string> = {
    ...Object.fromEntries(Object.entries(tables).map(([key, table]) => [key, `${database}/${table}`])),
    WOPort: `127.0.0.1:${ports.sogo}`,
    WOWorkersCount: '3',
    WONoDetach: 'YES',
    WOLogFile: '-',
    WOPidFile: join(folder, 'pid'),
    SOGoMemcachedHost: `127.0.0.1:${ports.cache}`,
    SOGoIMAPServer: `imap://127.0.0.1:${ports.imap}`,
    SOGoMailingMechanism: 'smtp',
    SOGoSMTPServer: `smtp://127.0.0.1:${ports.smtp}`,
    SOGoMailDomain: domain,
    SOGoLanguage: 'English',
    SOGoTimeZone: 'UTC',
    SOGoPageTitle: 'Webmail',
    SOGoLoginModule: 'Mail',
    SOGoMailComposeMessageType: 'html',
    SOGoXSRFValidationEnabled: 'YES',
    SOGoUserSources: users,
  };
  return Object.entries(values).flatMap(([key, value]) => [`-${key}`, value]);
}

function nginxConfiguration(folder: string, ports: Ports): string {
  const parts = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
events { }
http {
  include /etc/nginx/mime.types; access_log off; client_max_body_size 30m;
  ${parts.map((part) => `${part}_temp_path ${folder}/${part};`).join(' ')}
  server {
    listen 127.0.0.1:${ports.web};
    location /SOGo {
      proxy_pass http://127.0.0.1:${ports.sogo}; proxy_redirect http://127.0.0.1:${ports.sogo} default;
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header x-webobjects-server-protocol HTTP/1.0; proxy_set_header x-webobjects-remote-host $remote_addr;
      proxy_set_header x-webobjects-server-name $server_name; proxy_set_header x-webobjects-server-port $server_port;
      proxy_set_header x-webobjects-server-url $scheme://$http_host;
      proxy_read_timeout 90; proxy_buffer_size 64k; proxy_buffers 8 64k;
    }
    location /SOGo.woa/WebServerResources/ { alias ${webFolder}; expires 1h; }
    location /SOGo/WebServerResources/ { alias ${webFolder}; expires 1h; }
  }
}
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Starts SOGo with PostgreSQL, memcached, nginx and the mail server, and resolves when its login page answers: about 20 s on a
 * machine that has to install it, 4 s else.
 * @throws {MissingPackagesError} when packages are missing and cannot be installed; the message says what to do
 */
export async function startSogo(options: SogoOptions): Promise<Sogo> {
  const { folder, port = 8102 } = options;
  const ports: Ports = { web: port, sogo: port + 1, cache: port + 2, imap: port + 3, smtp: port + 4 };
  const now = Date.now();
  const company = sampleCompany({ seed: sampleSeed, now });
  const mails = options.mails ?? sampleMails({ company, now, fillers: 60 });
  const owner = mailboxOwner(company);
  const user = owner.address;
  ensurePackages(['sogo', 'memcached', 'nginx-light']);
  await mustBeFree(...Object.values(ports));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'nginx'), { recursive: true });
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'nginx', 'nginx.conf'), nginxConfiguration(join(folder, 'nginx'), ports));

  const closers: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.reverse()) await close();
    closers.length = 0;
  };
  try {
    const postgres = await startPostgres();
    closers.push(() => postgres.stop());
    const database = await postgres.createDatabase();
    await postgres.run(
      database,
      'create table sogo_users (c_uid text primary key, c_name text, c_password text, c_cn text, mail text)',
      `insert into sogo_users values (${[user, user, password, owner.name, user].map(quoted).join(', ')})`,
    );
    const mail = await startMailServer({
      folder: join(folder, 'mail'),
      imapPort: ports.imap,
      smtpPort: ports.smtp,
      address: user,
      password,
      mails,
    });
    closers.push(() => mail.stop());
    const start = async (command: string, args: readonly string[], isReady: () => Promise<boolean>): Promise<void> => {
      const server = startServer(command, args, { cwd: '/' });
      closers.push(() => server.stop());
      await server.ready(isReady);
    };
    await start('memcached', ['-u', 'nobody', '-l', '127.0.0.1', '-p', String(ports.cache), '-U', '0', '-m', '32'], () =>
      isListening(ports.cache),
    );
    const domain = user.slice(user.indexOf('@') + 1);
    // It runs as a user of its own.
    const ownFolder = join(folder, 'sogod');
    mkdirSync(ownFolder);
    execFileSync('chown', ['sogo', ownFolder]);
    // SOGo asks for a password in the URL of its database, also where none is needed.
    const address = database.replace('postgres@', 'postgres:none@');
    await start('runuser', ['-u', 'sogo', '--', '/usr/sbin/sogod', ...settings(ports, address, domain, ownFolder)], () =>
      isListening(ports.sogo),
    );
    const url = `http://127.0.0.1:${port}/SOGo/`;
    await start('nginx', ['-c', join(folder, 'nginx', 'nginx.conf'), '-g', 'daemon off;'], () => answers(url));
    return { url, user, password, mails, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Signs in; resolves when the list of messages is drawn. */
export async function signInToSogo(page: Page, sogo: Sogo): Promise<void> {
  await page.goto(sogo.url);
  // Its form is ready when its scripts have taken it over; letters typed before are lost.
  await page.waitForSelector('input.ng-pristine[ng-model="app.creds.username"]');
  await setField(page, 'app.creds.username', sogo.user);
  await setField(page, 'app.creds.password', sogo.password);
  // The card of the form is still moving into its place: a click by position could miss.
  const submit = await page.waitForSelector('button[type=submit]:not([disabled])');
  await submit?.evaluate((button) => (button as HTMLElement).click());
  await page.waitForSelector('.sg-message-list-item', { timeout: 90_000 });
}

async function setField(page: Page, model: string, value: string): Promise<void> {
  await page.$eval(
    `input[ng-model="${model}"]`,
    (field, text) => {
      (field as HTMLInputElement).value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    value,
  );
}

/** Clicks the message with this subject, scrolling the list to it, and resolves when it is open. */
export async function openSogoMessage(page: Page, subject: string): Promise<void> {
  const selector = `button[aria-label=${JSON.stringify(subject)}]`;
  await page.waitForSelector(selector);
  await page.$eval(selector, (button) => (button as HTMLElement).click());
  await page.waitForFunction(
    (text: string) => document.querySelector('#detailView .sg-md-headline')?.textContent?.includes(text),
    {},
    subject,
  );
  await page.waitForSelector('#detailView .msg-body');
}

// `node test/apps/sogo.ts`: runs until it is interrupted, to look at by hand.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sogo = await startSogo({ folder: join(tmpdir(), 'shuke-sogo') });
  console.log(`${sogo.url}\nuser ${sogo.user}\npassword ${sogo.password}\nCtrl+C ends it.`);
  process.once('SIGINT', () => void sogo.stop().then(() => process.exit(0)));
}

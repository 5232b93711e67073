/** An IMAP server with the sample mails, and a server that takes outgoing mail and keeps it. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { ensurePackages } from './debian-packages.ts';
import { writeMaildir } from './sample-maildir.ts';
import { isListening, mustBeFree, startServer } from './server-process.ts';

export interface MailServerOptions {
  /** Folder of its own, made when missing; what is in it may be replaced. */
  readonly folder: string;
  readonly imapPort: number;
  readonly smtpPort: number;
  /** Whose mailbox it is: the login name. */
  readonly address: string;
  readonly password: string;
  readonly mails: readonly SampleMail[];
}

export interface MailServer {
  /** Messages sent through it so far, oldest first. */
  readonly sent: readonly string[];
  stop(): Promise<void>;
}

function dovecotConfiguration(folder: string, port: number): string {
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
namespace inbox {
  inbox = yes
  separator = .
  ${['Sent', 'Drafts', 'Trash', 'Junk'].map((name) => `mailbox ${name} {\n    auto = subscribe\n    special_use = \\${name}\n  }`).join('\n  ')}
}
`;
}

/** Takes any message and keeps it; speaks as much SMTP as a web mail client needs. */
function startSink(port: number, sent: string[]): Promise<Server> {
  const server = createServer((socket: Socket) => {
    let buffer = '';
    let isData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 sink ESMTP');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (;;) {
        const end = isData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end === -1) return;
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          sent.push(Buffer.from(text.replaceAll('\r\n..', '\r\n.'), 'latin1').toString('utf8'));
          say('250 kept');
        } else if (/^EHLO/i.test(text)) say('250-sink\r\n250-8BITMIME\r\n250 SIZE 50000000');
        else if (/^DATA/i.test(text)) {
          isData = true;
          say('354 go on');
        } else if (/^QUIT/i.test(text)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/**
 * Starts both, with the mailbox filled anew. Resolves when the mailbox can be read.
 * @throws {MissingPackagesError} when Dovecot is missing and cannot be installed
 */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const { folder, imapPort, smtpPort, address, password, mails } = options;
  ensurePackages(['dovecot-imapd']);
  if (process.getuid?.() !== 0) throw new Error('Dovecot has to be started as root: run this in a container, or with sudo.');
  await mustBeFree(imapPort, smtpPort);
  mkdirSync(folder, { recursive: true });
  // Its unprivileged processes have to pass through.
  chmodSync(folder, 0o755);
  const mailFolder = join(folder, 'mail', address);
  mkdirSync(join(folder, 'mail'), { recursive: true });
  writeMaildir(mailFolder, mails);
  execFileSync('chown', ['-R', 'mail:mail', join(folder, 'mail')]);
  writeFileSync(join(folder, 'users'), `${address}:{PLAIN}${password}\n`, { mode: 0o644 });
  writeFileSync(join(folder, 'dovecot.conf'), dovecotConfiguration(folder, imapPort));
  const dovecot = startServer('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')]);
  const sent: string[] = [];
  let sink: Server | undefined;
  try {
    sink = await startSink(smtpPort, sent);
    await dovecot.ready(() => isListening(imapPort));
  } catch (error) {
    sink?.close();
    await dovecot.stop();
    throw error;
  }
  return {
    sent,
    async stop() {
      sink.close();
      await dovecot.stop();
    },
  };
}

/** Sample mails -> a Maildir that an IMAP server can serve, or `.eml` files. */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { mimeMessage } from './mime-message.ts';

const maildirFolders = { inbox: '', sent: '.Sent', drafts: '.Drafts' } as const;

/** Writes one file `<key>.eml` a mail into a folder, made when it is missing; other files stay. */
export function writeEmlFiles(folder: string, mails: readonly SampleMail[]): void {
  mkdirSync(folder, { recursive: true });
  for (const mail of mails) writeFileSync(join(folder, `${mail.key}.eml`), mimeMessage(mail));
}

/** Replaces a Maildir by one that holds the mails, each in its folder, with its flags and times. */
export function writeMaildir(folder: string, mails: readonly SampleMail[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['', '.Sent', '.Drafts', '.Trash', '.Junk'])
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(folder, name, part), { recursive: true });
  // Oldest first: the server numbers them as they come.
  [...mails]
    .sort((a, b) => a.sentAt - b.sentAt)
    .forEach((mail, i) => {
      const seconds = mail.sentAt / 1000;
      const name = `${seconds}.M${String(i).padStart(6, '0')}P1.sample:2,${mail.isUnread ? '' : 'S'}`;
      const file = join(folder, maildirFolders[mail.folder], 'cur', name);
      writeFileSync(file, mimeMessage(mail));
      utimesSync(file, seconds, seconds);
    });
}

// `node test/apps/sample-maildir.ts FOLDER`: the sample mails of today as .eml files.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('Say where to write: node test/apps/sample-maildir.ts FOLDER');
  const now = Date.now();
  const mails = sampleMails({ company: sampleCompany({ seed: 1, now }), now });
  writeEmlFiles(folder, mails);
  console.log(`${mails.length} mails in ${folder}`);
}

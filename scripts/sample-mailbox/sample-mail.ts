/** A mail of the sample company, before it becomes a page or a MIME message. */

export interface MailPerson {
  readonly name: string;
  readonly address: string;
}

export interface MailAttachment {
  readonly fileName: string;
  readonly type: string;
  readonly content: string;
}

export interface SampleMail {
  /** Stable name for tests and links. */
  readonly key: string;
  /** With angle brackets. */
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly folder: 'inbox' | 'sent' | 'drafts';
  readonly isUnread: boolean;
  readonly from: MailPerson;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  /** Empty when the mail has none. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly text: string;
  /** Absent in plain text mails. */
  readonly html?: string;
  readonly attachments: readonly MailAttachment[];
  /** A mail attached as message/rfc822. */
  readonly attached?: SampleMail;
  /** How the MIME message is written; UTF-8 in base64 when absent. */
  readonly encoding?: 'gb18030' | 'latin-1' | 'flowed';
  /** Whose mail it is, as a reader would say; absent when it is no customer's or nobody can tell. */
  readonly customerId?: string;
  /** Left out of pages made by hand: of use for measuring only. */
  readonly isHeavy?: boolean;
}

/** `Name <address>`, or the address alone. */
export function personText(person: MailPerson): string {
  return person.name === '' ? person.address : `${person.name} <${person.address}>`;
}

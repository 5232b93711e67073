/** The sample mailbox that `npm start` serves on a machine without a webmail (scripts/sample-mailbox); its pages are ours. */
import { attributeOf, queryAll, queryOptional, textContentOf } from './dom-access.ts';
import { parseParticipants, participantText } from './participants.ts';
import { defineSite, type PagePart, query } from './site.ts';

const id = 'sample-mailbox';

function textOf(element: Element | undefined): string {
  return (element === undefined ? '' : (textContentOf(element) ?? '')).replace(/\s+/g, ' ').trim();
}

export const sampleMailbox = defineSite({
  id,
  detect: (document) => attributeOf(document.documentElement, 'data-app') === 'shuke-sample-mailbox',
  read(document) {
    const folder = attributeOf(query(id, document, '#mail-list'), 'data-folder') ?? '';
    const rows = queryAll(document, '#mail-list [role="option"]').map(
      (row): PagePart => ({
        role: 'row',
        text: [attributeOf(row, 'data-from') ?? '', textOf(queryOptional(row, '.row-subject'))].join('\n'),
      }),
    );
    const compose = queryOptional(document, '#mail-compose:not([hidden])');
    if (compose) {
      const field = (name: string) => (queryOptional(compose, `[name="${name}"]`) as HTMLInputElement | undefined)?.value ?? '';
      const to = parseParticipants(field('to'));
      return {
        view: 'compose',
        subject: `compose ${attributeOf(compose, 'data-draft') ?? ''}`,
        message: { subject: field('subject'), to: [...to] },
        parts: [
          ...to.map((person): PagePart => ({ role: 'recipient', text: participantText(person) })),
          { role: 'subject', text: field('subject') },
          { role: 'draft', root: query(id, compose, '[contenteditable]') },
        ],
      };
    }
    const article = queryOptional(document, '#mail-message[data-message-id]');
    if (!article) return { view: 'list', subject: folder, parts: rows };
    const messageId = attributeOf(article, 'data-message-id') ?? '';
    const from = parseParticipants(attributeOf(query(id, article, '.from'), 'data-people') ?? '')[0];
    const to = queryAll(article, '.to').flatMap((line) => [...parseParticipants(attributeOf(line, 'data-people') ?? '')]);
    const subject = textOf(query(id, article, 'h1'));
    const sentAt = attributeOf(query(id, article, 'time'), 'datetime') ?? undefined;
    return {
      view: 'message',
      subject: messageId,
      message: {
        identity: messageId,
        subject,
        ...(from ? { from } : {}),
        to,
        ...(sentAt === undefined ? {} : { sentAt }),
      },
      parts: [
        ...(from ? [{ role: 'sender', text: participantText(from) } as const] : []),
        ...to.map((person): PagePart => ({ role: 'recipient', text: participantText(person) })),
        { role: 'subject', text: subject },
        { role: 'body', root: query(id, article, '.body') },
        ...rows,
      ],
    };
  },
});

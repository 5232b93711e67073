/** The sample mailbox that `npm start` serves on a machine without a webmail (scripts/sample-mailbox); its pages are ours. */
import { attributeOf, plainTextOf, queryAll, queryOptional } from './dom-access.ts';
import { parseParticipants } from './participants.ts';
import { defineSite, messageOf, type PagePart, query } from './site.ts';

const id = 'sample-mailbox';

export const sampleMailbox = defineSite({
  id,
  detect: (document) => attributeOf(document.documentElement, 'data-app') === 'shuke-sample-mailbox',
  read(document) {
    const folder = attributeOf(query(id, document, '#mail-list'), 'data-folder') ?? '';
    const rows = queryAll(document, '#mail-list [role="option"]').map((row): PagePart => {
      const people = attributeOf(row, 'data-from') ?? '';
      const subject = plainTextOf(queryOptional(row, '.row-subject'));
      const named = parseParticipants(people);
      // What was sent names the people it went to.
      const { message } = messageOf({
        identity: attributeOf(row, 'data-message-id') ?? undefined,
        subject,
        ...(folder === 'inbox' ? { from: named[0], to: [] } : { to: named }),
        sentAt: attributeOf(queryOptional(row, 'time') ?? row, 'datetime') ?? undefined,
      });
      return { role: 'row', text: [people, subject].join('\n'), ...(message.identity !== undefined && { message }) };
    });
    const compose = queryOptional(document, '#mail-compose:not([hidden])');
    if (compose) {
      const field = (name: string) => (queryOptional(compose, `[name="${name}"]`) as HTMLInputElement | undefined)?.value ?? '';
      const { message, header } = messageOf({ to: parseParticipants(field('to')), subject: field('subject') });
      return {
        view: 'compose',
        subject: attributeOf(compose, 'data-draft') ?? '',
        message,
        parts: [...header, { role: 'draft', root: query(id, compose, '[contenteditable]') }],
      };
    }
    const article = queryOptional(document, '#mail-message[data-message-id]');
    if (!article) return { view: 'list', subject: folder, parts: rows };
    const peopleOf = (line: Element) => parseParticipants(attributeOf(line, 'data-people') ?? '');
    const identity = attributeOf(article, 'data-message-id') ?? '';
    const { message, header } = messageOf({
      identity,
      from: peopleOf(query(id, article, '.from'))[0],
      to: queryAll(article, '.to').flatMap(peopleOf),
      subject: plainTextOf(query(id, article, 'h1')),
      sentAt: attributeOf(query(id, article, 'time'), 'datetime') ?? undefined,
    });
    return {
      view: 'message',
      subject: identity,
      message,
      parts: [...header, { role: 'body', root: query(id, article, '.body') }, ...rows],
    };
  },
});

/**
 * QQ 邮箱 (the classic pages in frames and the new wx.mail.qq.com) and 腾讯企业邮: message, list, compose.
 * Re-typed from public extensions; not checked against the live product, 2026-11-22.
 */
import { attributeOf, queryAll, queryOptional } from './dom-access.ts';
import { findVisible, readCompose, readMessage } from './mail-page.ts';
import { participantText, toParticipant } from './participants.ts';
import { addressOf } from './record-page.ts';
import { defineSite, type PagePart } from './site.ts';

const id = 'qq-mail';

/** `mailid` in the address of a classic page, the last part of the new one: `#/mail/detail/ZC…`; 2026-11 */
function ownIdOf(document: Document): string | undefined {
  const { search = '', hash = '' } = document.location ?? {};
  return new URLSearchParams(search).get('mailid') ?? /\/detail\/([^/?]+)/.exec(hash)?.[1];
}

/** The check box of a line names its sender: `fn` the name, `fa` the address; classic list, 2026-11 */
function readRow(box: Element): PagePart {
  const person = toParticipant(attributeOf(box, 'fn') ?? undefined, attributeOf(box, 'fa') ?? undefined);
  const row = box.closest('table');
  const subject = row ? queryOptional(row, 'u.tt, .txtflow') : undefined;
  return { role: 'row', text: [person ? participantText(person) : '', subject?.textContent ?? ''].join('\n') };
}

export const qqMail = defineSite({
  id,
  detect: (document) => /(^|\.)(mail|exmail)\.qq\.com$/.test(document.location?.host ?? ''),
  read(document) {
    const boxes = queryAll(document, 'input[name="mailid"][fa]', 500);
    if (boxes.length > 0) return { view: 'list', subject: addressOf(document), parts: boxes.map(readRow) };
    const compose = findVisible(document, 'form:has(#toAreaCtrl)');
    if (compose) {
      return readCompose(id, compose, addressOf(document), {
        to: '.addr_base',
        subject: '#subject',
        editor: 'iframe.qmEditorIfrmEditArea, #content',
      });
    }
    // The frame around the pages of the classic version, and lists of the new one, are read by what they mean.
    if (!queryOptional(document, '#mailContentContainer')) return undefined;
    const isClassic = queryOptional(document, '#fromName') !== undefined;
    return readMessage(
      id,
      document,
      isClassic
        ? {
            message: '#mainmail',
            subject: '#subject',
            from: 'td:has(> #fromName)',
            to: '#tr_to .address_detail, #tr_cc .address_detail',
            sentAt: '.settingtable b.tcolor',
            body: '#mailContentContainer',
          }
        : {
            message: '.mail-detail-page',
            subject: '.mail-detail-subject',
            from: '.mail-detail-basicinfo-item:has(.cmp-account-email)',
            to: '.mail-detail-basicinfo-item ~ .mail-detail-basicinfo-item:has(.cmp-account-email)',
            sentAt: '.mail-detail-basicinfo-item:last-child',
            body: '#mailContentContainer',
          },
      () => ownIdOf(document),
    );
  },
});
